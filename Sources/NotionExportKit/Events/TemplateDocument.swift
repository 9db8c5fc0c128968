public import NotionModel

/// A template of a data source, from which new rows are copied, or a page inside one.
///
/// It is not a row: no table, view, feed or index shows it.
public struct TemplateDocument: Sendable {
  /// The data source; `nil` for a page inside a template.
  public let dataSource: DataSourceID?
  /// The name under which the template is offered.
  public let name: String?
  /// Whether new rows are copied from it by default.
  public let isDefault: Bool
  /// The page with its content.
  public let document: PageDocument

  /// Creates a document.
  public init(dataSource: DataSourceID?, name: String?, isDefault: Bool, document: PageDocument) {
    self.dataSource = dataSource
    self.name = name
    self.isDefault = isDefault
    self.document = document
  }
}
