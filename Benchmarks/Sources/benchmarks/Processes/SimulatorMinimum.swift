/// The minimum number of requests of an export with comments on pages and without files.
struct SimulatorMinimum: Decodable, Sendable {
  /// The requests of a complete export.
  var first: Int
  /// The requests of a second run over an unchanged workspace.
  var unchanged: Int
}
