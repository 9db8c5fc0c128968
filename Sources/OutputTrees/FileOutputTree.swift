import DurableFiles
import Hashing
package import NotionExportKit
import NotionModel
import Synchronization

/// An output tree on disk, under one folder, with its manifest and its temporary files elsewhere on the same
/// file system.
///
/// It serves one lane, which may write several pages concurrently: bytes are buffered in parallel, and files
/// are moved into place and deleted one after another. ``OutputTree`` describes the contract.
package final class FileOutputTree: OutputTree {
  /// Maximum number of folders that are known not to be links; the set is cleared beyond it.
  private static let verifiedFolderLimit = 4096
  /// The maximum length of a path that is shortened as far as possible, in bytes.
  private static let shortestPathLimit = 400

  private struct State {
    var verifiedFolders: Set<String> = []
    var temporaryFiles = 0
    /// Whether findings of events are stored; `nil` before the first query.
    var holdsEventFindings: Bool?
  }

  private let root: String
  private let temporaryFolder: String
  private let assetsFolder: String
  private let manifest: OutputManifest
  private let manifestPath: String
  /// The new location of a damaged manifest, if there was one; the lane then replays from the start of the
  /// log.
  package let damagedManifest: String?
  private let noteStore: NoteStore
  private let state = Mutex(State())
  /// Serialises changes to files and manifest, so that each scope sees a consistent state.
  private let turn = Mutex(())

  /// Opens the tree.
  ///
  /// - Parameters:
  ///   - root: the existing output folder.
  ///   - manifestPath: the database that lists the tree's files.
  ///   - temporaryFolder: a folder that only this tree uses, for incomplete files; emptied here.
  ///   - assetsFolder: the folder of the contents of assets, by their SHA-256.
  /// - Throws: ``OutputError`` or a database error if the folders cannot be written.
  package init(root: String, manifestPath: String, temporaryFolder: String, assetsFolder: String) throws {
    self.root = root
    self.temporaryFolder = temporaryFolder
    self.assetsFolder = assetsFolder
    guard root.utf8.count + Self.shortestPathLimit < POSIX.pathLimit else {
      throw OutputError(
        .system, path: "",
        detail:
          "the path of the output folder is too long: \(root.utf8.count) bytes of the \(POSIX.pathLimit) that "
          + "a path may have; choose a shorter one with --output")
    }
    self.manifestPath = manifestPath
    try POSIX.makeDirectory(temporaryFolder, mode: 0o700)
    for leftover in POSIX.names(in: temporaryFolder) {
      try POSIX.removeFile("\(temporaryFolder)/\(leftover)")
    }
    var damaged: String?
    do {
      manifest = try OutputManifest(path: manifestPath)
    } catch let error as OutputError where error.code == .damagedManifest {
      let (rebuilt, copy) = try OutputManifest.rebuild(path: manifestPath)
      (manifest, damaged) = (rebuilt, copy)
    }
    do {
      noteStore = try NoteStore(besideManifest: manifestPath)
    } catch let error as OutputError where error.code == .damagedManifest {
      try manifest.beginRebuilding()
      let (empty, copy) = try NoteStore.startOver(besideManifest: manifestPath)
      (noteStore, damaged) = (empty, damaged ?? copy)
    }
    damagedManifest = damaged
  }

  // MARK: OutputTree

  /// The system's path limit minus the folder of the output.
  package var pathLimit: Int {
    max(Self.shortestPathLimit, min(1_500, POSIX.pathLimit - root.utf8.count - 2))
  }

  package nonisolated(nonsending) func replaceFiles(
    of owner: FileOwner, _ body: nonisolated(nonsending) (any OutputFiles) async throws -> Void
  ) async throws {
    let files = OwnedFiles(tree: self, owner: owner.text)
    var object: ObjectID?
    if case .object(let id) = owner { object = id }
    let findings = try await FindingScope.findings(about: object) { try await body(files) }
    let written = files.written
    var notes = files.notes
    if !findings.isEmpty { notes[FindingNotes.files] = FindingNotes.bytes(findings) }
    try turn.withLock { _ in
      try removeFiles(of: owner.text) { !written.contains($0) }
      try noteStore.replace(notes, of: owner.text, generation: manifest.generation)
    }
  }

  package nonisolated(nonsending) func removeFiles(of owner: FileOwner) async throws {
    try turn.withLock { _ in
      try removeFiles(of: owner.text) { _ in true }
      try noteStore.replace([:], of: owner.text, generation: manifest.generation)
    }
  }

  package nonisolated(nonsending) func notes(of owner: FileOwner) async throws -> [String: [UInt8]] {
    try noteStore.notes(of: owner.text).filter { !$0.key.hasPrefix(FindingNotes.prefix) }
  }

  package nonisolated(nonsending) func note(
    _ key: String, of owner: FileOwner
  ) async throws -> [UInt8]? {
    try noteStore.note(key, of: owner.text)
  }

  package func notes(withPrefix prefix: String) -> WorkspaceListing<OutputNote> {
    storedNotes(withPrefix: prefix, without: FindingNotes.prefix)
  }

  private func storedNotes(withPrefix prefix: String, without hidden: String?) -> WorkspaceListing<OutputNote>
  {
    WorkspaceListing { [manifest, noteStore] in
      try noteStore.batch(withPrefix: prefix, without: hidden, after: nil, generation: manifest.generation)
    }
  }

  private func removeFiles(of owner: String, where isGone: (String) -> Bool) throws {
    let paths = try manifest.paths(of: owner)
    try remove(paths.own.filter { isGone($0.wanted) }.map(\.path))
    try remove(try manifest.removeUses(of: paths.shared.filter(isGone), by: owner))
  }

  // MARK: For the lane

  /// Begins a replay: ``removeOutdatedFiles()`` deletes all files that are not written again before it.
  package func beginReplay() throws {
    try manifest.beginGeneration()
  }

  /// Deletes the files that were not written since the last ``beginReplay()``.
  package func removeOutdatedFiles() throws {
    try manifest.removeOutdatedUses()
    try noteStore.removeOutdated(generation: manifest.generation)
    while case let paths = try manifest.outdatedPaths(limit: 500), !paths.isEmpty {
      try remove(paths)
    }
    try manifest.endRebuilding()
  }

  /// Whether the manifest was lost, so that only a replay can determine which files belong to the output.
  package var needsReplay: Bool {
    get throws { try manifest.isBeingRebuilt }
  }

  /// Stores the findings of an event that are not findings of its files, and replaces those of the previous
  /// event with the same owner.
  package func keep(_ findings: [Diagnostic], ofEventAbout owner: FileOwner) throws {
    // Most sinks report findings only while they write files.
    guard try !findings.isEmpty || holdsEventFindings() else { return }
    let notes = findings.isEmpty ? [:] : [FindingNotes.event: FindingNotes.bytes(findings)]
    try noteStore.replace(
      notes, of: FindingNotes.owner(ofEvent: owner).text, generation: manifest.generation)
    state.withLock { $0.holdsEventFindings = true }
  }

  private func holdsEventFindings() throws -> Bool {
    if let known = state.withLock({ $0.holdsEventFindings }) { return known }
    let holds = try !noteStore.batch(
      withPrefix: FindingNotes.event, without: nil, after: nil, generation: manifest.generation
    ).elements.isEmpty
    state.withLock { $0.holdsEventFindings = holds }
    return holds
  }

  /// Calls `body` with the findings of everything that was last written, in this run or an earlier one.
  package func forEachFinding(_ body: (Diagnostic) -> Void) async throws {
    for try await note in storedNotes(withPrefix: FindingNotes.prefix, without: nil) {
      for finding in FindingNotes.findings(note.value) { body(finding) }
    }
  }

  /// Calls `body` with each file that is not at the path that its owner claims, because another file has it.
  ///
  /// - Parameter body: receives the path of the file, and the claim of its owner.
  /// - Throws: the error that `body` throws, or a database error.
  package func forEachContest(_ body: (_ path: String, _ claim: PathClaim) throws -> Void) throws {
    var last: String?
    while case let claims = try turn.withLock({ _ in try manifest.claimsAside(after: last) }),
      let end = claims.last?.path
    {
      for (path, claim) in claims { try body(path, claim) }
      last = end
    }
  }

  /// Flushes everything written so far to disk, so that it survives a power failure.
  package func synchronize() throws {
    try turn.withLock { _ in
      try manifest.flush()
      try noteStore.flush()
    }
    POSIX.synchronize()
  }

  // MARK: Files

  func stage() -> StagedFile {
    let number = state.withLock { state in
      state.temporaryFiles += 1
      return state.temporaryFiles
    }
    return StagedFile(temporaryPath: "\(temporaryFolder)/\(number)")
  }

  func stage(_ content: Asset.StoredContent) throws -> StagedFile {
    let staged = stage()
    let source = "\(assetsFolder)/\(content.sha256.prefix(2))/\(content.sha256)"
    guard try POSIX.status(source)?.kind == .file else {
      throw OutputError(.damagedContent, path: source, detail: Self.advice("the archive has lost this file"))
    }
    try POSIX.read(source) { (piece) throws(OutputError) in try staged.append(piece) }
    guard Self.hexadecimal(staged.digest) == content.sha256 else {
      staged.discard()
      throw OutputError(
        .damagedContent, path: source,
        detail: Self.advice("this file of the archive is not what was downloaded"))
    }
    return staged
  }

  private static func advice(_ finding: String) -> String {
    "\(finding); the next export downloads it again"
  }

  /// Stores the content of an asset at a path, unless it is already there; any number of owners may share it.
  func write(_ content: Asset.StoredContent, at path: OutputPath, owner: String) throws {
    try turn.withLock { _ in
      try manifest.addUse(of: path.description, by: owner)
      if try stands(content, at: path) { return }
      try put(try stage(content), at: path, owner: OutputManifest.shared)
    }
  }

  /// Returns whether the content is in place, without reading it.
  private func stands(_ content: Asset.StoredContent, at path: OutputPath) throws -> Bool {
    try verifyFolders(of: path)
    let claim = PathClaim(owner: OutputManifest.shared, path: path.description)
    guard let text = try manifest.recordedPath(of: claim), var entry = try manifest.entry(at: text),
      Self.hexadecimal(entry.sha256) == content.sha256, let standing = try POSIX.status("\(root)/\(text)"),
      standing.kind == .file, entry.size == standing.size, entry.modified == standing.modified
    else { return false }
    if entry.generation != manifest.generation {
      entry.generation = manifest.generation
      try manifest.record(text, entry)
    }
    return true
  }

  private static func hexadecimal(_ bytes: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  /// Moves a staged file to its path, unless the same bytes are already there.
  func write(staged: StagedFile, at path: OutputPath, owner: String) throws {
    try turn.withLock { _ in try put(staged, at: path, owner: owner) }
  }

  private func put(_ staged: StagedFile, at path: OutputPath, owner: String) throws {
    defer { staged.discard() }
    let claim = PathClaim(owner: owner, path: path.description)
    try verifyFolders(of: path)
    let rivals = try manifest.rivals(forKey: PathClaim.key(of: claim.path))
    var others = rivals.filter { $0.claim != claim }
    if owner == OutputManifest.shared {
      // One file may serve several claims if it has the same content.
      others.removeAll { $0.entry.owner == owner && $0.entry.sha256 == staged.digest }
    }
    let isFirst = others.allSatisfy { claim < $0.claim }
    // There may be a folder whose name another owner needs.
    let isFolder = try POSIX.status("\(root)/\(claim.path)")?.kind == .directory
    let text = isFirst && !isFolder ? claim.path : claim.aside
    if text == claim.path { for rival in others where rival.isInPlace { try moveAside(rival) } }
    try put(staged, at: text, claim)
    for former in rivals where former.claim == claim && former.path != text { try removeFile(former.path) }
  }

  /// Moves a file away from the path of another claim.
  private func moveAside(_ rival: OutputManifest.Rival) throws {
    try move(rival, to: rival.claim.aside)
  }

  private func move(_ rival: OutputManifest.Rival, to path: String) throws {
    var entry = rival.entry
    entry.wanted = path == rival.claim.path ? nil : rival.claim.path
    guard try POSIX.status("\(root)/\(rival.path)")?.kind == .file else {
      return try manifest.remove([rival.path])
    }
    if let standing = try POSIX.status("\(root)/\(path)"), try manifest.entry(at: path) == nil {
      try keepReplaced(path, standing)
    }
    try manifest.announce(path, owner: entry.owner, wanted: entry.wanted)
    try POSIX.move("\(root)/\(rival.path)", to: "\(root)/\(path)")
    try manifest.record(path, entry)
    if path != rival.path { try manifest.remove([rival.path]) }
  }

  private func put(_ staged: StagedFile, at text: String, _ claim: PathClaim) throws {
    let owner = claim.owner
    let absolute = "\(root)/\(text)"
    let digest = staged.digest
    let entry = try manifest.entry(at: text)
    let generation = manifest.generation
    let wanted = text == claim.path ? nil : claim.path
    let standing = try POSIX.status(absolute)
    try refuseUnlessFile(standing, text)

    func record(_ status: POSIX.Status) throws {
      let entry = OutputManifest.Entry(
        owner: owner, sha256: digest, size: status.size, modified: status.modified, generation: generation,
        wanted: wanted)
      try manifest.record(text, entry)
    }

    if let standing {
      if let entry, entry.sha256 == digest, entry.size == standing.size, entry.modified == standing.modified {
        if entry.claim(at: text) != claim || entry.generation != generation { try record(standing) }
        return
      }
      // A file with exactly the bytes to be written is adopted if the manifest does not have its hash: the
      // manifest may have been lost, or not written before a crash.
      if entry?.sha256.isEmpty ?? true, standing.size == staged.byteCount,
        try sha256(of: absolute) == digest
      {
        return try record(standing)
      }
      if entry == nil { try keepReplaced(text, standing) }
    }
    if entry == nil { try manifest.announce(text, owner: owner, wanted: wanted) }
    try staged.move(to: absolute)
    if let placed = try POSIX.status(absolute) { try record(placed) }
  }

  /// Refuses to replace a file that is not in the manifest; if the manifest was lost, the file may belong to
  /// the output, and is moved to the state folder.
  private func keepReplaced(_ text: String, _ standing: POSIX.Status) throws {
    try refuseUnlessFile(standing, text)
    guard try manifest.isBeingRebuilt else {
      throw OutputError(
        .foreignFile, path: text,
        detail: "this file was not written by notion-export and was left unchanged; move it")
    }
    let folder = "\(manifestPath).replaced"
    try POSIX.makeDirectory(folder, mode: 0o700)
    var number = 1
    while try POSIX.status("\(folder)/\(number)") != nil { number += 1 }
    try POSIX.move("\(root)/\(text)", to: "\(folder)/\(number)")
  }

  private func sha256(of absolute: String) throws -> [UInt8] {
    var hash = SHA256()
    try POSIX.read(absolute) { hash.update(data: $0) }
    return Array(hash.finalize())
  }

  private func refuseUnlessFile(_ status: POSIX.Status?, _ path: String) throws(OutputError) {
    switch status?.kind {
    case nil, .file: return
    case .symbolicLink: throw Self.symbolicLink(path)
    case .directory:
      throw OutputError(.occupied, path: path, detail: "there is a folder at the path of the file; move it")
    case .other:
      throw OutputError(
        .occupied, path: path, detail: "there is something other than a file at this path; move it")
    }
  }

  /// Creates the folders of a path, and refuses symbolic links among them.
  private func verifyFolders(of path: OutputPath) throws {
    let folder = path.folder
    guard !folder.isEmpty, !state.withLock({ $0.verifiedFolders.contains(folder) }) else { return }
    var current = ""
    for component in path.components.dropLast() {
      current += current.isEmpty ? component : "/\(component)"
      let absolute = "\(root)/\(current)"
      switch try POSIX.status(absolute)?.kind {
      case .directory: break
      case nil: try POSIX.makeDirectory(absolute)
      case .symbolicLink: throw Self.symbolicLink(current)
      case .file where try manifest.entry(at: current) != nil:
        // This file of a page without children has the name that is now needed for a folder.
        if let entry = try manifest.entry(at: current) {
          try moveAside(OutputManifest.Rival(path: current, entry: entry))
        }
        try POSIX.makeDirectory(absolute)
      case .file, .other:
        throw OutputError(
          .occupied, path: current, detail: "there is a file at the path of a folder; move it")
      }
    }
    state.withLock { state in
      if state.verifiedFolders.count >= Self.verifiedFolderLimit { state.verifiedFolders.removeAll() }
      state.verifiedFolders.insert(folder)
    }
  }

  private static func symbolicLink(_ path: String) -> OutputError {
    OutputError(
      .symbolicLink, path: path,
      detail: "this is a symbolic link, which could lead out of the output folder; move it")
  }

  // MARK: Deleting

  private func remove(_ paths: [String]) throws {
    guard !paths.isEmpty else { return }
    var keys: Set<String> = []
    for text in paths {
      if let entry = try manifest.entry(at: text) { keys.insert(entry.key(at: text)) }
      try deleteFile(text)
    }
    try manifest.remove(paths)
    for key in keys { try promote(key) }
  }

  private func removeFile(_ path: String) throws {
    try deleteFile(path)
    try manifest.remove([path])
  }

  private func deleteFile(_ text: String) throws {
    // A path that leads out of the output, as in a manipulated manifest, is ignored.
    guard let path = try? OutputPath(text), try leadsThroughFolders(path) else { return }
    let absolute = "\(root)/\(text)"
    guard let status = try POSIX.status(absolute), status.kind != .directory else { return }
    // On a file system that treats both names as equal, the file belongs to the other owner too.
    let isShared = try manifest.rivals(forKey: PathClaim.key(of: text)).contains { rival in
      try rival.path != text && POSIX.status("\(root)/\(rival.path)")?.identity == status.identity
        && status.links == 1
    }
    if isShared { return }
    try POSIX.removeFile(absolute)
    removeEmptyFolders(of: path)
  }

  /// Moves the file of the first remaining claim to the path that was vacated.
  private func promote(_ key: String) throws {
    let rivals = try manifest.rivals(forKey: key)
    guard let first = rivals.first, !first.isInPlace,
      try POSIX.status("\(root)/\(first.claim.path)") == nil
    else { return }
    try verifyFolders(of: OutputPath(first.claim.path))
    try move(first, to: first.claim.path)
  }

  /// Returns whether every folder of a path is a folder; files behind symbolic links must not be deleted.
  private func leadsThroughFolders(_ path: OutputPath) throws -> Bool {
    var current = root
    for component in path.components.dropLast() {
      current += "/\(component)"
      guard try POSIX.status(current)?.kind == .directory else { return false }
    }
    return true
  }

  private func removeEmptyFolders(of path: OutputPath) {
    var components = path.components.dropLast()
    while !components.isEmpty {
      let folder = components.joined(separator: "/")
      guard POSIX.removeDirectoryIfEmpty("\(root)/\(folder)") else { return }
      _ = state.withLock { $0.verifiedFolders.remove(folder) }
      components.removeLast()
    }
  }
}

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
