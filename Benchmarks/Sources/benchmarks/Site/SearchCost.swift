/// The number of bytes that a search for one word loads.
struct SearchCost: Sendable {
  /// The cost for a word in a file of median size.
  var typical: Double
  /// The cost for a word in the largest file.
  var heaviest: Double
}
