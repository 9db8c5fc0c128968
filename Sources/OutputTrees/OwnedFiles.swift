import DurableFiles
import NotionExportKit
internal import Synchronization

/// The files that one owner writes in one scope.
final class OwnedFiles: OutputFiles {
  private let tree: FileOutputTree
  private let owner: String
  private let paths = Mutex<Set<String>>([])
  private let noted = Mutex<[String: [UInt8]]>([:])

  init(tree: FileOutputTree, owner: String) {
    self.tree = tree
    self.owner = owner
  }

  var written: Set<String> { paths.withLock { $0 } }
  var notes: [String: [UInt8]] { noted.withLock { $0 } }

  nonisolated(nonsending) func write(
    _ path: OutputPath, _ body: nonisolated(nonsending) (inout OutputFile) async throws -> Void
  ) async throws {
    let staged = tree.stage()
    var file = OutputFile { try staged.append($0) }
    try await body(&file)
    try file.drain()
    try move(staged, to: path)
  }

  nonisolated(nonsending) func write(_ path: OutputPath, content: Asset.StoredContent) async throws {
    try tree.write(content, at: path, owner: owner)
    add(path)
  }

  nonisolated(nonsending) func note(_ key: String, _ value: [UInt8]) async throws {
    noted.withLock { $0[key] = value }
  }

  private func move(_ staged: StagedFile, to path: OutputPath) throws {
    try tree.write(staged: staged, at: path, owner: owner)
    add(path)
  }

  private func add(_ path: OutputPath) { paths.withLock { _ = $0.insert(path.description) } }
}
