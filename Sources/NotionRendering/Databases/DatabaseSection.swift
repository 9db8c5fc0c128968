package import NotionExportKit
package import NotionModel

/// A data source in the form in which a database shows it: with a view and its properties.
package struct DatabaseSection: Sendable {
  /// The data source.
  package let document: DataSourceDocument
  /// The view; `nil` if none is known.
  package let view: View?
  /// All views of the data source in this database, in order. Dashboards are replaced by their widgets; views
  /// that the API does not support are excluded.
  package let views: [View]
  /// The properties whose values its rollups collect.
  let rolledUp: RolledUpProperties
  /// Whether the data source belongs to another database, of which this one is a linked view.
  package let isLinked: Bool

  /// Returns the sections of a database, in order: one for each of its data sources, and one for each data
  /// source of another database that its views show.
  ///
  /// A linked view has no data sources of its own; its views may name the data source whose rows it shows. A
  /// dashboard shows views of any data source.
  ///
  /// - Throws: an error of reading the archive.
  package static func sections(
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
  package init(_ document: DataSourceDocument) {
    self.init(document: document, view: nil, views: [], rolledUp: RolledUpProperties(), isLinked: false)
  }

  /// Returns the same data source with another view, or with none.
  package func through(_ view: View?) -> DatabaseSection {
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
  package var allColumns: [PropertySchema] {
    let properties = document.dataSource.properties.filter { $0.type != .button }
    return properties.filter { $0.type == .title } + properties.filter { $0.type != .title }
  }

  /// The properties that the view shows, in its order; all of them without a view.
  ///
  /// The title is always included, as it is the link to the row.
  package var shownColumns: [PropertySchema] {
    guard let configured = view?.configuration?.properties, !configured.isEmpty else { return allColumns }
    let shown = configured.filter { $0.isVisible != false }.compactMap {
      document.dataSource.properties.property($0.id.text)
    }.filter { $0.type != .button }
    return shown.contains { $0.type == .title } ? shown : allColumns.filter { $0.type == .title } + shown
  }

  /// Returns the rows that the view shows, in its order.
  package func rows(
    in workspace: any WorkspaceReader, documents: RowDocuments? = nil, policy: RowPolicy = RowPolicy()
  ) -> ViewRows {
    ViewRows(
      of: document.dataSource, through: view, in: workspace, documents: documents, policy: policy,
      rolledUp: rolledUp)
  }
}
