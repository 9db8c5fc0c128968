/// Bytes that a search of one word loads.
struct SearchCost: Sendable {
  /// Where the word is in a file of middling size.
  var typical: Double
  /// Where the word is in the largest file.
  var heaviest: Double
}
