/// The choice of rows in a document if Notion or a filter leaves it open.
package struct RowPolicy: Sendable, Hashable {
  /// Whether archived rows are listed with the others.
  package var includesArchived: Bool
  /// Whether a row is hidden if a view's filter cannot be decided, as in published documents.
  package var hidesUndecided: Bool

  /// Creates a policy; by default archived rows are hidden, and undecided ones are shown.
  package init(includesArchived: Bool = false, hidesUndecided: Bool = false) {
    self.includesArchived = includesArchived
    self.hidesUndecided = hidesUndecided
  }
}
