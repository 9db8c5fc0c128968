/// The rows that a document lists, where Notion or a filter leaves it open.
package struct RowPolicy: Sendable, Hashable {
  /// Whether archived rows are listed with the others.
  package var includesArchived: Bool
  /// Whether a row is left out where a view's filter cannot be decided, as in what is published.
  package var hidesUndecided: Bool

  /// A policy; archived rows are left out, and undecided ones are shown.
  package init(includesArchived: Bool = false, hidesUndecided: Bool = false) {
    self.includesArchived = includesArchived
    self.hidesUndecided = hidesUndecided
  }
}
