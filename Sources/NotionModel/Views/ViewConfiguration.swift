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
