public import NotionExportKit
public import NotionModel

/// A data source in the form in which a database shows it: with a view and its properties.
public struct DatabaseSection: Sendable {
  /// The data source.
  public let document: DataSourceDocument
  /// The view; `nil` if none is known.
  public let view: View?
  /// All views of the data source in this database, in order. Dashboards are replaced by their widgets; views
  /// that the API does not support are excluded.
  public let views: [View]
  /// The properties whose values its rollups collect.
  let rolledUp: RolledUpProperties
  /// Whether the data source belongs to another database, of which this one is a linked view.
  public let isLinked: Bool

  /// Returns the sections of a database, in order: one for each of its data sources, and one for each data
  /// source of another database that its views show.
  ///
  /// A linked view has no data sources of its own; its views may name the data source whose rows it shows. A
  /// dashboard shows views of any data source.
  ///
  /// - Throws: an error of reading the archive.
  public static func sections(
    of document: DatabaseDocument, in workspace: any WorkspaceReader
  ) async throws -> [DatabaseSection] {
    let own = try await document.ownDataSources(in: workspace)
    let known = document.views.filter { $0.refusal == nil && !$0.isPartial }
    var ids = own
    for id in known.compactMap(\.dataSourceID) where !ids.contains(id) { ids.append(id) }
    var sections: [DatabaseSection] = []
    for id in ids {
      guard let dataSource = try await workspace.dataSource(id) else { continue }
      let isLinked = !own.contains(id)
      let views = known.filter { $0.dataSourceID == id || $0.dataSourceID == nil && !isLinked }
      let shown = views.filter { $0.type != .dashboard }
      sections.append(
        DatabaseSection(
          document: dataSource, view: shown.first { $0.type == .table } ?? shown.first ?? views.first,
          views: shown,
          rolledUp: try await RolledUpProperties(of: dataSource.dataSource, for: shown, in: workspace),
          isLinked: isLinked))
    }
    return sections
  }

  /// Creates the section of a data source whose database is not in the archive.
  public init(_ document: DataSourceDocument) {
    self.init(document: document, view: nil, views: [], rolledUp: RolledUpProperties(), isLinked: false)
  }

  /// Returns the same data source with another view, or with none.
  public func through(_ view: View?) -> DatabaseSection {
    DatabaseSection(
      document: document, view: view, views: views, rolledUp: rolledUp, isLinked: isLinked)
  }

  private init(
    document: DataSourceDocument, view: View?, views: [View], rolledUp: RolledUpProperties, isLinked: Bool
  ) {
    self.document = document
    self.view = view
    self.views = views
    self.rolledUp = rolledUp
    self.isLinked = isLinked
  }

  /// All properties with values, the title first.
  public var allColumns: [PropertySchema] {
    let properties = document.dataSource.properties.filter { $0.type != .button }
    return properties.filter { $0.type == .title } + properties.filter { $0.type != .title }
  }

  /// The properties that the view shows, in its order; all of them without a view.
  ///
  /// The title is always included, as it is the link to the row.
  public var shownColumns: [PropertySchema] {
    guard let configured = view?.configuration?.properties, !configured.isEmpty else { return allColumns }
    let shown = configured.filter { $0.isVisible != false }.compactMap {
      document.dataSource.properties.property($0.id.text)
    }.filter { $0.type != .button }
    return shown.contains { $0.type == .title } ? shown : allColumns.filter { $0.type == .title } + shown
  }

  /// Returns the rows that the view shows, in its order.
  public func rows(
    in workspace: any WorkspaceReader, documents: RowPageCache? = nil, policy: RowPolicy = RowPolicy()
  ) -> ViewRows {
    ViewRows(
      of: document.dataSource, through: view, in: workspace, documents: documents, policy: policy,
      rolledUp: rolledUp)
  }
}

/// The properties of related pages whose values the rollups of a data source collect.
///
/// A filter of a rollup may name a status group or an option of that property, which is not in the data
/// source's own schema.
struct RolledUpProperties: Sendable {
  private var schemas: [PropertyID: PropertySchema] = [:]

  /// Creates an empty value.
  init() {}

  /// Reads the properties for the rollups of a data source, if one of its views has a filter.
  ///
  /// - Throws: an error of reading the archive.
  init(
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

extension DatabaseDocument {
  /// Returns the data sources of the database: those that it lists, and after them those that name it as their database.
  ///
  /// The API may leave one out of the list, or give an entry that cannot be read; the rows are there all the same.
  ///
  /// - Throws: an error of the archive.
  public func ownDataSources(in workspace: any WorkspaceReader) async throws -> [DataSourceID] {
    var ids = database.dataSources.map(\.id)
    for try await node in workspace.children(of: database.id.object) where node.kind == .dataSource {
      let id = DataSourceID(node.id)
      if !ids.contains(id) { ids.append(id) }
    }
    return ids
  }
}
