import NotionRendering

/// Where the documents are of a database whose views have too many rows for one.
struct ViewPlacement: Sendable {
  /// How many rows a document shows of a view, or about so many.
  let size: Int
  /// How many cards a board has in each column; all of them are a link away.
  var columnSize = 100
  /// The folder of the database's document.
  let folder: [String]
  /// The cards of a board: as many in each column.
  var boardLimit: RowLimit { RowLimit(withinPage: min(columnSize, size)) }
  /// The address of a file as seen from a folder.
  let href: @Sendable (_ file: [String], _ folder: [String]) -> String
}
