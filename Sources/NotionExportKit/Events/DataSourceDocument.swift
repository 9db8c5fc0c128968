public import NotionModel

/// A data source: the schema; its rows are read through ``WorkspaceReader/rows(of:)``.
public struct DataSourceDocument: Sendable {
  /// The data source with its schema.
  public let dataSource: DataSource
  /// Where it stands in the outline.
  public let place: OutlineNode
  /// Why there are more rows that could not be read; `nil` where all are here.
  public let unavailableRows: String?
  /// Why there are more templates that could not be read; `nil` where all are here.
  public let unavailableTemplates: String?

  /// Puts a document together.
  public init(
    dataSource: DataSource, place: OutlineNode, unavailableRows: String? = nil,
    unavailableTemplates: String? = nil
  ) {
    self.dataSource = dataSource
    self.place = place
    self.unavailableRows = unavailableRows
    self.unavailableTemplates = unavailableTemplates
  }
}
