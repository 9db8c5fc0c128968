/// A geographical place.
public struct Place: Sendable, Hashable {
  /// The latitude in degrees north.
  public let latitude: Double?
  /// The longitude in degrees east.
  public let longitude: Double?
  /// The name.
  public let name: String?
  /// The address.
  public let address: String?
  /// The id of the place at AWS, if it is from there.
  public let awsPlaceID: String?
  /// The id of the place at Google, if it is from there.
  public let googlePlaceID: String?
}

extension Place: JSONDecodable {
  private enum Key: String, CaseIterable {
    case lat, lon, name, address
    case awsPlaceID = "aws_place_id"
    case googlePlaceID = "google_place_id"
  }
  private static let keys = JSONKeyTable<Key>()

  /// Reads a place.
  public init(from reader: inout JSONReader) throws(JSONError) {
    var latitude: Double?
    var longitude: Double?
    var name: String?
    var address: String?
    var awsPlaceID: String?
    var googlePlaceID: String?
    try reader.readObject(keys: Self.keys) { (reader, key) throws(JSONError) in
      switch key {
      case .lat: latitude = try JSONNumber?(from: &reader)?.double
      case .lon: longitude = try JSONNumber?(from: &reader)?.double
      case .name: name = try String?(from: &reader)
      case .address: address = try String?(from: &reader)
      case .awsPlaceID: awsPlaceID = try String?(from: &reader)
      case .googlePlaceID: googlePlaceID = try String?(from: &reader)
      }
    }
    self.latitude = latitude
    self.longitude = longitude
    self.name = name
    self.address = address
    self.awsPlaceID = awsPlaceID
    self.googlePlaceID = googlePlaceID
  }
}
