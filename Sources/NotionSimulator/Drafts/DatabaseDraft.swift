public import NotionModel

/// A database to add, with its data sources and views; without data sources it is a linked view.
public struct DatabaseDraft: Sendable {
  /// The id; `nil` for the next one of the workspace.
  public var id: ObjectID?
  /// Its title.
  public var title: TextDraft
  /// The description.
  public var description: TextDraft
  /// Its icon.
  public var icon: IconDraft?
  /// The picture across its top.
  public var cover: FileDraft?
  /// Whether it is shown in its parent rather than as a separate page.
  public var isInline: Bool
  /// Whether it is locked.
  public var isLocked = false
  /// Its data sources.
  public var dataSources: [DataSourceDraft]
  /// Its views; for a linked view, with the data source of another database.
  public var views: [ViewDraft]
  /// The time of creation; `nil` for now.
  public var created: SimulatorTime?

  /// Creates a database.
  public init(
    _ title: TextDraft, id: ObjectID? = nil, description: TextDraft = .empty, icon: IconDraft? = nil,
    cover: FileDraft? = nil, isInline: Bool = false, dataSources: [DataSourceDraft] = [],
    views: [ViewDraft] = [], created: SimulatorTime? = nil
  ) {
    self.title = title
    self.id = id
    self.description = description
    self.icon = icon
    self.cover = cover
    self.isInline = isInline
    self.dataSources = dataSources
    self.views = views
    self.created = created
  }
}

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

/// A view of a data source to add to a database.
public struct ViewDraft: Sendable {
  /// The id; `nil` for the next one of the workspace.
  public var id: ObjectID?
  /// `table`, `board`, `list`, `calendar`, `timeline`, `gallery`, `form`, `chart`, `map` or `dashboard`; a view of
  /// any other type, such as `feed`, is listed and cannot be retrieved.
  public var type: String
  /// Its name.
  public var name: String
  /// The data source; `nil` for the database's first one.
  public var dataSource: ObjectID?
  /// A filter in the syntax of `query`.
  public var filter: JSONValue
  /// Sorts in the syntax of `query`.
  public var sorts: JSONValue
  /// The filters on the filter bar, by property.
  public var quickFilters: JSONValue = .null
  /// Whether no list of views contains it, so that only a dashboard names it.
  public var isUnlisted = false
  /// Members of the view's configuration other than its type.
  public var configuration: JSONObject

  /// Creates a view.
  public init(
    _ type: String, name: String, id: ObjectID? = nil, dataSource: ObjectID? = nil,
    filter: JSONValue = .null, sorts: JSONValue = .null, configuration: JSONObject = [:]
  ) {
    self.type = type
    self.name = name
    self.id = id
    self.dataSource = dataSource
    self.filter = filter
    self.sorts = sorts
    self.configuration = configuration
  }

  /// Returns a dashboard of views, one in each row.
  public static func dashboard(_ name: String, id: ObjectID? = nil, of views: [ObjectID]) -> ViewDraft {
    let rows = views.enumerated().map { index, view -> JSONValue in
      [
        "id": .string("row \(index)"),
        "widgets": [
          [
            "id": .string("widget \(index)"), "view_id": .string(view.description), "width": 12,
            "row_index": .number(JSONNumber(index)),
          ]
        ],
      ]
    }
    return ViewDraft("dashboard", name: name, id: id, configuration: ["rows": .array(rows)])
  }

  /// Returns the same view after `change`, for fields without an initializer parameter.
  public func with(_ change: (inout ViewDraft) -> Void) -> ViewDraft {
    var copy = self
    change(&copy)
    return copy
  }
}
