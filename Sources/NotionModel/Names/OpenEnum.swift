/// A name from a list that Notion may lengthen: the names known today are cases, any other is `.unknown`.
///
/// ```swift
/// public enum ListFormat: OpenEnum {
///   case numbers, letters
///   case unknown(String)
///
///   public static let names: NameTable<ListFormat> = ["numbers": .numbers, "letters": .letters]
///   public var unknownName: String? { if case .unknown(let name) = self { name } else { nil } }
/// }
/// ```
public protocol OpenEnum: JSONDecodable, Hashable, CustomStringConvertible {
  /// The names that have a case of their own.
  static var names: NameTable<Self> { get }
  /// Takes a name that has no case of its own.
  static func unknown(_ name: String) -> Self
  /// The name, where it has no case of its own.
  var unknownName: String? { get }
}

extension OpenEnum {
  /// Takes a name as the API spells it.
  public init(name: String) { self = Self.names.bytes.key(spelled: name) ?? .unknown(name) }

  /// The name as the API spells it.
  public var name: String { Self.names.spellings[self] ?? unknownName ?? "" }

  /// The name as the API spells it.
  public var description: String { name }

  /// Reads the name from JSON.
  public init(from reader: inout JSONReader) throws(JSONError) {
    if let known = try reader.readName(in: Self.names.bytes) {
      self = known
    } else {
      self = .unknown(try reader.readString())
    }
  }
}
