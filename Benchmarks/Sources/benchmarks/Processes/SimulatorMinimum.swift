/// The fewest requests that an export with comments on pages and without files takes.
struct SimulatorMinimum: Decodable, Sendable {
  /// Of everything.
  var first: Int
  /// Of a second run over what has not changed.
  var unchanged: Int
}
