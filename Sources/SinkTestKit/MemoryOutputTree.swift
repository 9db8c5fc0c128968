public import NotionExportKit
internal import Synchronization

/// The files of a sink in memory, with the ownership rules of those on disk.
public final class MemoryOutputTree: OutputTree {
  /// A file of one owner; the content of an asset may have several owners.
  private struct Entry {
    var owners: Set<FileOwner>
    var file: MemoryFile
  }

  /// The files by the claim of their owner; contents of assets are claimed by all their owners together.
  private let entries = Mutex<[PathClaim: Entry]>([:])
  private let notes = Mutex(MemoryNotes())

  /// Creates an empty output.
  public init() {}

  /// The files by path; an asset's bytes are its digest.
  public var files: [String: [UInt8]] {
    entries.withLock { entries in
      var files: [String: [UInt8]] = [:]
      for claims in Self.contests(entries).values.map({ $0.sorted() }) {
        for claim in claims {
          let isAside = claim != claims[0] && !Self.isSame(claim, claims[0], entries)
          files[isAside ? claim.aside : claim.path] = entries[claim]?.file.bytes
        }
      }
      return files
    }
  }

  /// The paths that several owners claim, or that a file system may treat as equal.
  public var contestedPaths: [String] {
    entries.withLock { entries in
      Self.contests(entries).values.flatMap { claims in
        let first = claims.sorted()[0]
        return claims.allSatisfy { Self.isSame($0, first, entries) } ? [] : claims.map(\.path)
      }.sorted()
    }
  }

  /// Returns whether one file may serve both claims, as the same content of an asset.
  private static func isSame(_ one: PathClaim, _ other: PathClaim, _ entries: [PathClaim: Entry]) -> Bool {
    one == other
      || one.owner == shared && other.owner == shared
        && entries[one]?.file.bytes == entries[other]?.file.bytes
  }

  private static func contests(_ entries: [PathClaim: Entry]) -> [String: [PathClaim]] {
    Dictionary(grouping: entries.keys) { PathClaim.key(of: $0.path) }
  }

  /// Returns the text of a file, or `nil` if it does not exist.
  public func text(_ path: String) -> String? {
    files[path].map { String(decoding: $0, as: UTF8.self) }
  }

  /// Runs `body`, then deletes files that the owner did not write again.
  public nonisolated(nonsending) func replaceFiles(
    of owner: FileOwner, _ body: nonisolated(nonsending) (any OutputFiles) async throws -> Void
  ) async throws {
    let files = MemoryOutputFiles()
    try await body(files)
    let written = files.written
    notes.withLock { $0.replace(files.notes, of: owner) }
    entries.withLock { entries in
      for claim in entries.keys where written[claim.path] == nil { Self.release(claim, owner, &entries) }
      for (path, file) in written {
        let claim = PathClaim(owner: file.isContent ? Self.shared : owner.text, path: path)
        let former = PathClaim(owner: file.isContent ? owner.text : Self.shared, path: path)
        Self.release(former, owner, &entries)
        entries[claim] = Entry(owners: (entries[claim]?.owners ?? []).union([owner]), file: file)
      }
    }
  }

  /// Deletes all files of an owner.
  public nonisolated(nonsending) func removeFiles(of owner: FileOwner) async throws {
    notes.withLock { $0.replace([:], of: owner) }
    entries.withLock { entries in
      for claim in entries.keys { Self.release(claim, owner, &entries) }
    }
  }

  /// Returns the notes of an owner.
  public nonisolated(nonsending) func notes(of owner: FileOwner) async throws -> [String: [UInt8]] {
    notes.withLock { $0.notes(of: owner) }
  }

  /// Returns the notes of all owners whose keys have a prefix.
  public func notes(withPrefix prefix: String) -> WorkspaceListing<OutputNote> {
    WorkspaceListing(notes.withLock { $0.notes(withPrefix: prefix) })
  }

  /// The owner of contents that any number of owners write.
  private static let shared = "shared"

  private static func release(
    _ claim: PathClaim, _ owner: FileOwner, _ entries: inout [PathClaim: Entry]
  ) {
    entries[claim]?.owners.remove(owner)
    if entries[claim]?.owners.isEmpty == true { entries[claim] = nil }
  }
}

/// A file in memory.
private struct MemoryFile {
  var bytes: [UInt8]
  /// Whether it is the content of an asset, which is represented by its digest.
  var isContent = false
}

/// The files of one owner while they are written.
private final class MemoryOutputFiles: OutputFiles {
  private let files = Mutex<[String: MemoryFile]>([:])

  private let newNotes = Mutex<[String: [UInt8]]>([:])

  var written: [String: MemoryFile] { files.withLock { $0 } }
  var notes: [String: [UInt8]] { newNotes.withLock { $0 } }

  nonisolated(nonsending) func note(_ key: String, _ value: [UInt8]) async throws {
    newNotes.withLock { $0[key] = value }
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

/// The notes of a sink in memory.
struct MemoryNotes {
  private var owners: [FileOwner: [String: [UInt8]]] = [:]

  func notes(of owner: FileOwner) -> [String: [UInt8]] { owners[owner] ?? [:] }

  func notes(withPrefix prefix: String) -> [OutputNote] {
    owners.flatMap { owner, notes in
      notes.filter { $0.key.utf8.starts(with: prefix.utf8) }
        .map { OutputNote(key: $0.key, owner: owner, value: $0.value) }
    }
    .sorted { first, second in
      if first.key == second.key {
        return first.owner.text.utf8.lexicographicallyPrecedes(second.owner.text.utf8)
      }
      return first.key.utf8.lexicographicallyPrecedes(second.key.utf8)
    }
  }

  mutating func replace(_ notes: [String: [UInt8]], of owner: FileOwner) {
    owners[owner] = notes.isEmpty ? nil : notes
  }
}

/// A buffer of bytes that arrive in pieces.
final class GatheredBytes: Sendable {
  private let bytes = Mutex<[UInt8]>([])
  private let keeps: Bool

  init(keeps: Bool = true) { self.keeps = keeps }

  var all: [UInt8] { bytes.withLock { $0 } }

  func append(_ more: [UInt8]) {
    if keeps { bytes.withLock { $0 += more } }
  }
}
