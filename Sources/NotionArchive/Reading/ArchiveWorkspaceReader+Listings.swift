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
