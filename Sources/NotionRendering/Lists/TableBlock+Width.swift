package import NotionModel

extension TableBlock {
  /// More columns than a table of Notion has.
  private static let widthLimit = 1_000

  /// The number of columns to show, at least one. An impossible number is ignored: the cells of the rows
  /// decide.
  package var shownWidth: Int { (1...Self.widthLimit).contains(width) ? width : 1 }
}
