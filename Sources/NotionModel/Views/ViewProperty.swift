/// The display settings of a property in a view; its position in the list is the position on the screen.
public struct ViewProperty: Sendable, Hashable {
  /// The property.
  public let id: PropertyID
  /// Its name.
  public let name: String?
  /// Whether it is shown; `nil` if unspecified.
  public let isVisible: Bool?
  /// The width of its column, in pixels.
  public let width: Double?
  /// Whether long values are wrapped.
  public let wraps: Bool?
  /// `select` or `checkbox`, for a status.
  public let statusStyle: String?
  /// The format of a date, such as `relative`.
  public let dateFormat: String?
  /// The format of a time: `12_hour`, `24_hour` or `hidden`.
  public let timeFormat: String?
}

extension ViewProperty: JSONDecodable {
  private enum Key: String, CaseIterable {
    case visible, width, wrap
    case id = "property_id"
    case name = "property_name"
    case statusStyle = "status_show_as"
    case dateFormat = "date_format"
    case timeFormat = "time_format"
  }
  private static let keys = JSONKeyTable<Key>()

  /// Reads the display settings of a property.
  public init(from reader: inout JSONReader) throws(JSONError) {
    reader.skipWhitespace()
    let start = reader.position
    var id: PropertyID?
    var name: String?
    var isVisible: Bool?
    var width: Double?
    var wraps: Bool?
    var statusStyle: String?
    var dateFormat: String?
    var timeFormat: String?
    try reader.readObject(keys: Self.keys) { (reader, key) throws(JSONError) in
      switch key {
      case .id: id = try PropertyID(from: &reader)
      case .name: name = try String?(from: &reader)
      case .visible: isVisible = try Bool?(from: &reader)
      case .width: width = try JSONNumber?(from: &reader)?.double
      case .wrap: wraps = try Bool?(from: &reader)
      case .statusStyle: statusStyle = try String?(from: &reader)
      case .dateFormat: dateFormat = try String?(from: &reader)
      case .timeFormat: timeFormat = try String?(from: &reader)
      }
    }
    self.id = try reader.require(id, "property_id", at: start)
    self.name = name
    self.isVisible = isVisible
    self.width = width
    self.wraps = wraps
    self.statusStyle = statusStyle
    self.dateFormat = dateFormat
    self.timeFormat = timeFormat
  }
}
