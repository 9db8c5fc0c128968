import Foundation

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

/// One figure or word of a table.
enum ResultCell: Sendable, Codable {
  case text(String)
  /// A number, shown with a number of digits after the point.
  case number(Double, digits: Int)
  /// A ratio, shown as a percentage.
  case share(Double)
  /// No value, as the column does not apply.
  case none

  /// The text in a table.
  var text: String {
    switch self {
    case .text(let text): text
    case .number(let number, let digits): String(format: "%.\(digits)f", number)
    case .share(let share): String(format: "%.1f %%", share * 100)
    case .none: "–"
    }
  }

  func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .text(let text): try container.encode(text)
    case .number(let number, let digits):
      let scale = pow(10, Double(digits))
      try container.encode((number * scale).rounded() / scale)
    case .share(let share): try container.encode((share * 10_000).rounded() / 10_000)
    case .none: try container.encodeNil()
    }
  }

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .none
    } else if let number = try? container.decode(Double.self) {
      self = .number(number, digits: 4)
    } else {
      self = .text(try container.decode(String.self))
    }
  }
}

extension Collection where Element: BinaryFloatingPoint {
  /// The middle of the values, or the mean of the two in the middle; 0 for an empty collection.
  var median: Element {
    let sorted = sorted()
    guard !sorted.isEmpty else { return 0 }
    let middle = sorted.count / 2
    return sorted.count.isMultiple(of: 2) ? (sorted[middle - 1] + sorted[middle]) / 2 : sorted[middle]
  }
}
