/// The picture on a card of a board or gallery.
public struct ViewCover: Sendable, Hashable {
  /// The source of the picture.
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
