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
  private let workspace: any WorkspaceReader
  private let output: any OutputTree
  private let limits: PathLimits
  private let cache: LocationCache
  /// The home page, and the generation of the cache in which it was determined.
  private let knownHome = Mutex<(id: ObjectID?, generation: Int)?>(nil)

  /// Creates the locations of `workspace`, with the notes of `output`.
  init(of workspace: any WorkspaceReader, output: any OutputTree) {
    self.workspace = workspace
    self.output = output
    limits = PathLimits(pathLimit: output.pathLimit)
    cache = LocationCache(of: workspace, limit: 1_000)
  }

  /// Clears the cache, unless the workspace has certainly not changed since the last call.
  func refresh() { cache.refresh() }

  /// Clears the cache after stored names have changed.
  func forgetNames() { cache.clear() }

  // MARK: Places

  func location(of id: ObjectID) async throws -> OutputLocation? {
    try await cache.location(of: id) { node, parent, isDeep in
      try await location(of: node, in: parent, isDeep: isDeep)
    }
  }

  func location(of node: OutlineNode) async throws -> OutputLocation? {
    // The node is read again: it may be older than the cache.
    try await location(of: node.id)
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
    let generation = cache.generation
    if let known = knownHome.withLock({ $0 }), known.generation == generation { return known.id }
    var top: [OutlineNode] = []
    for try await node in workspace.children(of: nil) {
      top.append(node)
      if top.count == 2 { break }
    }
    let home = top.count == 1 && top[0].kind == .page ? top[0].id : nil
    knownHome.withLock { $0 = (home, generation) }
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
