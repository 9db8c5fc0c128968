public import Foundation
internal import NotionArchive
public import NotionExportKit
public import NotionModel

/// The archive of an export, opened to read: pages with their blocks and comments, rows of data sources, users,
/// and files.
///
/// ```swift
/// try await WorkspaceArchive.withArchive(in: folder) { archive in
///   for try await page in archive.pages { print(page.page.title.plainText) }
///   for try await row in archive.rows(of: id) {
///     let page = try await archive.page(PageID(row.id))
///   }
/// }
/// ```
///
/// Reading sends no request and writes nothing into the folder, which may be read-only. It also works while an
/// export runs, in this process or another one: each result, and each batch of a listing, is a consistent state,
/// and later ones may be of a later state. A page that the export replaces while its blocks are read ends with
/// `BlockEvent.unavailable`; read it again then.
///
/// An archive that an older version has written is brought up to date by an export, not by reading:
/// ``withArchive(in:_:)`` throws ``ExportError/Code-swift.struct/older``.
public struct WorkspaceArchive: WorkspaceReader {
  private let reader: ArchiveWorkspaceReader

  /// Opens the archive in an output folder, and closes it after `body` returns.
  ///
  /// - Parameters:
  ///   - output: the output folder of an export.
  ///   - body: reads the archive, which is closed when it returns.
  /// - Returns: the result of `body`.
  /// - Throws: ``ExportError`` if there is no archive, one of another version, or a damaged one; or the error that
  ///   `body` throws.
  public static nonisolated(nonsending) func withArchive<Result>(
    in output: URL, _ body: nonisolated(nonsending) (WorkspaceArchive) async throws -> Result
  ) async throws -> Result {
    try await ExportError.translating {
      try await Archive.withReader(of: StateDirectory(in: output.standardizedFileURL)) { reader in
        try await body(WorkspaceArchive(reader: reader))
      }
    }
  }

  /// Returns the content of the archive in numbers, and the state of its newest crawl.
  public func summary() async throws -> ArchiveSummary { ArchiveSummary(try reader.information()) }

  /// Returns the file that holds the content of an asset; do not change it.
  ///
  /// ```swift
  /// for try await asset in archive.assets {
  ///   if case .stored(let content) = asset.content { print(asset.name, archive.file(of: content)) }
  /// }
  /// ```
  public func file(of content: Asset.StoredContent) -> URL { reader.file(of: content) }
}

/// The members of a workspace's reader.
extension WorkspaceArchive {
  /// Returns the workspace's name and id.
  public func description() async throws -> WorkspaceDescription { try await reader.description() }

  /// Returns the number of objects of each kind.
  public func counts() async throws -> WorkspaceCounts { try await reader.counts() }

  /// Returns the place of a page, database or data source in the outline, or `nil` if it is not in the archive.
  public func node(_ id: ObjectID) async throws -> OutlineNode? { try await reader.node(id) }

  /// Returns the nodes from the root of the outline down to `id`, both included.
  public func path(to id: ObjectID) async throws -> [OutlineNode] { try await reader.path(to: id) }

  /// Returns the children of a node in Notion's order; those of the root for `nil`.
  public func children(of parent: ObjectID?) -> WorkspaceListing<OutlineNode> { reader.children(of: parent) }

  /// Returns the siblings of a node whose titles differ at most in case, spaces and punctuation, itself included.
  public func namesakes(of node: OutlineNode) async throws -> [OutlineNode] {
    try await reader.namesakes(of: node)
  }

  /// Returns the siblings of a node on one side of it, the nearest first.
  public func siblings(_ side: SiblingSide, _ node: OutlineNode) -> WorkspaceListing<OutlineNode> {
    reader.siblings(side, node)
  }

  /// Returns a page with its content and comments, or `nil` if it is not in the archive.
  public func page(_ id: PageID) async throws -> PageDocument? { try await reader.page(id) }

  /// Returns a database with its views, or `nil` if it is not in the archive.
  public func database(_ id: DatabaseID) async throws -> DatabaseDocument? { try await reader.database(id) }

  /// Returns a data source with its schema, or `nil` if it is not in the archive.
  public func dataSource(_ id: DataSourceID) async throws -> DataSourceDocument? {
    try await reader.dataSource(id)
  }

  /// Returns the icon of a page, database or data source, or `nil` if it has none.
  public func icon(of id: ObjectID) async throws -> Icon? { try await reader.icon(of: id) }

  /// Returns a user, or `nil` if the token may not read users, or not this one.
  public func user(_ id: UserID) async throws -> User? { try await reader.user(id) }

  /// Returns whether a block is part of a page, at any depth.
  public func containsBlock(_ id: BlockID, in page: PageID) async throws -> Bool {
    try await reader.containsBlock(id, in: page)
  }

  /// Returns whether the children of a block, if any, are in the archive as part of a page.
  public func containsChildren(of id: BlockID) async throws -> Bool {
    try await reader.containsChildren(of: id)
  }

  /// Returns the blocks that links anywhere in the workspace name together with a page.
  public func linkedBlocks(in page: PageID) async throws -> Set<BlockID> {
    try await reader.linkedBlocks(in: page)
  }

  /// Returns the data of a file, or `nil` if it is not in the archive.
  public func asset(_ key: AssetKey) async throws -> Asset? { try await reader.asset(key) }

  /// Returns the bytes of a file, or `nil` if there are more than `limit` or they cannot be read.
  public func bytes(of content: Asset.StoredContent, limit: Int) async throws -> [UInt8]? {
    try await reader.bytes(of: content, limit: limit)
  }

  /// All pages, rows of data sources included, by id.
  public var pages: WorkspaceListing<PageDocument> { reader.pages }

  /// All databases, by id.
  public var databases: WorkspaceListing<DatabaseDocument> { reader.databases }

  /// All data sources, by id.
  public var dataSources: WorkspaceListing<DataSourceDocument> { reader.dataSources }

  /// All templates of data sources, and the pages inside them, by id.
  public var templates: WorkspaceListing<TemplateDocument> { reader.templates }

  /// All users, by id.
  public var users: WorkspaceListing<User> { reader.users }

  /// All files, by key.
  public var assets: WorkspaceListing<Asset> { reader.assets }

  /// Known objects that could not be read, with the reason.
  public var unavailableObjects: WorkspaceListing<UnavailableObject> { reader.unavailableObjects }

  /// Returns the rows of a data source in the order of the API; archived rows are included.
  public func rows(of dataSource: DataSourceID) -> WorkspaceListing<RowReference> {
    reader.rows(of: dataSource)
  }

  /// Returns selected rows of a data source in an order of your own; the keys are sorted in a temporary file.
  public func rows(
    of dataSource: DataSourceID, orderedBy key: @Sendable (RowReference) async throws -> [UInt8]?
  ) async throws -> WorkspaceListing<RowReference> {
    try await reader.rows(of: dataSource, orderedBy: key)
  }

  /// Returns the rows of a data source in an order of your own, each at any number of positions.
  public func rows(
    of dataSource: DataSourceID, orderedByEach keys: @Sendable (RowReference) async throws -> [[UInt8]]
  ) async throws -> WorkspaceListing<OrderedRow> {
    try await reader.rows(of: dataSource, orderedByEach: keys)
  }
}
