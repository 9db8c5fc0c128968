/// A property with a name and an id.
public protocol NamedProperty: Sendable, Hashable {
  /// The id, which does not change with the name.
  var id: PropertyID { get }
  /// The name.
  var name: String { get }
}
