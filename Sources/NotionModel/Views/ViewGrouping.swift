/// The property by whose values a view puts its rows into groups.
public struct ViewGrouping: Sendable, Hashable {
  /// The ranges into which numbers are put.
  public struct NumberRange: Sendable, Hashable {
    /// Where the first range begins.
    public let start: Double
    /// Where the last one ends; `nil` where they go on.
    public let end: Double?
    /// How long each is; more than 0.
    public let size: Double
  }

  /// The property.
  public let propertyID: PropertyID
  /// Its name.
  public let propertyName: String?
  /// Its type as views call it: mostly the property's own, but `person`, `text`.
  public let type: String?
  /// What values of a formula are taken for: `text`, `number`, `date` or `checkbox`; `nil` for any other property.
  public let formulaType: String?
  /// How values fall into groups: `day`, `exact`, `option`; of a formula, how its results do.
  public let groupBy: String?
  /// The order of the groups: `manual`, `ascending` or `descending`.
  public let sort: String?
  /// Whether groups without rows are left out.
  public let hidesEmptyGroups: Bool
  /// The ranges of numbers; `nil` where each number is a group of its own.
  public let range: NumberRange?
  /// Whether weeks begin on Sunday, and not on Monday.
  public let weeksBeginOnSunday: Bool
  /// All of it, as bytes.
  public let json: JSONSlice
}

extension ViewGrouping: JSONDecodable {
  private enum Key: String, CaseIterable {
    case type, sort
    case propertyID = "property_id"
    case propertyName = "property_name"
    case groupBy = "group_by"
    case hideEmptyGroups = "hide_empty_groups"
    case rangeStart = "range_start"
    case rangeEnd = "range_end"
    case rangeSize = "range_size"
    case startDayOfWeek = "start_day_of_week"
  }
  private enum SortKey: String, CaseIterable { case type }
  private static let keys = JSONKeyTable<Key>()
  private static let sortKeys = JSONKeyTable<SortKey>()

  /// What is read before it is known whether all of it is there.
  private struct Draft {
    var propertyID: PropertyID?
    var propertyName: String?
    var type: String?
    var formulaType: String?
    var groupBy: String?
    var sort: String?
    var hidesEmptyGroups = false
    var rangeStart: Double?
    var rangeEnd: Double?
    var rangeSize: Double?
    var startDayOfWeek: Double?

    mutating func read(from reader: inout JSONReader) throws(JSONError) {
      try reader.readObject(keys: ViewGrouping.keys) { (reader, key) throws(JSONError) in
        switch key {
        case .type: type = try String?(from: &reader)
        case .propertyID: propertyID = try PropertyID(from: &reader)
        case .propertyName: propertyName = try String?(from: &reader)
        case .groupBy: try readGroupBy(from: &reader)
        case .sort:
          if try reader.readNull() { return }
          try reader.readObject(keys: ViewGrouping.sortKeys) { (reader, _) throws(JSONError) in
            sort = try String?(from: &reader)
          }
        case .hideEmptyGroups: hidesEmptyGroups = try reader.readFlag()
        case .rangeStart: rangeStart = try JSONNumber?(from: &reader)?.double
        case .rangeEnd: rangeEnd = try JSONNumber?(from: &reader)?.double
        case .rangeSize: rangeSize = try JSONNumber?(from: &reader)?.double
        case .startDayOfWeek: startDayOfWeek = try JSONNumber?(from: &reader)?.double
        }
      }
    }

    /// A formula has a grouping of its results in the place of a word.
    private mutating func readGroupBy(from reader: inout JSONReader) throws(JSONError) {
      switch try reader.peekKind() {
      case .string: groupBy = try reader.readString()
      case .object:
        var inner = Draft()
        try inner.read(from: &reader)
        formulaType = inner.type
        groupBy = inner.groupBy
        sort = inner.sort ?? sort
        rangeStart = inner.rangeStart
        rangeEnd = inner.rangeEnd
        rangeSize = inner.rangeSize
        startDayOfWeek = inner.startDayOfWeek
      default: try reader.skipValue()
      }
    }
  }

  /// Reads a grouping.
  public init(from reader: inout JSONReader) throws(JSONError) {
    reader.skipWhitespace()
    let start = reader.position
    var draft = Draft()
    try draft.read(from: &reader)
    self.propertyID = try reader.require(draft.propertyID, "property_id", at: start)
    self.propertyName = draft.propertyName
    self.type = draft.type
    self.formulaType = draft.formulaType
    self.groupBy = draft.groupBy
    self.sort = draft.sort
    self.hidesEmptyGroups = draft.hidesEmptyGroups
    self.range = draft.rangeSize.flatMap { size in
      size > 0 ? NumberRange(start: draft.rangeStart ?? 0, end: draft.rangeEnd, size: size) : nil
    }
    self.weeksBeginOnSunday = draft.startDayOfWeek == 0
    self.json = reader.slice(from: start)
  }
}
