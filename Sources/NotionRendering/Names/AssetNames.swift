package import NotionExportKit
internal import Synchronization

/// Names for the files that one document shows: their own names, each content once.
package final class AssetNames: Sendable {
  private struct State {
    var names: [String: String] = [:]
    var taken: Set<String> = []
    var contents: [(name: String, content: Asset.StoredContent)] = []
  }

  private let state = Mutex(State())

  /// No files yet.
  package init() {}

  /// The files named so far, in order.
  package var contents: [(name: String, content: Asset.StoredContent)] { state.withLock { $0.contents } }

  /// The name of a file; files of one content share a name, others of that name get part of their digest.
  package func name(for name: String, _ content: Asset.StoredContent) -> String {
    state.withLock { state in
      if let known = state.names[content.sha256] { return known }
      var chosen = FileName.assetName(name)
      if state.taken.contains(FileName.key(of: chosen)) {
        let dot = chosen.lastIndex(of: ".") ?? chosen.endIndex
        chosen = "\(chosen[..<dot]) \(content.sha256.prefix(12))\(chosen[dot...])"
      }
      state.taken.insert(FileName.key(of: chosen))
      state.names[content.sha256] = chosen
      state.contents.append((chosen, content))
      return chosen
    }
  }
}
