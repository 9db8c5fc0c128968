/// Finds the probable intended word of a typing error.
public enum NearMiss {
  /// Returns the candidate with the fewest edits from `word`, if that is at most a third of its length (or
  /// one).
  public static func of(_ word: String, among candidates: some Sequence<String>) -> String? {
    let typed = word.lowercased()
    let ranked = candidates.map { (candidate: $0, edits: edits(from: typed, to: $0.lowercased())) }
    guard let best = ranked.min(by: { ($0.edits, $0.candidate) < ($1.edits, $1.candidate) }) else {
      return nil
    }
    return best.edits <= max(1, typed.count / 3) ? best.candidate : nil
  }

  /// Returns the number of insertions, deletions, replacements and transpositions (optimal string alignment
  /// distance).
  static func edits(from left: String, to right: String) -> Int {
    let (left, right) = (Array(left), Array(right))
    var rows = [Array(0...right.count)]
    for i in left.indices {
      var row = [i + 1]
      for j in right.indices {
        var cost = min(row[j] + 1, rows[i][j + 1] + 1, rows[i][j] + (left[i] == right[j] ? 0 : 1))
        if i > 0, j > 0, left[i] == right[j - 1], left[i - 1] == right[j] {
          cost = min(cost, rows[i - 1][j - 1] + 1)
        }
        row.append(cost)
      }
      rows.append(row)
    }
    return rows[left.count][right.count]
  }
}
