public import NotionModel

/// A view of a data source to add to a database.
public struct ViewDraft: Sendable {
  /// The id to give it; `nil` for the next one of the workspace.
  public var id: ObjectID?
  /// `table`, `board`, `list`, `calendar`, `timeline`, `gallery`, `form`, `chart`, `map` or `dashboard`.
  public var type: String
  /// Its name.
  public var name: String
  /// What it shows; `nil` for the database's first data source.
  public var dataSource: ObjectID?
  /// A filter as `query` takes it.
  public var filter: JSONValue
  /// Sorts as `query` takes them.
  public var sorts: JSONValue
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
}
