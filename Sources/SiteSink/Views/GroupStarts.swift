import NotionRendering

/// Where the rows of each group begin among all rows of a view with groups.
struct GroupStarts {
  /// How many groups come before, and the first row of the group.
  typealias Start = (number: Int, row: Int)

  private let starts: [[UInt8]: Start]

  /// Knows of none where there are too many groups to count.
  init(_ rows: PlacedRows<GroupPlace>) {
    var starts: [[UInt8]: Start] = [:]
    var row = 0
    for (number, place) in (rows.placeCounts ?? []).enumerated() {
      starts[place.key] = (number, row)
      row += place.count
    }
    self.starts = starts
  }

  /// `nil` where it is not known, or the group has no rows.
  func start(of place: GroupPlace) -> Start? { starts[place.key] }
}
