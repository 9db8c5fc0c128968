public import NotionModel

/// A page from which new rows of a data source are copied, or a page inside such a page.
///
/// It is no row: no table, view, feed or index shows it.
public struct TemplateDocument: Sendable {
  /// The data source; `nil` for a page inside a template.
  public let dataSource: DataSourceID?
  /// The name under which the template is offered.
  public let name: String?
  /// Whether new rows are copied from it by default.
  public let isDefault: Bool
  /// The page with its content.
  public let document: PageDocument

  /// Puts a document together.
  public init(dataSource: DataSourceID?, name: String?, isDefault: Bool, document: PageDocument) {
    self.dataSource = dataSource
    self.name = name
    self.isDefault = isDefault
    self.document = document
  }
}
