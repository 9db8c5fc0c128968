/// The property by whose values a view groups its rows.
public struct ViewGrouping: Sendable, Hashable {
  /// The ranges of numbers.
  public struct NumberRange: Sendable, Hashable {
    /// The start of the first range.
    public let start: Double
    /// The end of the last one; `nil` if unbounded.
    public let end: Double?
    /// The size of each range; greater than 0.
    public let size: Double
  }

  /// The property.
  public let propertyID: PropertyID
  /// Its name.
  public let propertyName: String?
  /// Its type by its name in views: mostly the property's own, but also `person`, `text`.
  public let type: String?
  /// The type of a formula's values: `text`, `number`, `date` or `checkbox`; `nil` for any other property.
  public let formulaType: String?
  /// The rule of grouping: `day`, `exact`, `option`; for a formula, that of its results.
  public let groupBy: String?
  /// The order of the groups: `manual`, `ascending` or `descending`.
  public let sort: String?
  /// Whether groups without rows are hidden.
  public let hidesEmptyGroups: Bool
  /// The ranges of numbers; `nil` if each number is a separate group.
  public let range: NumberRange?
  /// Whether weeks begin on Sunday, rather than on Monday.
  public let weeksBeginOnSunday: Bool
  /// The whole grouping, as JSON.
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

  /// The fields while the object is read, before required ones are checked.
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

    /// Reads the grouping; a formula has an object for its results in place of a word.
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
