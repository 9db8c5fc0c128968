/// The maximum number of rows that a view shows.
struct RowLimit {
  /// The rows of one group, or of a view without groups.
  let group: Int
  /// The rows of all groups together.
  let total: Int

  /// No limit.
  static let none = RowLimit(group: .max, total: .max)

  /// Creates the limit of a view within a page; it applies to each group, and to ten groups together.
  init(withinPage limit: Int) { self.init(group: limit, total: limit.multipliedReportingOverflow(by: 10).0) }

  init(group: Int, total: Int) {
    self.group = group
    self.total = total
  }
}
