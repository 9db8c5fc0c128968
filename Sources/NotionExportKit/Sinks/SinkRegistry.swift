/// The sinks in a program.
///
/// The `RegisterSinks` plugin generates it; a hand-written one is a type with this property.
public protocol SinkRegistry: Sendable {
  /// One plugin type for each format.
  static var plugins: [any SinkPlugin.Type] { get }
}
