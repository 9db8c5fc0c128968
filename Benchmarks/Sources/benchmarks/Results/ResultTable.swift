/// The figures of one benchmark.
struct ResultTable: Sendable {
  /// A column and the type of its values.
  struct Column: Sendable {
    /// The head of the column in Markdown.
    var title: String
    /// The name in JSON.
    var key: String
    var isNumeric: Bool

    /// A column of words.
    static func words(_ title: String, _ key: String) -> Column {
      Column(title: title, key: key, isNumeric: false)
    }

    /// A column of numbers.
    static func numbers(_ title: String, _ key: String) -> Column {
      Column(title: title, key: key, isNumeric: true)
    }
  }

  let columns: [Column]
  private(set) var rows: [[ResultCell]] = []

  init(_ columns: [Column]) { self.columns = columns }

  /// Adds a row with a cell for each column.
  mutating func add(_ cells: ResultCell...) {
    precondition(cells.count == columns.count, "a row has a cell for each column")
    rows.append(cells)
  }

  /// The head of the table in Markdown.
  var head: String {
    Self.line(columns.map(\.title)) + "\n" + Self.line(columns.map { $0.isNumeric ? "---:" : "---" })
  }

  /// The table in Markdown.
  var markdown: String {
    ([head] + rows.map { Self.line($0.map(\.text)) }).joined(separator: "\n")
  }

  /// A row in Markdown.
  static func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }
}
