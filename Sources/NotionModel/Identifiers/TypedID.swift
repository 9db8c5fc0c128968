/// The id of an object of a known kind, so that a page's cannot be passed for a block's.
public struct TypedID<Object>: Sendable, Hashable, Comparable {
  /// The id itself.
  public let object: ObjectID

  /// Creates a typed id.
  public init(_ object: ObjectID) { self.object = object }

  /// Parses a UUID, hyphens optional; returns `nil` for anything else.
  public init?(_ text: some StringProtocol) {
    guard let id = ObjectID(text) else { return nil }
    self.init(id)
  }

  /// Orders ids like their texts.
  public static func < (left: TypedID, right: TypedID) -> Bool { left.object < right.object }
}

extension TypedID: CustomStringConvertible {
  /// The text, in lower case with hyphens.
  public var description: String { object.description }
}

extension TypedID: JSONDecodable {
  /// Reads an id, hyphens optional.
  public init(from reader: inout JSONReader) throws(JSONError) {
    self.init(try ObjectID(from: &reader))
  }
}
