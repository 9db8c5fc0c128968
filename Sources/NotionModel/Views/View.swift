/// A view of a data source: which rows it shows, in which order and layout.
public struct View: Sendable, Hashable {
  /// The id.
  public let id: ViewID
  /// The layout; `nil` where only the id is told, as in lists of views.
  public let type: ViewType?
  /// The database in which it shows.
  public let parent: Parent?
  /// The data source whose rows it shows; `nil` for a dashboard.
  public let dataSourceID: DataSourceID?
  /// The name.
  public let name: String?
  /// The filter, in the form that the query endpoint takes.
  public let filter: JSONSlice?
  /// The order of the rows, the most important first.
  public let sorts: [ViewSort]
  /// The order of the rows, in the form that the query endpoint takes.
  public let sortsJSON: JSONSlice?
  /// The filters on the filter bar, by property id.
  public let quickFilters: JSONSlice?
  /// How the rows are laid out.
  public let configuration: ViewConfiguration?
  /// The dashboard of which it is a part.
  public let dashboardID: ViewID?
  /// When it was made.
  public let createdTime: Timestamp?
  /// When it was last edited.
  public let lastEditedTime: Timestamp?
  /// Who made it.
  public let createdBy: User?
  /// Who last edited it.
  public let lastEditedBy: User?
  /// Where it is in Notion.
  public let url: String?
  /// The view's own bytes.
  public let json: JSONSlice
}

extension View: JSONDecodable {
  private enum Key: String, CaseIterable {
    case object, id, type, parent, name, filter, sorts, configuration, url
    case dataSourceID = "data_source_id"
    case quickFilters = "quick_filters"
    case dashboardID = "dashboard_view_id"
    case createdTime = "created_time"
    case lastEditedTime = "last_edited_time"
    case createdBy = "created_by"
    case lastEditedBy = "last_edited_by"
  }
  private static let keys = JSONKeyTable<Key>()

  /// Reads a view.
  public init(from reader: inout JSONReader) throws(JSONError) {
    reader.skipWhitespace()
    let start = reader.position
    var id: ViewID?
    var type: ViewType?
    var parent: Parent?
    var dataSourceID: DataSourceID?
    var name: String?
    var filter: JSONSlice?
    var sorts: [ViewSort] = []
    var sortsJSON: JSONSlice?
    var quickFilters: JSONSlice?
    var configuration: ViewConfiguration?
    var dashboardID: ViewID?
    var createdTime: Timestamp?
    var lastEditedTime: Timestamp?
    var createdBy: User?
    var lastEditedBy: User?
    var url: String?
    try reader.readObject(keys: Self.keys) { (reader, key) throws(JSONError) in
      switch key {
      case .object: try reader.expectObject(.view)
      case .id: id = try ViewID(from: &reader)
      case .type: type = try ViewType?(from: &reader)
      case .parent: parent = try Parent?(from: &reader)
      case .dataSourceID: dataSourceID = try DataSourceID?(from: &reader)
      case .name: name = try String?(from: &reader)
      case .filter: filter = try JSONSlice?(from: &reader)
      case .sorts:
        let (read, json) = try reader.withSlice { (reader) throws(JSONError) in
          try [ViewSort]?(from: &reader)
        }
        sorts = read ?? []
        sortsJSON = read == nil ? nil : json
      case .quickFilters: quickFilters = try JSONSlice?(from: &reader)
      case .configuration: configuration = try ViewConfiguration?(from: &reader)
      case .dashboardID: dashboardID = try ViewID?(from: &reader)
      case .createdTime: createdTime = try Timestamp?(from: &reader)
      case .lastEditedTime: lastEditedTime = try Timestamp?(from: &reader)
      case .createdBy: createdBy = try User?(from: &reader)
      case .lastEditedBy: lastEditedBy = try User?(from: &reader)
      case .url: url = try String?(from: &reader)
      }
    }
    self.id = try reader.require(id, "id", at: start)
    self.type = type
    self.parent = parent
    self.dataSourceID = dataSourceID
    self.name = name
    self.filter = filter
    self.sorts = sorts
    self.sortsJSON = sortsJSON
    self.quickFilters = quickFilters
    self.configuration = configuration
    self.dashboardID = dashboardID
    self.createdTime = createdTime
    self.lastEditedTime = lastEditedTime
    self.createdBy = createdBy
    self.lastEditedBy = lastEditedBy
    self.url = url
    self.json = reader.slice(from: start)
  }
}
