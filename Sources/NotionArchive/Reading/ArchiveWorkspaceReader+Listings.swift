package import NotionExportKit
package import NotionModel

extension ArchiveWorkspaceReader {
  /// All pages, rows of databases included.
  package var pages: WorkspaceListing<PageDocument> { objects(.page) { try page($0, $1) } }

  /// All databases.
  package var databases: WorkspaceListing<DatabaseDocument> { objects(.database) { try database($0, $1) } }

  /// All data sources.
  package var dataSources: WorkspaceListing<DataSourceDocument> {
    objects(.dataSource) { try dataSource($0, $1) }
  }

  /// All templates of data sources, and the pages within them.
  package var templates: WorkspaceListing<TemplateDocument> {
    listing(Self.documentBatchSize, lowest, \.object.place.node.id) {
      try $0.templates.published(after: $1, limit: $2)
    } element: { template, tables in
      try page(template.object, tables).map {
        TemplateDocument(
          dataSource: template.dataSource.map(DataSourceID.init), name: template.name,
          isDefault: template.isDefault, document: $0)
      }
    }
  }

  /// All users.
  package var users: WorkspaceListing<User> {
    listing(Self.batchSize, lowest, \.id) {
      try $0.users.bodies(after: $1, limit: $2)
    } element: { user, _ in
      try decode(User.self, user.body)
    }
  }

  /// Known objects that could not be read, with the reason.
  package var unavailableObjects: WorkspaceListing<UnavailableObject> {
    listing(Self.batchSize, lowest, \.id) {
      try $0.objects.unavailable(after: $1, limit: $2)
    } element: { object, _ in
      UnavailableObject(id: object.id, kind: object.kind.exportedKind, reason: object.reason)
    }
  }

  /// All files, ordered by key.
  package var assets: WorkspaceListing<Asset> {
    listing(Self.batchSize, "", \.key.text) {
      try $0.assets.readable(after: $1, limit: $2)
    } element: { file, _ in
      file.asset
    }
  }

  // MARK: Batches

  private var lowest: ObjectID { ObjectID(high: 0, low: 0) }

  private func objects<Element: Sendable>(
    _ kind: StoredKind, _ element: @escaping @Sendable (PublishedObject, ArchiveTables) throws -> Element?
  ) -> WorkspaceListing<Element> {
    listing(Self.documentBatchSize, lowest, \.place.node.id) {
      try $0.objects.published(kind, after: $1, limit: $2)
    } element: {
      try element($0, $1)
    }
  }

  /// Returns an ordered listing that is read in batches by keyset pagination.
  private func listing<Stored, Position: Sendable, Element: Sendable>(
    _ limit: Int, _ start: Position, _ position: any KeyPath<Stored, Position> & Sendable,
    stored: @escaping @Sendable (ArchiveTables, Position, Int) throws -> [Stored],
    element: @escaping @Sendable (Stored, ArchiveTables) throws -> Element?
  ) -> WorkspaceListing<Element> {
    @Sendable func batch(after last: Position) throws -> WorkspaceListing<Element>.Batch {
      let (elements, end) = try read { tables in
        let batch = try stored(tables, last, limit)
        let end = batch.count == limit ? batch.last?[keyPath: position] : nil
        return (try batch.compactMap { try element($0, tables) }, end)
      }
      guard let end else { return .init(elements: elements, next: nil) }
      return .init(elements: elements) { try batch(after: end) }
    }
    return WorkspaceListing { try batch(after: start) }
  }
}

/// Reads siblings in batches, however many there are.
extension ArchiveWorkspaceReader {
  /// Returns the children of a page, database or data source in Notion's order; those of the root for `nil`.
  package func children(of parent: ObjectID?) -> WorkspaceListing<OutlineNode> {
    guard let parent else { return WorkspaceListing { try await top(after: SiblingPlace.lowest) } }
    return WorkspaceListing { try await nodes(in: parent, after: .start) }
  }

  private func nodes(
    in parent: ObjectID, after place: SiblingPlace
  ) async throws -> WorkspaceListing<OutlineNode>.Batch {
    let (nodes, next) = try read { tables in
      let (stored, next) = try tables.objects.siblings(in: parent, after: place, limit: Self.batchSize)
      return (try stored.map { try node($0, in: parent, tables) }, next)
    }
    guard let next else { return .init(elements: nodes, next: nil) }
    return .init(elements: nodes) { try await self.nodes(in: parent, after: next) }
  }

  private func top(after id: ObjectID) async throws -> WorkspaceListing<OutlineNode>.Batch {
    let limit = Self.batchSize
    let nodes = try read { tables in
      try tables.objects.top(.after, id, limit: limit).map { try node($0, in: nil, tables) }
    }
    guard let last = nodes.last?.id, nodes.count == limit else { return .init(elements: nodes, next: nil) }
    return .init(elements: nodes) { try await self.top(after: last) }
  }

  // MARK: Neighbours

  /// Size of the first batch of siblings: most callers need only the nearest of a kind.
  private static let firstBatchSize = 3

  /// Returns the siblings of a node on one side of it, the nearest first.
  package func siblings(_ side: SiblingSide, _ node: OutlineNode) -> WorkspaceListing<OutlineNode> {
    WorkspaceListing { try await siblings(side, node.id, in: node.parent, Self.firstBatchSize) }
  }

  private func siblings(
    _ side: SiblingSide, _ id: ObjectID, in parent: ObjectID?, _ limit: Int
  ) async throws -> WorkspaceListing<OutlineNode>.Batch {
    let nodes = try read { tables in
      let stored =
        parent == nil
        ? try tables.objects.top(side, id, limit: limit)
        : try tables.objects.siblings(side, id, limit: limit)
      return try stored.map { try node($0, in: parent, tables) }
    }
    guard let last = nodes.last, nodes.count == limit else { return .init(elements: nodes, next: nil) }
    return .init(elements: nodes) { try await self.siblings(side, last.id, in: parent, Self.batchSize) }
  }

  // MARK: Rows

  /// Returns the rows of a data source in the order in which the API lists them without a sort.
  ///
  /// Beyond the number of rows that the API lists in that order, rows follow by creation time; archived rows
  /// come last.
  package func rows(of dataSource: DataSourceID) -> WorkspaceListing<RowReference> {
    WorkspaceListing { try await rows(of: dataSource.object, after: .start) }
  }

  private func rows(
    of dataSource: ObjectID, after place: SiblingPlace
  ) async throws -> WorkspaceListing<RowReference>.Batch {
    let (references, next) = try read { tables in
      let (stored, next) = try tables.objects.siblings(in: dataSource, after: place, limit: Self.batchSize)
      let hasArchived = try !tables.archivedPages.isEmpty
      return (try stored.flatMap { try self.references($0, hasArchived: hasArchived, tables) }, next)
    }
    guard let next else { return .init(elements: references, next: nil) }
    return .init(elements: references) { try await self.rows(of: dataSource, after: next) }
  }

  /// Returns the rows of a query's entry: a database in a wiki is replaced by its data sources.
  private func references(
    _ row: StoredNode, hasArchived: Bool, _ tables: ArchiveTables
  ) throws -> [RowReference] {
    guard row.kind == .database else {
      let isArchived = try hasArchived && tables.archivedPages.contains(row.id)
      return [RowReference(id: row.id, kind: row.kind.exportedKind, isArchived: isArchived)]
    }
    return try tables.objects.dataSources(of: row.id).map { RowReference(id: $0, kind: .dataSource) }
  }
}
