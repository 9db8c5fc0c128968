/// The sinks that a program was built with.
///
/// The `RegisterSinks` plugin writes one; by hand it is a type with this one property.
public protocol SinkRegistry: Sendable {
  /// One plugin type for each format.
  static var plugins: [any SinkPlugin.Type] { get }
}
