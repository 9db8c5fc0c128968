/// A view of a data source, with its filter, order and layout.
public struct View: Sendable, Hashable {
  /// The id.
  public let id: ViewID
  /// The layout; `nil` if only the id is present, as in lists of views.
  public let type: ViewType?
  /// The database that shows it.
  public let parent: Parent?
  /// The data source whose rows it shows; `nil` for a dashboard.
  public let dataSourceID: DataSourceID?
  /// The name.
  public let name: String?
  /// The filter, in the syntax of the query endpoint.
  public let filter: JSONSlice?
  /// The sort criteria of the rows that have the expected shape, the most important first.
  public let sorts: [ViewSort]
  /// The order of the rows as the API sent it.
  public let sortsJSON: JSONSlice?
  /// The filters on the filter bar, by property id.
  public let quickFilters: JSONSlice?
  /// The layout of the rows.
  public let configuration: ViewConfiguration?
  /// The dashboard that contains it.
  public let dashboardID: ViewID?
  /// The time of creation.
  public let createdTime: Timestamp?
  /// The time of the last edit.
  public let lastEditedTime: Timestamp?
  /// The creator.
  public let createdBy: User?
  /// The last editor.
  public let lastEditedBy: User?
  /// The address in Notion.
  public let url: String?
  /// The reason why the API refuses the view, or `nil` for a supported view.
  ///
  /// A refused view has little more than the id and the type.
  public let refusal: String?
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
    case refusal = "unsupported"
  }
  private static let keys = JSONKeyTable<Key>()

  /// Reads a view; parts of unexpected shape are skipped, as ``json`` contains them.
  public init(from reader: inout JSONReader) throws(JSONError) {
    reader.skipWhitespace()
    let start = reader.position
    var id: ViewID?
    var type: ViewType?
    var parent: Parent?
    var dataSourceID: DataSourceID?
    var name: String?
    var filter: JSONSlice?
    var sortsJSON: JSONSlice?
    var quickFilters: JSONSlice?
    var configuration: ViewConfiguration?
    var dashboardID: ViewID?
    var createdTime: Timestamp?
    var lastEditedTime: Timestamp?
    var createdBy: User?
    var lastEditedBy: User?
    var url: String?
    var refusal: String?
    try reader.readObject(keys: Self.keys) { (reader, key) throws(JSONError) in
      if key == .object { return try reader.expectObject(.view) }
      if key == .id {
        id = try ViewID(from: &reader)
        return
      }
      _ = try reader.readUnlessShapeDiffers { (reader) throws(JSONError) in
        switch key {
        case .object, .id: break
        case .type: type = try ViewType?(from: &reader)
        case .parent: parent = try Parent?(from: &reader)
        case .dataSourceID: dataSourceID = try DataSourceID?(from: &reader)
        case .name: name = try String?(from: &reader)
        case .filter: filter = try JSONSlice?(from: &reader)
        case .sorts: sortsJSON = try JSONSlice?(from: &reader)
        case .quickFilters: quickFilters = try JSONSlice?(from: &reader)
        case .configuration: configuration = try ViewConfiguration?(from: &reader)
        case .dashboardID: dashboardID = try ViewID?(from: &reader)
        case .createdTime: createdTime = try Timestamp?(from: &reader)
        case .lastEditedTime: lastEditedTime = try Timestamp?(from: &reader)
        case .createdBy: createdBy = try User?(from: &reader)
        case .lastEditedBy: lastEditedBy = try User?(from: &reader)
        case .url: url = try String?(from: &reader)
        case .refusal: refusal = try String?(from: &reader)
        }
      }
    }
    let criteria = sortsJSON.flatMap { try? $0.decode([JSONSlice].self) } ?? []
    self.id = try reader.require(id, "id", at: start)
    self.type = type
    self.parent = parent
    self.dataSourceID = dataSourceID
    self.name = name
    self.filter = filter
    self.sorts = criteria.compactMap { try? $0.decode(ViewSort.self) }
    self.sortsJSON = sortsJSON
    self.quickFilters = quickFilters
    self.configuration = configuration
    self.dashboardID = dashboardID
    self.createdTime = createdTime
    self.lastEditedTime = lastEditedTime
    self.createdBy = createdBy
    self.lastEditedBy = lastEditedBy
    self.url = url
    self.refusal = refusal
    self.json = reader.slice(from: start)
  }
}

extension View {
  /// Whether the API returned little more than the id and the type, so that filter and sorts are unknown.
  public var isPartial: Bool {
    refusal == nil && type != .dashboard && name == nil && dataSourceID == nil && createdTime == nil
      && filter == nil && sortsJSON == nil && quickFilters == nil && configuration == nil
  }

  /// The views that a dashboard shows, in order and without duplicates; empty for any other view.
  ///
  /// A widget names its view by `view_id`, in a row of the configuration.
  public var widgets: [ViewID] {
    guard type == .dashboard, let value = try? json.decode(JSONValue.self) else { return [] }
    var ids: [ViewID] = []
    func visit(_ value: JSONValue, depth: Int) {
      guard depth < 32 else { return }
      for element in value.array ?? [] { visit(element, depth: depth + 1) }
      for (key, inner) in value.object?.members ?? [] {
        if key == "view_id", let text = inner.string, let id = ObjectID(text) {
          if !ids.contains(ViewID(id)) { ids.append(ViewID(id)) }
        } else {
          visit(inner, depth: depth + 1)
        }
      }
    }
    visit(value, depth: 0)
    return ids
  }
}

/// The layout of a view.
@nonexhaustive
public enum ViewType: OpenEnum {
  case table, board, list, calendar, timeline, gallery, form, chart, map, dashboard
  case unknown(String)

  /// The known names and their cases.
  public static let names: NameTable<ViewType> = [
    "table": .table, "board": .board, "list": .list, "calendar": .calendar, "timeline": .timeline,
    "gallery": .gallery, "form": .form, "chart": .chart, "map": .map, "dashboard": .dashboard,
  ]

  /// The name of a value without a case, or `nil`.
  public var unknownName: String? { if case .unknown(let name) = self { name } else { nil } }
}

/// One sort criterion of a view's rows.
public struct ViewSort: Sendable, Hashable {
  /// The value that is compared.
  @nonexhaustive
  public enum Criterion: Sendable, Hashable {
    /// A property, by its name or id.
    case property(String)
    /// `created_time` or `last_edited_time`.
    case timestamp(String)
  }

  /// The value that is compared.
  public let criterion: Criterion
  /// Whether the order is ascending.
  public let isAscending: Bool
}

extension ViewSort: JSONDecodable {
  private enum Key: String, CaseIterable { case property, timestamp, direction }
  private static let keys = JSONKeyTable<Key>()

  /// Reads a criterion.
  public init(from reader: inout JSONReader) throws(JSONError) {
    reader.skipWhitespace()
    let start = reader.position
    var criterion: Criterion?
    var direction: String?
    try reader.readObject(keys: Self.keys) { (reader, key) throws(JSONError) in
      switch key {
      case .property: criterion = .property(try reader.readString())
      case .timestamp: criterion = .timestamp(try reader.readString())
      case .direction: direction = try String?(from: &reader)
      }
    }
    self.criterion = try reader.require(criterion, "property", at: start)
    isAscending = direction != "descending"
  }
}
