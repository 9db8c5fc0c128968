import ArgumentParser

/// The destination of the figures.
struct RecordingOptions: ParsableArguments {
  @Option(
    help: "The folder whose README.md and results.json the figures go to; otherwise they are only printed.")
  var record: String?

  /// Prints a table, and records it if requested.
  func show(_ table: ResultTable, of name: String) throws {
    print(table.markdown)
    if let record { try ResultFile(folder: record).record(table, as: name) }
  }
}
