package import NotionModel

extension TableBlock {
  /// More columns than a table of Notion has.
  private static let widthLimit = 1_000

  /// The columns to show, at least one. A number that no table has tells nothing: the cells of the rows do.
  package var shownWidth: Int { (1...Self.widthLimit).contains(width) ? width : 1 }
}
