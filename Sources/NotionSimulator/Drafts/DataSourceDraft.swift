public import NotionModel

/// A data source to add: a schema and its rows.
public struct DataSourceDraft: Sendable {
  /// The id; `nil` for the next one of the workspace.
  public var id: ObjectID?
  /// Its name; `nil` for the database's title.
  public var title: TextDraft?
  /// The description.
  public var description: TextDraft
  /// Its icon.
  public var icon: IconDraft?
  /// The schema, in order; without a title property, one named `Name` is inserted first.
  public var properties: [PropertyDraft]
  /// The rows, in order.
  public var rows: [PageDraft]
  /// Its templates for new pages; the first is the default.
  public var templates: [TemplateDraft]
  /// Whether it is a wiki, whose rows may be data sources and have a verification.
  public var isWiki: Bool

  /// Creates a data source.
  public init(
    _ title: TextDraft? = nil, id: ObjectID? = nil, description: TextDraft = .empty,
    icon: IconDraft? = nil, properties: [PropertyDraft] = [], rows: [PageDraft] = [],
    templates: [TemplateDraft] = [], isWiki: Bool = false
  ) {
    self.title = title
    self.id = id
    self.description = description
    self.icon = icon
    self.properties = properties
    self.rows = rows
    self.templates = templates
    self.isWiki = isWiki
  }
}
