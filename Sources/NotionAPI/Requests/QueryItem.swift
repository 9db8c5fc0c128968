/// A name and a value in the query of a URL, neither encoded.
public struct QueryItem: Sendable, Hashable, Codable {
  /// The name.
  public var name: String
  /// The value.
  public var value: String

  /// Creates an item.
  public init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }
}
