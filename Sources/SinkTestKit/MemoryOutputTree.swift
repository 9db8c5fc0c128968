public import NotionExportKit
internal import Synchronization

/// The files of a sink in memory, owned and replaced as those on disk are.
public final class MemoryOutputTree: OutputTree {
  private struct Entry {
    var owner: FileOwner
    var bytes: [UInt8]
  }

  private let entries = Mutex<[String: Entry]>([:])

  /// An empty output.
  public init() {}

  /// The files by path; an asset's bytes are its digest.
  public var files: [String: [UInt8]] { entries.withLock { $0.mapValues(\.bytes) } }

  /// The text of a file; `nil` where there is none.
  public func text(_ path: String) -> String? {
    files[path].map { String(decoding: $0, as: UTF8.self) }
  }

  /// Runs `body`, then deletes what the owner did not write again.
  public nonisolated(nonsending) func replaceFiles(
    of owner: FileOwner, _ body: nonisolated(nonsending) (any OutputFiles) async throws -> Void
  ) async throws {
    let files = MemoryOutputFiles()
    try await body(files)
    let written = files.written
    entries.withLock { entries in
      entries = entries.filter { $0.value.owner != owner || written[$0.key] != nil }
      for (path, bytes) in written { entries[path] = Entry(owner: owner, bytes: bytes) }
    }
  }

  /// Deletes all files of an owner.
  public nonisolated(nonsending) func removeFiles(of owner: FileOwner) async throws {
    entries.withLock { entries in entries = entries.filter { $0.value.owner != owner } }
  }
}

/// The files of one owner while they are written.
private final class MemoryOutputFiles: OutputFiles {
  private let files = Mutex<[String: [UInt8]]>([:])

  var written: [String: [UInt8]] { files.withLock { $0 } }

  nonisolated(nonsending) func write(
    _ path: OutputPath, _ body: nonisolated(nonsending) (inout OutputFile) async throws -> Void
  ) async throws {
    let gathered = GatheredBytes()
    var file = OutputFile { gathered.append($0) }
    try await body(&file)
    try file.drain()
    files.withLock { $0[path.description] = gathered.all }
  }

  nonisolated(nonsending) func write(_ path: OutputPath, content: Asset.StoredContent) async throws {
    files.withLock { $0[path.description] = Array(content.sha256.utf8) }
  }
}
