public import NotionModel

/// A read-only view of the workspace in the archive, which streams and sends no requests.
///
/// Listings are ordered by id, so that the order is the same in every run. They are read in batches on
/// demand, so that their length takes no memory.
///
/// ## Topics
/// ### The workspace
/// - ``revision``
/// - ``description()``
/// - ``counts()``
/// ### The outline
/// - ``node(_:)``
/// - ``path(to:)``
/// - ``children(of:)``
/// - ``namesakes(of:)``
/// - ``siblings(_:_:)``
/// ### Objects
/// - ``page(_:)``
/// - ``database(_:)``
/// - ``dataSource(_:)``
/// - ``icon(of:)``
/// - ``user(_:)``
/// - ``containsBlock(_:in:)``
/// - ``containsChildren(of:)``
/// - ``linkedBlocks(in:)``
/// - ``asset(_:)``
/// - ``asset(of:)``
/// - ``bytes(of:limit:)``
/// ### Listings
/// - ``pages``
/// - ``databases``
/// - ``dataSources``
/// - ``templates``
/// - ``users``
/// - ``assets``
/// - ``rows(of:)``
/// - ``rows(of:orderedBy:)``
/// - ``rows(of:orderedByEach:)``
/// - ``unavailableObjects``
public protocol WorkspaceReader: Sendable {
  /// A number that differs after every change of the workspace; `nil` during a change, or if unknown.
  ///
  /// Values that were read after it are valid as long as it stays the same.
  var revision: Int? { get }

  /// Returns the workspace's name and id.
  func description() async throws -> WorkspaceDescription

  /// Returns the number of objects of each kind.
  func counts() async throws -> WorkspaceCounts

  /// Returns the place of a page, database or data source, or `nil` if it is not in the archive.
  func node(_ id: ObjectID) async throws -> OutlineNode?

  /// Returns the nodes from the root of the outline down to `id`, both included; empty if `id` is not in the
  /// archive.
  ///
  /// In a deeper outline they are the 200 nearest to `id`.
  func path(to id: ObjectID) async throws -> [OutlineNode]

  /// Returns the children of a page, database or data source in Notion's order; those of the root for `nil`.
  func children(of parent: ObjectID?) -> WorkspaceListing<OutlineNode>

  /// Returns the siblings of a node whose titles differ from its own at most in case, spaces and punctuation,
  /// itself included.
  ///
  /// If a sink derives file names from titles, only these may need the same name. They are ordered by id, at
  /// most ``OutlineNode/namesakeLimit`` of them.
  func namesakes(of node: OutlineNode) async throws -> [OutlineNode]

  /// Returns the siblings of a node on one side of it, the nearest first.
  ///
  /// - Parameters:
  ///   - side: the side of the siblings.
  ///   - node: a node of the outline.
  /// - Returns: the siblings; empty if the node is not in the archive.
  func siblings(_ side: SiblingSide, _ node: OutlineNode) -> WorkspaceListing<OutlineNode>

  /// Returns a page with its content, or `nil` if it is not in the archive.
  func page(_ id: PageID) async throws -> PageDocument?

  /// Returns a database with its views, or `nil` if it is not in the archive.
  func database(_ id: DatabaseID) async throws -> DatabaseDocument?

  /// Returns a data source, or `nil` if it is not in the archive.
  func dataSource(_ id: DataSourceID) async throws -> DataSourceDocument?

  /// Returns the icon of a page, database or data source, or `nil` if it has none or is not in the archive.
  ///
  /// Lists and links show it with the title. Like ``node(_:)``, it is available before the content of a page.
  func icon(of id: ObjectID) async throws -> Icon?

  /// Returns a user, or `nil` if the token may not read users, or not this one.
  func user(_ id: UserID) async throws -> User?

  /// Returns whether a block is part of a page: in its own content, at any depth, and not only in the
  /// original of a synced copy. Returns `false` if the page is not in the archive.
  func containsBlock(_ id: BlockID, in page: PageID) async throws -> Bool

  /// Returns whether the children of a block, if any, are in the archive as part of a page.
  func containsChildren(of id: BlockID) async throws -> Bool

  /// Returns the blocks that links anywhere in the workspace name together with a page.
  ///
  /// They need not be in the page: the target of a link may have been deleted.
  func linkedBlocks(in page: PageID) async throws -> Set<BlockID>

  /// Returns the data of a file.
  func asset(_ key: AssetKey) async throws -> Asset?

  /// Returns the bytes of a file in the archive, or `nil` if there are more than `limit` or they cannot be
  /// read.
  ///
  /// Use it to inspect a small file. ``OutputFiles/write(_:content:)`` copies a file of any size to the
  /// output.
  func bytes(of content: Asset.StoredContent, limit: Int) async throws -> [UInt8]?

  /// All pages, rows of databases included.
  var pages: WorkspaceListing<PageDocument> { get }

  /// All databases.
  var databases: WorkspaceListing<DatabaseDocument> { get }

  /// All data sources.
  var dataSources: WorkspaceListing<DataSourceDocument> { get }

  /// All templates of data sources, and the pages inside them; ``pages`` contains none of these.
  var templates: WorkspaceListing<TemplateDocument> { get }

  /// All users.
  var users: WorkspaceListing<User> { get }

  /// All files.
  var assets: WorkspaceListing<Asset> { get }

  /// Returns the rows of a data source in the order in which the API lists them without a sort; archived rows
  /// are included, see ``RowReference/isArchived``.
  func rows(of dataSource: DataSourceID) -> WorkspaceListing<RowReference>

  /// Returns selected rows of a data source in an order that the caller defines.
  ///
  /// The rows are sorted before the first is returned. Rows with equal keys keep the order of ``rows(of:)``.
  /// A reader of an archive stores the keys on disk, so that the number of rows takes no memory.
  ///
  /// - Parameters:
  ///   - dataSource: the data source.
  ///   - key: the sort key of a row, compared lexicographically as unsigned bytes; `nil` excludes the row.
  /// - Returns: the rows.
  /// - Throws: the error that `key` throws, or an error of reading the archive.
  func rows(
    of dataSource: DataSourceID, orderedBy key: @Sendable (RowReference) async throws -> [UInt8]?
  ) async throws -> WorkspaceListing<RowReference>

  /// Returns the rows of a data source in an order that the caller defines, each at any number of positions.
  ///
  /// A board shows a row in each of its groups, a calendar on each of its days. Otherwise it is like
  /// ``rows(of:orderedBy:)``.
  ///
  /// - Parameters:
  ///   - dataSource: the data source.
  ///   - keys: the sort key of each position of a row; no key excludes the row.
  /// - Returns: the rows, each with the key of its position.
  /// - Throws: the error that `keys` throws, or an error of reading the archive.
  func rows(
    of dataSource: DataSourceID, orderedByEach keys: @Sendable (RowReference) async throws -> [[UInt8]]
  ) async throws -> WorkspaceListing<OrderedRow>

  /// Known objects that could not be read, with the reason.
  var unavailableObjects: WorkspaceListing<UnavailableObject> { get }
}

extension WorkspaceReader {
  /// `nil`, so that nothing is cached.
  public var revision: Int? { nil }

  /// Returns `nil`: a workspace that is not an archive may have no bytes.
  public func bytes(of content: Asset.StoredContent, limit: Int) async throws -> [UInt8]? { nil }

  /// Returns the icon in the object itself; a reader may return it before the content is complete.
  public func icon(of id: ObjectID) async throws -> Icon? {
    switch try await node(id)?.kind {
    case .page: try await page(PageID(id))?.page.icon
    case .database: try await database(DatabaseID(id))?.database.icon
    case .dataSource: try await dataSource(DataSourceID(id))?.dataSource.icon
    case .block, .user, .comment, .view, .asset, nil: nil
    }
  }

  /// Returns the file of a block, a property, a cover or an icon, or `nil` if the archive has no such file.
  ///
  /// Unless external files are fetched, the archive has only the files that Notion hosts and those at signed addresses.
  public func asset(of file: FileReference) async throws -> Asset? {
    guard let key = AssetKey(file) else { return nil }
    if let asset = try await asset(key) { return asset }
    guard let key = file.url.flatMap(AssetKey.init(formerlySignedURL:)) else { return nil }
    return try await asset(key)
  }

  /// An empty listing: only an archive has templates.
  public var templates: WorkspaceListing<TemplateDocument> { WorkspaceListing([]) }

  /// Returns whether a block is part of a page, by a traversal of the page; a reader of an archive has an
  /// index.
  public func containsBlock(_ id: BlockID, in page: PageID) async throws -> Bool {
    guard let document = try await self.page(page) else { return false }
    var openCopies = 0
    for try await event in document.content {
      switch event {
      case .enter(let node):
        if openCopies == 0, node.block.id == id { return true }
        if case .synced = node.children { openCopies += 1 }
      case .leave(let node): if case .synced = node.children { openCopies -= 1 }
      case .enterSection, .leaveSection, .unavailable: break
      }
    }
    return false
  }

  /// Returns the rows in an order that the caller defines, with the keys in memory; a reader of an archive
  /// stores them on disk.
  public func rows(
    of dataSource: DataSourceID, orderedBy key: @Sendable (RowReference) async throws -> [UInt8]?
  ) async throws -> WorkspaceListing<RowReference> {
    let ordered = try await sorted(rows(of: dataSource)) { row in try await key(row).map { [$0] } ?? [] }
    return WorkspaceListing(ordered.map(\.row))
  }

  /// Returns the rows in an order that the caller defines, with the keys in memory; a reader of an archive
  /// stores them on disk.
  public func rows(
    of dataSource: DataSourceID, orderedByEach keys: @Sendable (RowReference) async throws -> [[UInt8]]
  ) async throws -> WorkspaceListing<OrderedRow> {
    WorkspaceListing(try await sorted(rows(of: dataSource), keys))
  }

  private func sorted(
    _ rows: WorkspaceListing<RowReference>, _ keys: @Sendable (RowReference) async throws -> [[UInt8]]
  ) async throws -> [OrderedRow] {
    var places: [OrderedRow] = []
    for try await row in rows {
      for key in try await keys(row) { places.append(OrderedRow(row: row, key: key)) }
    }
    let order = places.indices.sorted { first, second in
      if places[first].key == places[second].key { return first < second }
      return places[first].key.lexicographicallyPrecedes(places[second].key)
    }
    return order.map { places[$0] }
  }

  /// Returns the siblings on one side by a traversal of all of them; a reader may use an index.
  public func siblings(_ side: SiblingSide, _ node: OutlineNode) -> WorkspaceListing<OutlineNode> {
    WorkspaceListing {
      var before: [OutlineNode] = []
      var after: [OutlineNode] = []
      var isPast = false
      for try await sibling in children(of: node.parent) {
        if sibling.id == node.id {
          isPast = true
        } else if isPast {
          after.append(sibling)
        } else {
          before.append(sibling)
        }
      }
      guard isPast else { return .init(elements: [], next: nil) }
      return .init(elements: side == .before ? before.reversed() : after, next: nil)
    }
  }

  /// Returns the namesakes of a node by a traversal of all its siblings; a reader may use an index.
  public func namesakes(of node: OutlineNode) async throws -> [OutlineNode] {
    let key = TitleKey.key(of: node.title)
    var found: [OutlineNode] = []
    for try await sibling in children(of: node.parent) where TitleKey.key(of: sibling.title) == key {
      found.append(sibling)
    }
    return Array(found.sorted { $0.id < $1.id }.prefix(OutlineNode.namesakeLimit))
  }
}

/// The name and id of a workspace, as far as the token may read them.
public struct WorkspaceDescription: Sendable, Hashable {
  /// The workspace's id.
  public let id: String?
  /// The workspace's name.
  public let name: String?

  /// Creates a description.
  public init(id: String?, name: String?) {
    self.id = id
    self.name = name
  }
}

/// The number of objects of each kind.
public struct WorkspaceCounts: Sendable, Hashable {
  /// Pages, rows of databases included.
  public var pages: Int
  /// Databases.
  public var databases: Int
  /// Data sources.
  public var dataSources: Int
  /// Users.
  public var users: Int
  /// Files.
  public var assets: Int

  /// Creates the counts.
  public init(pages: Int, databases: Int, dataSources: Int, users: Int, assets: Int) {
    self.pages = pages
    self.databases = databases
    self.dataSources = dataSources
    self.users = users
    self.assets = assets
  }
}

/// A known object that could not be read.
public struct UnavailableObject: Sendable, Hashable {
  /// Its id.
  public let id: ObjectID
  /// Its kind.
  public let kind: ExportedKind
  /// The reason why it could not be read, in a sentence.
  public let reason: String

  /// Creates the description of an object that could not be read.
  public init(id: ObjectID, kind: ExportedKind, reason: String) {
    self.id = id
    self.kind = kind
    self.reason = reason
  }
}
