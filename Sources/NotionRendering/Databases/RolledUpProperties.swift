package import NotionExportKit
package import NotionModel

/// The properties of related pages whose values the rollups of a data source collect.
///
/// A filter of a rollup may name a status group or an option of that property, which is not in the data
/// source's own schema.
package struct RolledUpProperties: Sendable {
  private var schemas: [PropertyID: PropertySchema] = [:]

  /// Creates an empty value.
  package init() {}

  /// Reads the properties for the rollups of a data source, if one of its views has a filter.
  ///
  /// - Throws: an error of reading the archive.
  package init(
    of dataSource: DataSource, for views: [View], in workspace: any WorkspaceReader
  ) async throws {
    guard views.contains(where: { $0.filter != nil || $0.quickFilters != nil }) else { return }
    for property in dataSource.properties {
      guard case .rollup(let rollup) = property.configuration,
        case .relation(let relation)? = Self.property(
          rollup.relationPropertyID, rollup.relationPropertyName, of: dataSource)?.configuration,
        let id = relation.dataSourceID, let target = try await workspace.dataSource(id)?.dataSource
      else { continue }
      schemas[property.id] = Self.property(rollup.rollupPropertyID, rollup.rollupPropertyName, of: target)
    }
  }

  private static func property(
    _ id: PropertyID?, _ name: String?, of dataSource: DataSource
  ) -> PropertySchema? {
    id.flatMap { dataSource.properties.property($0.text) }
      ?? name.flatMap { dataSource.properties.property($0) }
  }

  /// The property whose values a rollup collects; `nil` for other properties, or if it is unknown.
  subscript(rollup: PropertySchema) -> PropertySchema? { schemas[rollup.id] }
}
