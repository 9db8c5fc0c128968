package import NotionExportKit
internal import Synchronization

/// Names of the files that documents show, shared by all documents of a folder.
///
/// A name consists of the file's own name and a part of the digest of its content: a file that many documents
/// of a folder show is stored once, different files with one name do not collide, and no name depends on
/// other files.
package final class AssetNames: Sendable {
  private struct State {
    var names: Set<String> = []
    var contents: [(name: String, content: Asset.StoredContent)] = []
  }

  private let state = Mutex(State())

  /// Creates an empty collection.
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
