package import NotionExportKit
internal import Synchronization

/// Names for the files that documents show, by which all documents of a folder find the same one.
///
/// A name is the file's own and part of the digest of its content: so a file that many documents of a folder
/// show is kept once, different files of one name do not meet, and no name depends on what else there is.
package final class AssetNames: Sendable {
  private struct State {
    var names: Set<String> = []
    var contents: [(name: String, content: Asset.StoredContent)] = []
  }

  private let state = Mutex(State())

  /// No files yet.
  package init() {}

  /// The files named so far, in order.
  package var contents: [(name: String, content: Asset.StoredContent)] { state.withLock { $0.contents } }

  /// Adds a file under its name.
  package func add(_ name: String, _ content: Asset.StoredContent) {
    state.withLock { state in
      if state.names.insert(name).inserted { state.contents.append((name, content)) }
    }
  }
}
