/// The layout of a view's rows: the parts that an exporter uses are typed, ``json`` contains the rest.
public struct ViewConfiguration: Sendable, Hashable {
  /// The layout, repeated.
  public let type: ViewType?
  /// The properties, in the order in which they are shown.
  public let properties: [ViewProperty]
  /// The groups: the columns of a board, the sections of a table.
  public let groupBy: ViewGrouping?
  /// The subgroups.
  public let subGroupBy: ViewGrouping?
  /// The property with the date of a row on a calendar or timeline.
  public let datePropertyID: PropertyID?
  /// The property with the end of a row on a timeline.
  public let endDatePropertyID: PropertyID?
  /// The property with the place of a row on a map.
  public let placePropertyID: PropertyID?
  /// The picture on the cards of a board or gallery; `nil` if unspecified.
  public let cover: ViewCover?
  /// The fit of the picture: `cover` crops it, `contain` shows all of it.
  public let coverAspect: String?
  /// The size of the picture: `small`, `medium` or `large`.
  public let coverSize: String?
  /// The whole configuration, as JSON.
  public let json: JSONSlice
}

extension ViewConfiguration: JSONDecodable {
  private enum Key: String, CaseIterable {
    case type, properties, cover
    case groupBy = "group_by"
    case subGroupBy = "sub_group_by"
    case datePropertyID = "date_property_id"
    case endDatePropertyID = "end_date_property_id"
    case placePropertyID = "map_by"
    case coverAspect = "cover_aspect"
    case coverSize = "cover_size"
  }
  private static let keys = JSONKeyTable<Key>()

  /// Reads a configuration; parts of unexpected shape are skipped, as ``json`` contains them.
  public init(from reader: inout JSONReader) throws(JSONError) {
    reader.skipWhitespace()
    let start = reader.position
    var type: ViewType?
    var properties: [ViewProperty] = []
    var groupBy: ViewGrouping?
    var subGroupBy: ViewGrouping?
    var datePropertyID: PropertyID?
    var endDatePropertyID: PropertyID?
    var placePropertyID: PropertyID?
    var cover: ViewCover?
    var coverAspect: String?
    var coverSize: String?
    try reader.readObject(keys: Self.keys) { (reader, key) throws(JSONError) in
      _ = try reader.readUnlessShapeDiffers { (reader) throws(JSONError) in
        switch key {
        case .type: type = try ViewType?(from: &reader)
        case .properties:
          let elements = try [JSONSlice]?(from: &reader) ?? []
          properties = elements.compactMap { try? $0.decode(ViewProperty.self) }
        case .groupBy: groupBy = try ViewGrouping?(from: &reader)
        case .subGroupBy: subGroupBy = try ViewGrouping?(from: &reader)
        case .datePropertyID: datePropertyID = try PropertyID?(from: &reader)
        case .endDatePropertyID: endDatePropertyID = try PropertyID?(from: &reader)
        case .placePropertyID: placePropertyID = try PropertyID?(from: &reader)
        case .cover: cover = try ViewCover?(from: &reader)
        case .coverAspect: coverAspect = try String?(from: &reader)
        case .coverSize: coverSize = try String?(from: &reader)
        }
      }
    }
    self.type = type
    self.properties = properties
    self.groupBy = groupBy
    self.subGroupBy = subGroupBy
    self.datePropertyID = datePropertyID
    self.endDatePropertyID = endDatePropertyID
    self.placePropertyID = placePropertyID
    self.cover = cover
    self.coverAspect = coverAspect
    self.coverSize = coverSize
    self.json = reader.slice(from: start)
  }
}

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

/// The picture on a card of a board or gallery.
public struct ViewCover: Sendable, Hashable {
  /// The source of the picture.
  @nonexhaustive
  public enum Source: OpenEnum {
    /// The cover of the row's page.
    case pageCover
    /// The content of the row's page.
    case pageContent
    /// The first picture in the row's page.
    case firstPicture
    /// A files property of the row.
    case property
    case unknown(String)

    /// The known names and their cases.
    public static let names: NameTable<Source> = [
      "page_cover": .pageCover, "page_content": .pageContent, "page_content_first": .firstPicture,
      "property": .property,
    ]

    /// The name of a value without a case, or `nil`.
    public var unknownName: String? { if case .unknown(let name) = self { name } else { nil } }
  }

  /// The source of the picture.
  public let source: Source
  /// The files property, if it is the source.
  public let propertyID: PropertyID?
}

extension ViewCover: JSONDecodable {
  private enum Key: String, CaseIterable {
    case type
    case propertyID = "property_id"
  }
  private static let keys = JSONKeyTable<Key>()

  /// Reads the settings of the picture.
  public init(from reader: inout JSONReader) throws(JSONError) {
    reader.skipWhitespace()
    let start = reader.position
    var source: Source?
    var propertyID: PropertyID?
    try reader.readObject(keys: Self.keys) { (reader, key) throws(JSONError) in
      switch key {
      case .type: source = try Source?(from: &reader)
      case .propertyID: propertyID = try PropertyID?(from: &reader)
      }
    }
    self.source = try reader.require(source, "type", at: start)
    self.propertyID = propertyID
  }
}
