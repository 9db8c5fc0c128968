/// A property that is found by its name or its id.
public protocol NamedProperty: Sendable, Hashable {
  /// The id, which survives a change of name.
  var id: PropertyID { get }
  /// The name.
  var name: String { get }
}
