/// Which picture a card of a board or gallery shows.
public struct ViewCover: Sendable, Hashable {
  /// Where the picture is taken from.
  public enum Source: OpenEnum {
    /// The cover of the row's page.
    case pageCover
    /// What the row's page shows.
    case pageContent
    /// The first picture in the row's page.
    case firstPicture
    /// A files property of the row.
    case property
    case unknown(String)

    /// The names that have a case of their own.
    public static let names: NameTable<Source> = [
      "page_cover": .pageCover, "page_content": .pageContent, "page_content_first": .firstPicture,
      "property": .property,
    ]

    /// The name, where it has no case of its own.
    public var unknownName: String? { if case .unknown(let name) = self { name } else { nil } }
  }

  /// Where the picture is taken from.
  public let source: Source
  /// The files property, where one is the source.
  public let propertyID: PropertyID?
}

extension ViewCover: JSONDecodable {
  private enum Key: String, CaseIterable {
    case type
    case propertyID = "property_id"
  }
  private static let keys = JSONKeyTable<Key>()

  /// Reads which picture is shown.
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
