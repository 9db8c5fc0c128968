import NotionExportKit
import NotionModel
import SinkRendering
import Synchronization

/// Writes a folder for each page with its document and files.
///
/// Each document stores as notes the surroundings with which it was written (the sidebar, the adjacent pages, the
/// backlinks) and the targets of its links. An event of surroundings compares the former with the present ones, and
/// writes the document again if they differ. `finish` settles ``Relocations``, and writes the files about the whole
/// site.
struct SiteFileSink: Sink {
  let site: Site
  private let events: DocumentEvents

  init(_ site: Site) {
    self.site = site
    events = DocumentEvents(in: site.context)
  }

  func open(_ export: ExportDescription) async throws { site.replay.begin(export.isReplay) }

  func write(_ event: ExportEvent) async throws {
    try await site.replay.note()
    // Any event may have changed the outline.
    site.layout.refresh()
    let documents = Documents(of: site)
    if case .surroundings(let node, _) = event {
      site.navigation.refresh()
      return try await documents.update(node)
    }
    site.navigation.age()
    if case .removed(let object) = event { return try await remove(object.id) }
    try await events.forDocument(of: event) { subject in try await documents.write(subject) }
  }

  /// Records the objects that no longer share a name with a removed one.
  private func remove(_ id: ObjectID) async throws {
    for key in try await site.output.notes(of: .object(id)).keys where SiteLayout.isNameKey(key) {
      try await site.relocations.recordNamesakes(of: id, key)
    }
    try await site.readdressed.record(id)
  }

  func finish(_ summary: ExportSummary) async throws {
    try await site.checkRule()
    site.layout.refresh()
    site.layout.forgetNames()
    site.navigation.forget()
    try await site.relocations.settle(site)
    let isReplay = try await site.replay.isPending()
    if let base = site.base {
      try await Redirects(site: site, base: base).write(isReplay: isReplay)
    }
    try await SiteFiles(site: site).write()
    try await SearchIndex(output: site.output).write()
    try await site.replay.end()
  }
}

/// Whether the export writes every document again, which is noted so that the next run completes an interrupted one.
final class Replay: Sendable {
  private static let key = "site/replay"
  private static let owner = FileOwner.named("replay")

  private let output: any OutputTree
  private let state = Mutex((isReplay: false, isNoted: false))

  init(in output: any OutputTree) { self.output = output }

  /// Whether this run has begun the replay.
  var isRunning: Bool { state.withLock(\.isReplay) }

  func begin(_ isReplay: Bool) { state.withLock { $0 = (isReplay, false) } }

  /// Notes a replay before its first document is written.
  ///
  /// - Throws: an error of writing the note.
  nonisolated(nonsending) func note() async throws {
    guard state.withLock({ $0.isReplay && !$0.isNoted }) else { return }
    try await output.replaceFiles(of: Self.owner) { files in try await files.note(Self.key, []) }
    state.withLock { $0.isNoted = true }
  }

  /// Returns whether a replay has begun and not ended.
  ///
  /// - Throws: an error of reading notes.
  nonisolated(nonsending) func isPending() async throws -> Bool {
    if state.withLock(\.isReplay) { return true }
    for try await _ in output.notes(withPrefix: Self.key) { return true }
    return false
  }

  /// Ends a replay.
  ///
  /// - Throws: an error of deleting the note.
  nonisolated(nonsending) func end() async throws {
    try await output.removeFiles(of: Self.owner)
    state.withLock { $0 = (false, false) }
  }
}
