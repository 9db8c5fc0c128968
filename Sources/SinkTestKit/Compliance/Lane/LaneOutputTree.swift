internal import NotionExportKit
internal import Synchronization

/// An output in memory that behaves like the one on disk, records all calls, and fails on request.
///
/// Each file exists as soon as it is written; files that an owner no longer writes are deleted when its scope
/// ends.
final class LaneOutputTree: OutputTree {
  /// A file that two owners wrote.
  struct Contest: Hashable, Sendable {
    let path: String
    let first: FileOwner
    let second: FileOwner
  }

  private struct Entry {
    var owner: FileOwner
    var bytes: [UInt8]
  }

  private struct State {
    var entries: [String: Entry] = [:]
    var notes = MemoryNotes()
    var contests: [Contest] = []
    var writes = 0
    var isDetached = false
  }

  /// A simulated failure of the disk.
  struct DiskFull: Error {}

  private let state = Mutex(State())
  /// The index of the file that cannot be written, from 0; later ones can.
  private let failing: Int?
  /// Whether contents are kept.
  private let keepsContents: Bool
  /// Called for each piece of a file that is written.
  private let flushed: @Sendable () -> Void

  init(
    failingAt failing: Int? = nil, keepsContents: Bool = true, flushed: @escaping @Sendable () -> Void = {}
  ) {
    self.failing = failing
    self.keepsContents = keepsContents
    self.flushed = flushed
  }

  /// Creates a tree with the files of another, as the next process finds it.
  init(after tree: LaneOutputTree) {
    (failing, keepsContents, flushed) = (nil, true, {})
    let (entries, notes) = tree.state.withLock { state in
      state.isDetached = true
      return (state.entries, state.notes)
    }
    state.withLock { ($0.entries, $0.notes) = (entries, notes) }
  }

  var files: [String: [UInt8]] { state.withLock { $0.entries.mapValues(\.bytes) } }
  var owners: [String: FileOwner] { state.withLock { $0.entries.mapValues(\.owner) } }
  var contests: [Contest] { state.withLock { $0.contests } }
  /// The number of files that were written, including failed ones.
  var writes: Int { state.withLock { $0.writes } }

  nonisolated(nonsending) func replaceFiles(
    of owner: FileOwner, _ body: nonisolated(nonsending) (any OutputFiles) async throws -> Void
  ) async throws {
    let files = Files(tree: self, owner: owner)
    try await body(files)
    let written = files.written
    try state.withLock { state in
      guard !state.isDetached else { throw CancellationError() }
      state.notes.replace(files.notes, of: owner)
      state.entries = state.entries.filter { $0.value.owner != owner || written.contains($0.key) }
    }
  }

  nonisolated(nonsending) func removeFiles(of owner: FileOwner) async throws {
    state.withLock { state in
      state.entries = state.entries.filter { $0.value.owner != owner }
      state.notes.replace([:], of: owner)
    }
  }

  nonisolated(nonsending) func notes(of owner: FileOwner) async throws -> [String: [UInt8]] {
    state.withLock { $0.notes.notes(of: owner) }
  }

  func notes(withPrefix prefix: String) -> WorkspaceListing<OutputNote> {
    WorkspaceListing(state.withLock { $0.notes.notes(withPrefix: prefix) })
  }

  private func store(_ bytes: [UInt8], at path: OutputPath, owner: FileOwner) throws {
    try state.withLock { state in
      // Later writes of a killed process have no effect.
      guard !state.isDetached else { throw CancellationError() }
      state.writes += 1
      guard state.writes - 1 != failing else { throw DiskFull() }
      let text = path.description
      if state.entries.keys.contains(where: { $0.hasPrefix(text + "/") }) {
        throw OutputError(.occupied, path: text, detail: "there is a folder at the path of the file; move it")
      }
      if let standing = state.entries[text], standing.owner != owner {
        state.contests.append(Contest(path: text, first: standing.owner, second: owner))
      }
      var folder = ""
      for component in path.components.dropLast() {
        folder += folder.isEmpty ? component : "/\(component)"
        state.entries[folder] = nil
      }
      state.entries[text] = Entry(owner: owner, bytes: bytes)
    }
  }

  private final class Files: OutputFiles {
    private let tree: LaneOutputTree
    private let owner: FileOwner
    private let paths = Mutex<Set<String>>([])
    private let newNotes = Mutex<[String: [UInt8]]>([:])

    init(tree: LaneOutputTree, owner: FileOwner) {
      self.tree = tree
      self.owner = owner
    }

    var written: Set<String> { paths.withLock { $0 } }
    var notes: [String: [UInt8]] { newNotes.withLock { $0 } }

    nonisolated(nonsending) func note(_ key: String, _ value: [UInt8]) async throws {
      newNotes.withLock { $0[key] = value }
    }

    nonisolated(nonsending) func write(
      _ path: OutputPath, _ body: nonisolated(nonsending) (inout OutputFile) async throws -> Void
    ) async throws {
      let gathered = GatheredBytes(keeps: tree.keepsContents)
      let flushed = tree.flushed
      var file = OutputFile { bytes in
        gathered.append(bytes)
        flushed()
      }
      try await body(&file)
      try file.drain()
      try store(gathered.all, path)
    }

    nonisolated(nonsending) func write(_ path: OutputPath, content: Asset.StoredContent) async throws {
      try store(Array(content.sha256.utf8), path)
    }

    private func store(_ bytes: [UInt8], _ path: OutputPath) throws {
      try tree.store(bytes, at: path, owner: owner)
      paths.withLock { _ = $0.insert(path.description) }
    }
  }
}
