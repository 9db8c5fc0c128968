extension Collection where Element: BinaryFloatingPoint {
  /// The middle of the values, or the mean of the two in the middle; 0 for an empty collection.
  var median: Element {
    let sorted = sorted()
    guard !sorted.isEmpty else { return 0 }
    let middle = sorted.count / 2
    return sorted.count.isMultiple(of: 2) ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
  }
}
