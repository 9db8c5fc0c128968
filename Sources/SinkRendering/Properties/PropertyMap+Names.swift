public import NotionExportKit
public import NotionModel

extension PropertyMap {
  /// Returns the property with a name or, as in most views, an id, percent-encoded or not.
  public func property(_ nameOrID: String) -> Property? {
    if let property = self[nameOrID] ?? self[PropertyID(nameOrID)] { return property }
    let decoded = PercentEncoding.decoded(nameOrID)
    return first { PercentEncoding.decoded($0.id.text) == decoded }
  }
}

extension PropertyMap where Property == PropertySchema {
  /// Returns the schema of a value.
  public func schema(of value: PropertyValue) -> PropertySchema? { self[value.id] ?? self[value.name] }
}

extension WorkspaceReader {
  /// Returns the schemas of a page's properties, which are those of the data source that contains it as a row;
  /// `nil` for any other page.
  ///
  /// - Throws: an error of reading the archive.
  public func schemas(of page: PageDocument) async throws -> PropertySchemas? {
    // The place is known even where the API does not tell the parent.
    guard let parent = page.place.parent else { return nil }
    return try await dataSource(DataSourceID(parent))?.dataSource.properties
  }
}

extension PropertyMap where Property == PropertyValue {
  /// Returns the value of a property of the schema.
  public func value(of schema: PropertySchema) -> PropertyValue? {
    first { $0.id == schema.id } ?? self[schema.name]
  }
}
