public import NotionExportKit
internal import Synchronization

/// The files of a sink in memory, owned and replaced as those on disk are.
public final class MemoryOutputTree: OutputTree {
  private struct Entry {
    var owners: Set<FileOwner>
    var file: MemoryFile
  }

  private let entries = Mutex<[String: Entry]>([:])
  private let notes = Mutex(MemoryNotes())

  /// An empty output.
  public init() {}

  /// The files by path; an asset's bytes are its digest.
  public var files: [String: [UInt8]] { entries.withLock { $0.mapValues(\.file.bytes) } }

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
    notes.withLock { $0.replace(files.notes, of: owner) }
    entries.withLock { entries in
      for path in entries.keys where written[path] == nil { Self.release(path, owner, &entries) }
      for (path, file) in written {
        // The content of an asset may have several owners, other files have one.
        let others = file.isContent && entries[path]?.file.isContent == true ? entries[path]?.owners : nil
        entries[path] = Entry(owners: (others ?? []).union([owner]), file: file)
      }
    }
  }

  /// Deletes all files of an owner.
  public nonisolated(nonsending) func removeFiles(of owner: FileOwner) async throws {
    notes.withLock { $0.replace([:], of: owner) }
    entries.withLock { entries in
      for path in entries.keys { Self.release(path, owner, &entries) }
    }
  }

  /// What an owner noted last.
  public nonisolated(nonsending) func notes(of owner: FileOwner) async throws -> [String: [UInt8]] {
    notes.withLock { $0.notes(of: owner) }
  }

  /// The notes of all owners, by the beginnings of their keys.
  public func notes(withPrefix prefix: String) -> WorkspaceListing<OutputNote> {
    WorkspaceListing(notes.withLock { $0.notes(withPrefix: prefix) })
  }

  private static func release(_ path: String, _ owner: FileOwner, _ entries: inout [String: Entry]) {
    entries[path]?.owners.remove(owner)
    if entries[path]?.owners.isEmpty == true { entries[path] = nil }
  }
}

/// A file in memory.
private struct MemoryFile {
  var bytes: [UInt8]
  /// Whether it is the content of an asset, here its digest.
  var isContent = false
}

/// The files of one owner while they are written.
private final class MemoryOutputFiles: OutputFiles {
  private let files = Mutex<[String: MemoryFile]>([:])

  private let noted = Mutex<[String: [UInt8]]>([:])

  var written: [String: MemoryFile] { files.withLock { $0 } }
  var notes: [String: [UInt8]] { noted.withLock { $0 } }

  nonisolated(nonsending) func note(_ key: String, _ value: [UInt8]) async throws {
    noted.withLock { $0[key] = value }
  }

  nonisolated(nonsending) func write(
    _ path: OutputPath, _ body: nonisolated(nonsending) (inout OutputFile) async throws -> Void
  ) async throws {
    let gathered = GatheredBytes()
    var file = OutputFile { gathered.append($0) }
    try await body(&file)
    try file.drain()
    files.withLock { $0[path.description] = MemoryFile(bytes: gathered.all) }
  }

  nonisolated(nonsending) func write(_ path: OutputPath, content: Asset.StoredContent) async throws {
    files.withLock {
      $0[path.description] = MemoryFile(bytes: Array(content.sha256.utf8), isContent: true)
    }
  }
}
