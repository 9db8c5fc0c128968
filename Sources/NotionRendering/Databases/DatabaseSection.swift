package import NotionExportKit
package import NotionModel

/// A data source as a database shows it: through which view, with which properties.
package struct DatabaseSection: Sendable {
  /// The data source.
  package let document: DataSourceDocument
  /// The view; `nil` where none is known.
  package let view: View?
  /// All views of the data source in this database, in their order. A dashboard is not among them, its parts are;
  /// nor is a view that the API does not give out.
  package let views: [View]
  /// The properties that its rollups gather.
  let rolledUp: RolledUpProperties
  /// Whether the data source belongs to another database, of which this one is a linked view.
  package let isLinked: Bool

  /// The sections of a database, in its order: one for each of its data sources, and one for each data source of
  /// another database that its views show.
  ///
  /// A linked view has no data sources of its own; its views may tell whose rows it shows. A dashboard shows views
  /// of any data source.
  ///
  /// - Throws: what keeps the archive from being read.
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

  /// A data source by itself, whose database is not in the archive.
  package init(_ document: DataSourceDocument) {
    self.init(document: document, view: nil, views: [], rolledUp: RolledUpProperties(), isLinked: false)
  }

  /// The same data source through another view, or through none.
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

  /// All properties that have values, the title first.
  package var allColumns: [PropertySchema] {
    let properties = document.dataSource.properties.filter { $0.type != .button }
    return properties.filter { $0.type == .title } + properties.filter { $0.type != .title }
  }

  /// The properties that the view shows, in its order; all of them where no view tells.
  ///
  /// The title is always among them: it leads to the row.
  package var shownColumns: [PropertySchema] {
    guard let configured = view?.configuration?.properties, !configured.isEmpty else { return allColumns }
    let shown = configured.filter { $0.isVisible != false }.compactMap {
      document.dataSource.properties.property($0.id.text)
    }.filter { $0.type != .button }
    return shown.contains { $0.type == .title } ? shown : allColumns.filter { $0.type == .title } + shown
  }

  /// The rows that the view shows, in its order.
  package func rows(
    in workspace: any WorkspaceReader, documents: RowDocuments? = nil, policy: RowPolicy = RowPolicy()
  ) -> ViewRows {
    ViewRows(
      of: document.dataSource, through: view, in: workspace, documents: documents, policy: policy,
      rolledUp: rolledUp)
  }
}
