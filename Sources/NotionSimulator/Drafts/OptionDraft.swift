import NotionModel

/// An option of a select, multi-select or status property.
public struct OptionDraft: Sendable, Hashable {
  /// Its name.
  public var name: String
  /// One of the ten select colours.
  public var color: String
  /// Its description.
  public var description: String?

  /// Creates an option.
  public init(_ name: String, color: String = "default", description: String? = nil) {
    self.name = name
    self.color = color
    self.description = description
  }

  func id(of property: String) -> String {
    ObjectID(simulated: "option \(property) \(name)").description
  }

  func json(of property: String) -> JSONValue {
    [
      "id": .string(id(of: property)), "name": .string(name), "color": .string(color),
      "description": description.map { .string($0) } ?? .null,
    ]
  }
}

extension OptionDraft: ExpressibleByStringLiteral {
  /// Creates an option in the default colour.
  public init(stringLiteral value: String) { self.init(value) }
}
