public import NotionModel

/// A data source with its schema; its rows are read through ``WorkspaceReader/rows(of:)``.
public struct DataSourceDocument: Sendable {
  /// The data source with its schema.
  public let dataSource: DataSource
  /// Its place in the outline.
  public let place: OutlineNode
  /// The reason why further rows could not be read; `nil` if none are missing.
  public let unavailableRows: String?
  /// The reason why further templates could not be read; `nil` if none are missing.
  public let unavailableTemplates: String?
  /// The aspects that have changed since the lane's previous event about the object, or more; all of them in a document
  /// that ``WorkspaceReader`` returns.
  public var changes = Aspect.ofDocument

  /// Creates a document.
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
