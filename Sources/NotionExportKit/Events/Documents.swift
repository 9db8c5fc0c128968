public import NotionModel

/// A page: its properties, its place, its comments, and its content as a stream.
public struct PageDocument: Sendable {
  /// The page with its properties, of which truncated ones are completed.
  ///
  /// Its bytes are those from the API, with the truncated values.
  public let page: Page

  /// The page's place in the outline.
  public let place: OutlineNode

  /// The responses of the property endpoint for the properties that a page object truncates after 25 references, or
  /// calculates from 25, for formats of raw JSON; ``page`` has the complete values.
  public let completedProperties: [PropertyID: CompletedProperty]

  /// The blocks in document order. Reading takes constant memory for any length, and can be repeated.
  public let content: BlockStream

  /// The open comments on the page and on its blocks, oldest first.
  public let comments: [Comment]

  /// The reason why further comments could not be read; `nil` if none are missing.
  public let unavailableComments: String?

  /// The aspects that have changed since the lane's previous event about the object, or more; all of them in a document
  /// that ``WorkspaceReader`` returns.
  public var changes = Aspect.ofDocument

  /// Creates a document.
  public init(
    page: Page, place: OutlineNode, completedProperties: [PropertyID: CompletedProperty] = [:],
    content: BlockStream, comments: [Comment] = [], unavailableComments: String? = nil
  ) {
    self.page = page.completed(by: completedProperties)
    self.place = place
    self.completedProperties = completedProperties
    self.content = content
    self.comments = comments
    self.unavailableComments = unavailableComments
  }
}

extension Page {
  /// Returns the page with truncated values replaced by those from the property endpoint.
  package func completed(by completed: [PropertyID: CompletedProperty]) -> Page {
    guard !completed.isEmpty else { return self }
    return with(
      PropertyValues(
        properties.map { property in
          guard let whole = completed[property.id] else { return property }
          return property.completed(by: whole.items, summary: whole.summary, isWhole: whole.isWhole)
        }))
  }
}

/// All items of a property whose value in the page object is truncated.
public struct CompletedProperty: Sendable {
  /// The items in order, as returned by the property endpoint.
  public let items: [PropertyItem]
  /// The description of the list in its last response; for a rollup, it has the final result.
  public let summary: PropertyItem?
  /// Whether the list was read completely; if not, the report has the reason.
  public let isWhole: Bool

  /// Creates the value of one property from its items.
  public init(items: [PropertyItem], summary: PropertyItem? = nil, isWhole: Bool = true) {
    self.items = items
    self.summary = summary
    self.isWhole = isWhole
  }

  /// The items and, for a rollup, the description of the list after them, which has the final result.
  public var elements: [PropertyItem] {
    guard let summary, summary.type == .rollup else { return items }
    return items + [summary]
  }
}

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

/// A database: the container of data sources, without their rows.
public struct DatabaseDocument: Sendable {
  /// The database.
  public let database: Database
  /// Its place in the outline.
  public let place: OutlineNode
  /// Its views in order, as far as the token may read them.
  public let views: [View]
  /// The reason why further views could not be read; `nil` if none are missing.
  public let unavailableViews: String?
  /// The aspects that have changed since the lane's previous event about the object, or more; all of them in a document
  /// that ``WorkspaceReader`` returns.
  public var changes = Aspect.ofDocument

  /// Creates a document.
  public init(database: Database, place: OutlineNode, views: [View] = [], unavailableViews: String? = nil) {
    self.database = database
    self.place = place
    self.views = views
    self.unavailableViews = unavailableViews
  }
}

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
