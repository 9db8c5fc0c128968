import NotionExportKit
import NotionModel

extension Diagnostic {
  /// A data source has more rows of one minute than the API lists.
  static func rowsBeyondLimit(_ dataSource: ObjectID, window: RowsQuery) -> Diagnostic {
    var minute = "one minute"
    if case .from(let time) = window.window { minute = "the minute \(time)" }
    return Diagnostic(
      .error, Identifier(rawValue: "rows-beyond-limit"), object: dataSource,
      summary: "rows created in \(minute) may be missing",
      explanation: "The API lists at most 10,000 rows a query, and more of this data source were created then. "
        + "What it lists no query of, it does not show.",
      solution: "Split the data source, or move some of these rows to another.")
  }
}
