internal import NotionModel

/// Text that may go to a terminal or into a log: nothing in it acts on a terminal.
///
/// The streams take nothing else, so text of other people cannot reach them as it is. What is written literally in
/// the source keeps its line breaks; whatever is interpolated stands on one line, its controls made visible:
///
/// ```swift
/// StandardError.write("Error: \(title) is gone.\n")
/// ```
struct TerminalText: Sendable, Hashable, ExpressibleByStringInterpolation, CustomStringConvertible {
  /// The text.
  let description: String

  /// Takes text of the source.
  init(stringLiteral text: String) { description = text }

  /// Takes text of the source with values in it.
  init(stringInterpolation: StringInterpolation) { description = stringInterpolation.text }

  /// Takes text of several lines as a whole; its line breaks stay.
  init(block: String) { description = VisibleText.block(block) }

  /// Takes a message of several lines in which words of the user stand, each of which is shown on one line.
  init(message: String, quoting words: [String]) {
    let parts = words.flatMap { word in [word] + word.split(separator: "=", maxSplits: 1).map(String.init) }
    let shown = parts.filter { VisibleText.line($0) != $0 }.sorted { $0.utf8.count > $1.utf8.count }
    self.init(block: shown.reduce(message) { $0.replacing($1, with: VisibleText.line($1)) })
  }

  /// Takes lines, and ends each.
  init(lines: some Sequence<String>) {
    description = lines.map { VisibleText.line($0) + "\n" }.joined()
  }

  /// Takes a JSON value as one line, and ends it.
  init(json: JSONValue) {
    description = VisibleText.json(String(decoding: json.serialized, as: UTF8.self)) + "\n"
  }

  /// Gathers the parts of a literal.
  struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var text = ""

    init(literalCapacity: Int, interpolationCount: Int) { text.reserveCapacity(literalCapacity * 2) }

    mutating func appendLiteral(_ literal: String) { text += literal }

    mutating func appendInterpolation(_ text: TerminalText) { self.text += text.description }

    mutating func appendInterpolation(_ value: some Any) { text += VisibleText.line("\(value)") }
  }
}
