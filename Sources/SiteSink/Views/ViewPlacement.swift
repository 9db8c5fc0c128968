import SinkRendering

/// The locations of a database's documents, for views with too many rows for one.
struct ViewPlacement: Sendable {
  /// The approximate number of rows of a view in a document.
  let size: Int
  /// The number of cards in each column of a board; all of them are behind a link.
  var columnSize = 100
  /// The folder of the database's document.
  let folder: [String]
  /// The limit of a board's cards, the same for each column.
  var boardLimit: RowLimit { RowLimit(withinPage: min(columnSize, size)) }
  /// Returns the address of a file relative to a folder.
  let href: @Sendable (_ file: [String], _ folder: [String]) -> String
}
