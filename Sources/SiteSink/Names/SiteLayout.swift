import NotionExportKit
import NotionModel
import SinkRendering
import Synchronization

/// Determines the locations of the site's pages: `parent/child/index.html`.
///
/// A name is unique among its siblings, in any order: if two would be equal, each gets the beginning of its
/// id. Different titles may lead to equal names, so each document stores the name that it needs as a note,
/// and all notes with one name are compared; once every document has been written, all names are final.
///
/// An object that is nested too deeply, or would have too long a path, is in the folder
/// ``FileName/deepFolder`` under a name with its whole id, and so are its descendants.
///
/// If the root contains a single page, it is the home page.
final class SiteLayout: OutputLayout {
  private struct State {
    /// Each location takes half a kilobyte.
    var locations = TwoGenerationCache<ObjectID, OutputLocation>(generationLimit: 1_000)
    var home: ObjectID??
    var revision: Int?
    /// The number of times that the cache was cleared.
    var generation = 0
  }

  private let workspace: any WorkspaceReader
  private let output: any OutputTree
  private let limits: PathLimits
  private let state = Mutex(State())

  /// Creates the locations of `workspace`, with the notes of `output`.
  init(of workspace: any WorkspaceReader, output: any OutputTree) {
    self.workspace = workspace
    self.output = output
    limits = PathLimits(pathLimit: output.pathLimit)
  }

  /// Clears the cache, unless the workspace has certainly not changed since the last call.
  func refresh() {
    let revision = workspace.revision
    state.withLock { state in
      guard revision == nil || state.revision != revision else { return }
      state = State(revision: revision, generation: state.generation + 1)
    }
  }

  /// Clears the cache after stored names have changed.
  func forgetNames() { state.withLock { $0 = State(revision: $0.revision, generation: $0.generation + 1) } }

  // MARK: Places

  func location(of id: ObjectID) async throws -> OutputLocation? {
    if let location = known(id) { return location }
    // Read before everything else: a concurrent page may begin meanwhile and clear the cache.
    let generation = state.withLock(\.generation)
    return try await location(of: workspace.node(id), since: generation)
  }

  func location(of node: OutlineNode) async throws -> OutputLocation? {
    // The node is read again: it may be older than the cache.
    try await location(of: node.id)
  }

  private func location(of node: OutlineNode?, since generation: Int) async throws -> OutputLocation? {
    var ancestors: [OutlineNode] = []
    var location: OutputLocation?
    var next = node
    while let node = next, ancestors.count < PathLimits.ancestorLimit {
      ancestors.append(node)
      next = nil
      guard let parent = node.parent else { break }
      location = known(parent)
      if location == nil { next = try await workspace.node(parent) }
    }
    // If the ancestors do not reach the root, the nearest nodes are too deep, whatever is above.
    let isDeep = next != nil
    for node in (isDeep ? PathLimits.deepNodes(of: ancestors) : ancestors[...]).reversed() {
      let found = try await self.location(of: node, in: location, isDeep: isDeep)
      keep(found, of: node.id, since: generation)
      location = found
    }
    return location
  }

  private func known(_ id: ObjectID) -> OutputLocation? { state.withLock { $0.locations.value(for: id) } }

  /// Caches a location, unless the cache was cleared after its inputs were read.
  private func keep(_ location: OutputLocation, of id: ObjectID, since generation: Int) {
    state.withLock { state in
      if state.generation == generation { state.locations.insert(location, for: id) }
    }
  }

  private func location(
    of node: OutlineNode, in parent: OutputLocation?, isDeep: Bool
  ) async throws -> OutputLocation {
    let title = node.title.split(whereSeparator: \.isNewline).joined(separator: " ").trimmingWhitespace
    if node.kind == .dataSource, let parent, parent.kind == .database {
      let isOnly = try await isOnlyDataSource(of: parent.id)
      // The only data source of a database is shown by the database's own document.
      let folder = isOnly ? parent.childrenFolder : try await folder(of: node, in: parent, isDeep: isDeep)
      return OutputLocation(
        id: node.id, kind: node.kind, title: isOnly || title.isEmpty ? parent.title : title,
        path: isOnly ? parent.path : folder + ["index"], document: parent.document, childrenFolder: folder,
        parent: node.parent)
    }
    var folder: [String] = []
    if try await home() != node.id { folder = try await self.folder(of: node, in: parent, isDeep: isDeep) }
    let path = folder + ["index"]
    // The block of an untitled linked view has the title.
    let isUntitled = title.isEmpty || title == "Untitled"
    let shown = isUntitled ? try await linkedTitle(of: node) ?? "Untitled" : title
    return OutputLocation(
      id: node.id, kind: node.kind, title: shown, path: path, document: path, childrenFolder: folder,
      parent: node.parent)
  }

  private func folder(
    of node: OutlineNode, in parent: OutputLocation?, isDeep: Bool
  ) async throws -> [String] {
    if !isDeep, limits.admitChildren(of: parent) {
      let folder = (parent?.childrenFolder ?? []) + [try await name(of: node)]
      if limits.admit(folder) { return folder }
    }
    let slug = Slug.slug(of: node.title) ?? "untitled"
    return [FileName.deepFolder, "\(slug)-\(node.id.compactText)"]
  }

  /// Returns the title of an untitled linked view, as in Notion: the name of the data source whose rows it
  /// shows.
  private func linkedTitle(of node: OutlineNode) async throws -> String? {
    guard node.kind == .database, let document = try await workspace.database(DatabaseID(node.id)),
      try await document.ownDataSources(in: workspace).isEmpty
    else { return nil }
    for id in document.views.compactMap(\.dataSourceID) {
      if let title = try await workspace.node(id.object)?.title.trimmingWhitespace, !title.isEmpty {
        return title
      }
    }
    return nil
  }

  /// Returns the only page at the root, if there is one.
  func home() async throws -> ObjectID? {
    let (known, generation) = state.withLock { ($0.home, $0.generation) }
    if let known { return known }
    var top: [OutlineNode] = []
    for try await node in workspace.children(of: nil) {
      top.append(node)
      if top.count == 2 { break }
    }
    let home = top.count == 1 && top[0].kind == .page ? top[0].id : nil
    state.withLock { if $0.generation == generation { $0.home = .some(home) } }
    return home
  }

  private func isOnlyDataSource(of database: ObjectID) async throws -> Bool {
    var count = 0
    for try await child in workspace.children(of: database) where child.kind == .dataSource {
      count += 1
      if count > 1 { return false }
    }
    return true
  }

  // MARK: Names

  /// Returns the prefix of the keys under which documents in one parent store the names that they need.
  private static func noteKey(_ parent: ObjectID?, _ slug: String) -> String {
    "\(nameKeyPrefix)\(parent?.compactText ?? "top")/\(slug)/"
  }

  private static let nameKeyPrefix = "site/slug/"

  /// Returns whether a document stores under a key the name that it needs.
  static func isNameKey(_ key: String) -> Bool { key.hasPrefix(nameKeyPrefix) }

  /// Returns the key under which a document stores the name that it needs.
  func noteKey(of node: OutlineNode) async throws -> String? {
    try await wantedName(of: node).map { Self.noteKey(node.parent, $0) }
  }

  private func name(of node: OutlineNode) async throws -> String {
    let mark = String(node.id.compactText.prefix(8))
    guard let slug = try await wantedName(of: node) else { return "untitled-\(mark)" }
    var isTaken = Slug.isReserved(slug)
    var needsWholeID = false
    let namesakes = try await workspace.namesakes(of: node)
    if namesakes.count >= OutlineNode.namesakeLimit { (isTaken, needsWholeID) = (true, true) }
    for other in namesakes where other.id != node.id {
      guard !needsWholeID, Slug.slug(of: other.title) == slug else { continue }
      isTaken = true
      if other.id.compactText.hasPrefix(mark) { needsWholeID = true }
    }
    for try await note in output.notes(withPrefix: Self.noteKey(node.parent, slug)) {
      guard case .object(let other) = note.owner, other != node.id else { continue }
      isTaken = true
      if other.compactText.hasPrefix(mark) { needsWholeID = true }
      if needsWholeID { break }
    }
    guard isTaken else { return slug }
    return "\(slug)-\(needsWholeID ? node.id.compactText : mark)"
  }

  /// Returns the name that a document would have without siblings: its `Slug` property, else its title.
  private func wantedName(of node: OutlineNode) async throws -> String? {
    if node.kind == .page, let parent = node.parent,
      let dataSource = try await workspace.dataSource(DataSourceID(parent)),
      let property = dataSource.dataSource.properties.first(where: { $0.name.lowercased() == "slug" }),
      let document = try await workspace.page(PageID(node.id)),
      let value = document.page.properties.first(where: { $0.id == property.id }),
      let slug = Slug.slug(of: Self.text(of: value.content))
    {
      return slug
    }
    return Slug.slug(of: node.title)
  }

  private static func text(of content: PropertyContent) -> String {
    switch content.shape(in: nil) {
    case .text(let text): text.plainText
    case .plainText(let text), .address(let text, .web): text
    case .options(let options, .select), .options(let options, .status): options.first?.name ?? ""
    case .options, .address, .number, .uniqueID, .checkbox, .date, .time, .people, .pages, .files,
      .verification,
      .place, .list, .empty, .unresolved:
      ""
    @unknown default: ""
    }
  }
}
