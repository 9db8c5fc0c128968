public import NotionModel

/// A view of a data source to add to a database.
public struct ViewDraft: Sendable {
  /// The id to give it; `nil` for the next one of the workspace.
  public var id: ObjectID?
  /// `table`, `board`, `list`, `calendar`, `timeline`, `gallery`, `form`, `chart`, `map` or `dashboard`; a view of
  /// any other type, such as `feed`, is listed and cannot be retrieved.
  public var type: String
  /// Its name.
  public var name: String
  /// What it shows; `nil` for the database's first data source.
  public var dataSource: ObjectID?
  /// A filter as `query` takes it.
  public var filter: JSONValue
  /// Sorts as `query` takes them.
  public var sorts: JSONValue
  /// The filters on the filter bar, by property.
  public var quickFilters: JSONValue = .null
  /// Whether no list of views names it, so that only a dashboard does.
  public var isUnlisted = false
  /// Members of the view's configuration beside its type.
  public var configuration: JSONObject

  /// A view.
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

  /// A dashboard of views, one in each row.
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

  /// The same view with `change` made to it, for the fields that the initializer does not take.
  public func with(_ change: (inout ViewDraft) -> Void) -> ViewDraft {
    var copy = self
    change(&copy)
    return copy
  }
}
