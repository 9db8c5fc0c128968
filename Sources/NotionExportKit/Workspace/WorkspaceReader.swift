public import NotionModel

/// The workspace as it is in the archive: read-only, streaming, answered without any request.
///
/// Listings are in the order of ids, which is the same in every run. They are read in batches as they are
/// pulled, so that their length costs no memory.
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
  /// A number that differs whenever the workspace has changed; `nil` where it is changing, or nobody can tell.
  ///
  /// What was read after it was asked for may be kept for as long as it stays the same.
  var revision: Int? { get }

  /// The workspace's name and id.
  func description() async throws -> WorkspaceDescription

  /// How many objects of each kind there are.
  func counts() async throws -> WorkspaceCounts

  /// The place of a page, database or data source; `nil` where it is not in the archive.
  func node(_ id: ObjectID) async throws -> OutlineNode?

  /// The nodes from the top of the outline down to `id`, both included; empty where `id` is not in the archive.
  ///
  /// Of a deep outline they are the 200 nearest to `id`.
  func path(to id: ObjectID) async throws -> [OutlineNode]

  /// What stands directly in a page, database or data source, in Notion's order; at the top for `nil`.
  func children(of parent: ObjectID?) -> WorkspaceListing<OutlineNode>

  /// The siblings of a node whose titles differ from its own at most in case, spaces and signs, itself included.
  ///
  /// Where a sink names files by titles, only these may want the same name. They come in the order of ids,
  /// at most ``OutlineNode/namesakeLimit`` of them.
  func namesakes(of node: OutlineNode) async throws -> [OutlineNode]

  /// The siblings of a node on one side of it, the nearest first.
  ///
  /// - Parameters:
  ///   - side: which siblings.
  ///   - node: a node of the outline.
  /// - Returns: the siblings; none where the node is not in the archive.
  func siblings(_ side: SiblingSide, _ node: OutlineNode) -> WorkspaceListing<OutlineNode>

  /// A page with its content; `nil` where it is not in the archive.
  func page(_ id: PageID) async throws -> PageDocument?

  /// A database with its views; `nil` where it is not in the archive.
  func database(_ id: DatabaseID) async throws -> DatabaseDocument?

  /// A data source; `nil` where it is not in the archive.
  func dataSource(_ id: DataSourceID) async throws -> DataSourceDocument?

  /// The icon of a page, database or data source; `nil` where it has none, or is not in the archive.
  ///
  /// Lists and links show it beside the title. As ``node(_:)``, it is known before the content of a page is.
  func icon(of id: ObjectID) async throws -> Icon?

  /// A user; `nil` where the token may not see users, or not this one.
  func user(_ id: UserID) async throws -> User?

  /// Whether a block stands in a page: in its own content, at whatever depth, and not only in the original of a
  /// synced copy there. `false` where the page is not in the archive.
  func containsBlock(_ id: BlockID, in page: PageID) async throws -> Bool

  /// Whether what stands in a block is in the archive with a page, be it nothing.
  func containsChildren(of id: BlockID) async throws -> Bool

  /// The blocks that a link names together with a page, wherever in the workspace the link stands.
  ///
  /// They need not be in the page: a block that a link led to may have been deleted since.
  func linkedBlocks(in page: PageID) async throws -> Set<BlockID>

  /// What is known of a file.
  func asset(_ key: AssetKey) async throws -> Asset?

  /// The bytes of a file that is in the archive; `nil` where it has more than `limit`, or they cannot be read.
  ///
  /// For whoever has to look into a small file. A file is put into the output by ``OutputFiles/write(_:content:)``,
  /// whatever its size.
  func bytes(of content: Asset.StoredContent, limit: Int) async throws -> [UInt8]?

  /// All pages, rows of databases included.
  var pages: WorkspaceListing<PageDocument> { get }

  /// All databases.
  var databases: WorkspaceListing<DatabaseDocument> { get }

  /// All data sources.
  var dataSources: WorkspaceListing<DataSourceDocument> { get }

  /// All templates of data sources, and the pages that stand in them; no page among ``pages`` is one.
  var templates: WorkspaceListing<TemplateDocument> { get }

  /// All users.
  var users: WorkspaceListing<User> { get }

  /// All files.
  var assets: WorkspaceListing<Asset> { get }

  /// The rows of a data source in the order in which the API lists them without a sort; archived rows are among
  /// them, see ``RowReference/isArchived``.
  func rows(of dataSource: DataSourceID) -> WorkspaceListing<RowReference>

  /// The rows of a data source in an order of the caller's own, and only those that the caller wants.
  ///
  /// The order is found before the first row is given. Rows of equal keys keep the order of ``rows(of:)``.
  /// A reader of an archive keeps the keys on disk, so that the number of rows costs no memory.
  ///
  /// - Parameters:
  ///   - dataSource: the data source.
  ///   - key: the bytes that a row is ordered by, compared as unsigned numbers from the first on; `nil`
  ///     leaves the row out.
  /// - Returns: the rows.
  /// - Throws: what `key` throws, or what keeps the archive from being read.
  func rows(
    of dataSource: DataSourceID, orderedBy key: @Sendable (RowReference) async throws -> [UInt8]?
  ) async throws -> WorkspaceListing<RowReference>

  /// The rows of a data source in an order of the caller's own, each in as many places as the caller gives it.
  ///
  /// A board shows a row in each of its groups, a calendar on each of its days. Beside that, it is as
  /// ``rows(of:orderedBy:)``.
  ///
  /// - Parameters:
  ///   - dataSource: the data source.
  ///   - keys: the bytes of each place of a row; none leaves the row out.
  /// - Returns: the rows, each with the key of its place.
  /// - Throws: what `keys` throws, or what keeps the archive from being read.
  func rows(
    of dataSource: DataSourceID, orderedByEach keys: @Sendable (RowReference) async throws -> [[UInt8]]
  ) async throws -> WorkspaceListing<OrderedRow>

  /// Objects that are known but could not be read, with the reason.
  var unavailableObjects: WorkspaceListing<UnavailableObject> { get }
}

extension WorkspaceReader {
  /// Tells nothing, so that nothing is kept.
  public var revision: Int? { nil }

  /// Nothing: a workspace that is no archive may hold no bytes.
  public func bytes(of content: Asset.StoredContent, limit: Int) async throws -> [UInt8]? { nil }

  /// The icon in the object itself; a reader that knows objects before their content does better.
  public func icon(of id: ObjectID) async throws -> Icon? {
    switch try await node(id)?.kind {
    case .page: try await page(PageID(id))?.page.icon
    case .database: try await database(DatabaseID(id))?.database.icon
    case .dataSource: try await dataSource(DataSourceID(id))?.dataSource.icon
    case .block, .user, .comment, .view, .asset, nil: nil
    }
  }

  /// Returns what is known of the file that a block, a property, a cover or an icon points to; `nil` where the archive
  /// has no such file.
  ///
  /// Without the option to fetch external files, the archive has those that Notion hosts and those at signed addresses.
  public func asset(of file: FileReference) async throws -> Asset? {
    guard let key = AssetKey(file) else { return nil }
    if let asset = try await asset(key) { return asset }
    guard let key = file.url.flatMap(AssetKey.init(formerlySignedURL:)) else { return nil }
    return try await asset(key)
  }

  /// None: templates are for those who ask an archive.
  public var templates: WorkspaceListing<TemplateDocument> { WorkspaceListing([]) }

  /// Whether a block stands in a page, found by going through the page; a reader of an archive does better.
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

  /// The rows in an order of the caller's own, with the keys in memory; a reader of an archive does better.
  public func rows(
    of dataSource: DataSourceID, orderedBy key: @Sendable (RowReference) async throws -> [UInt8]?
  ) async throws -> WorkspaceListing<RowReference> {
    let ordered = try await sorted(rows(of: dataSource)) { row in try await key(row).map { [$0] } ?? [] }
    return WorkspaceListing(ordered.map(\.row))
  }

  /// The rows in an order of the caller's own, with the keys in memory; a reader of an archive does better.
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

  /// The siblings on one side, found by going through all of them; a reader with an index does better.
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

  /// The namesakes of a node, found by looking at all its siblings; a reader with an index does better.
  public func namesakes(of node: OutlineNode) async throws -> [OutlineNode] {
    let key = TitleKey.key(of: node.title)
    var found: [OutlineNode] = []
    for try await sibling in children(of: node.parent) where TitleKey.key(of: sibling.title) == key {
      found.append(sibling)
    }
    return Array(found.sorted { $0.id < $1.id }.prefix(OutlineNode.namesakeLimit))
  }
}
