public import NotionModel

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
