/// How many rows a view shows.
struct RowLimit {
  /// The rows of one group, or of a view without groups.
  let group: Int
  /// The rows of all groups together.
  let total: Int

  /// All rows.
  static let none = RowLimit(group: .max, total: .max)

  /// So many rows; a view with groups shows as many of each group, but has no end of groups.
  init(withinPage limit: Int) { self.init(group: limit, total: limit.multipliedReportingOverflow(by: 10).0) }

  init(group: Int, total: Int) {
    self.group = group
    self.total = total
  }
}
