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

  /// The name of a file.
  package func name(for name: String, _ content: Asset.StoredContent) -> String {
    state.withLock { state in
      let chosen = FileName.assetName(name, digest: content.sha256)
      if state.names.insert(chosen).inserted { state.contents.append((chosen, content)) }
      return chosen
    }
  }
}
