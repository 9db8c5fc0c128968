import NotionExportKit
import NotionModel
import SinkRendering
import Synchronization

/// Determines the navigation of documents.
///
/// The lists of the sidebar are cached while sibling documents are written, and may be outdated; a list that has changed
/// has an event of surroundings for each document that shows it.
final class Navigation: Sendable {
  private struct State {
    var levels: [ObjectID: NavigationLevel] = [:]
    var top: NavigationLevel?
    var home: NavigationLevel.Entry?
    var revision: Int?
    /// The number of times that the lists were cleared.
    var generation = 0
    /// The number of documents that were written since.
    var age = 0
  }

  /// The number of documents after which the lists are read again.
  private static let lifetime = 64

  private static let levelLimit = 200

  private let workspace: any WorkspaceReader
  /// Maximum number of levels in a document's navigation: the nearest ones.
  static let depthLimit = 60

  private let output: any OutputTree
  private let layout: SiteLayout
  private let attachments: AttachmentNames
  private let state = Mutex(State())

  init(
    of workspace: any WorkspaceReader, output: any OutputTree, layout: SiteLayout,
    attachments: AttachmentNames
  ) {
    self.workspace = workspace
    self.output = output
    self.layout = layout
    self.attachments = attachments
  }

  /// Clears the lists.
  func forget() { state.withLock { $0 = State(generation: $0.generation + 1) } }

  /// Clears the lists now and then; a document that was written with an outdated list has an event of surroundings.
  func age() {
    state.withLock { state in
      state.age += 1
      if state.age >= Self.lifetime { state = State(generation: state.generation + 1) }
    }
  }

  /// Clears the lists, unless the workspace has certainly not changed since the last call.
  func refresh() {
    let revision = workspace.revision
    state.withLock { state in
      guard revision == nil || state.revision != revision else { return }
      state = State(revision: revision, generation: state.generation + 1)
    }
  }

  /// Returns the navigation of a document.
  ///
  /// - Throws: an error of reading the archive.
  func frame(of location: OutputLocation, _ node: OutlineNode) async throws -> PageFrame {
    // The levels around the document are sufficient, however deep the outline is.
    let path = try await workspace.path(to: node.id).suffix(Self.depthLimit)
    let (previous, next) = (try await sibling(.before, node), try await sibling(.after, node))
    return try await frame(of: location, in: Array(path), previous: previous, next: next)
  }

  /// Returns the navigation of a document with known siblings and a known path from the root, including
  /// itself.
  ///
  /// - Throws: an error of reading the archive.
  private func frame(
    of location: OutputLocation, in ancestors: [OutlineNode], previous: OutlineNode?, next: OutlineNode?
  ) async throws -> PageFrame {
    let home = try await layout.home()
    var path: [OutputLocation] = []
    for node in ancestors {
      // The only data source of a database shares its document.
      guard let location = try await layout.location(of: node), location.document != path.last?.document
      else {
        continue
      }
      path.append(location)
    }
    path.removeAll { $0.id == home && $0.id != location.id }
    var levels = [try await level(in: home)]
    for (index, location) in path.enumerated() where location.id != home {
      if location.kind == .page {
        levels.append(try await level(in: location.id))
      } else {
        levels.append(try await level(inDatabase: location, open: path.dropFirst(index + 1).first))
      }
    }
    let isHome = location.id == home
    let backlinks = try await Backlink.backlinks(of: location.id, in: output, layout: layout)
    return PageFrame(
      path: path, home: try await homeEntry(home), levels: levels,
      previous: isHome ? nil : try await self.location(of: previous),
      next: isHome ? nil : try await self.location(of: next), backlinks: backlinks.shown,
      moreBacklinks: backlinks.more)
  }

  /// Returns the navigation of a page without a document: the objects at the root.
  ///
  /// - Throws: an error of reading the archive.
  func frame() async throws -> PageFrame {
    let home = try await layout.home()
    return PageFrame(
      path: [], home: try await homeEntry(home), levels: [try await level(in: home)], previous: nil,
      next: nil,
      backlinks: [], moreBacklinks: 0)
  }

  /// Returns the list entry of the home page, if a page is one.
  ///
  /// - Throws: an error of reading the archive.
  func home() async throws -> NavigationLevel.Entry? { try await homeEntry(try await layout.home()) }

  private func homeEntry(_ home: ObjectID?) async throws -> NavigationLevel.Entry? {
    guard let home else { return nil }
    let (known, generation) = state.withLock { ($0.home, $0.generation) }
    if let known, known.location.id == home { return known }
    guard let location = try await layout.location(of: home) else { return nil }
    let entry = try await entry(location)
    state.withLock { if $0.generation == generation { $0.home = entry } }
    return entry
  }

  private func location(of node: OutlineNode?) async throws -> OutputLocation? {
    guard let node else { return nil }
    return try await layout.location(of: node)
  }

  private func sibling(_ side: SiblingSide, _ node: OutlineNode) async throws -> OutlineNode? {
    for try await sibling in workspace.siblings(side, node) where Self.hasDocument(sibling) {
      return sibling
    }
    return nil
  }

  /// Returns whether a node has its own document: a data source is shown by its database, if that is in the
  /// archive.
  static func hasDocument(_ node: OutlineNode) -> Bool { node.kind != .dataSource || node.parent == nil }

  /// Returns the list entry of a location.
  ///
  /// - Throws: an error of reading the archive.
  func entry(_ location: OutputLocation) async throws -> NavigationLevel.Entry {
    NavigationLevel.Entry(
      location: location, icon: try await ObjectIcon(of: location, in: workspace, attachments))
  }

  /// Returns the rows of a database if they are few; else only the open one, as listed by its database.
  private func level(
    inDatabase database: OutputLocation, open row: OutputLocation?
  ) async throws -> NavigationLevel {
    var (level, generation) = known(database.id)
    if level == nil {
      let rows = try await rows(of: database)
      var entries: [NavigationLevel.Entry] = []
      for location in rows ?? [] { entries.append(try await entry(location)) }
      let found = NavigationLevel(entries: entries, total: rows?.count)
      keep(found, of: database.id, since: generation)
      level = found
    }
    guard let level, level.total == nil, let row else {
      return level ?? NavigationLevel(entries: [], total: 0)
    }
    return NavigationLevel(entries: [try await entry(row)], total: nil)
  }

  /// Returns the rows of a database in order, or `nil` if there are too many.
  private func rows(of database: OutputLocation) async throws -> [OutputLocation]? {
    var sources: [ObjectID] = database.kind == .dataSource ? [database.id] : []
    if database.kind == .database {
      for try await node in workspace.children(of: database.id) where node.kind == .dataSource {
        sources.append(node.id)
      }
    }
    var rows: [OutputLocation] = []
    for source in sources {
      for try await node in workspace.children(of: source) {
        guard let location = try await layout.location(of: node) else { continue }
        guard rows.count < NavigationLevel.rowLimit else { return nil }
        rows.append(location)
      }
    }
    return rows
  }

  /// Returns a cached list, and the number of times that the lists were cleared.
  private func known(_ parent: ObjectID?) -> (NavigationLevel?, generation: Int) {
    state.withLock { state in
      guard let parent else { return (state.top, state.generation) }
      return (state.levels[parent], state.generation)
    }
  }

  /// Returns the children of a page; those of the root for `nil`.
  func level(in parent: ObjectID?) async throws -> NavigationLevel {
    let (known, generation) = known(parent)
    if let known { return known }
    var entries: [NavigationLevel.Entry] = []
    var total = 0
    for try await node in workspace.children(of: parent) {
      if node.kind == .dataSource, parent != nil { continue }
      total += 1
      guard entries.count < NavigationLevel.limit else { continue }
      if let location = try await layout.location(of: node) { entries.append(try await entry(location)) }
    }
    let level = NavigationLevel(entries: entries, total: total)
    keep(level, of: parent, since: generation)
    return level
  }

  /// Caches a list, unless the lists were cleared after its entries were read.
  private func keep(_ level: NavigationLevel, of parent: ObjectID?, since generation: Int) {
    state.withLock { state in
      guard state.generation == generation else { return }
      if state.levels.count >= Self.levelLimit { state.levels = [:] }
      if let parent { state.levels[parent] = level } else { state.top = level }
    }
  }
}
