internal import NotionModel

/// Text that is safe for a terminal or a log: it contains no control characters.
///
/// The streams accept no other text, so foreign text cannot reach them unescaped. Literals keep their line
/// breaks; interpolated values are put on one line, with visible escapes of control characters:
///
/// ```swift
/// StandardError.write("Error: \(title) is gone.\n")
/// ```
struct TerminalText: Sendable, Hashable, ExpressibleByStringInterpolation, CustomStringConvertible {
  /// The text.
  let description: String

  /// Creates text from a literal.
  init(stringLiteral text: String) { description = text }

  /// Creates text from a literal with interpolated values.
  init(stringInterpolation: StringInterpolation) { description = stringInterpolation.text }

  /// Creates text of several lines, whose line breaks are kept.
  init(block: String) { description = VisibleText.block(block) }

  /// Creates a message of several lines that quotes words of the user, each of which is shown on one line.
  init(message: String, quoting words: [String]) {
    let parts = words.flatMap { word in [word] + word.split(separator: "=", maxSplits: 1).map(String.init) }
    let shown = parts.filter { VisibleText.line($0) != $0 }.sorted { $0.utf8.count > $1.utf8.count }
    self.init(block: shown.reduce(message) { $0.replacing($1, with: VisibleText.line($1)) })
  }

  /// Creates text from lines, and terminates each.
  init(lines: some Sequence<String>) {
    description = lines.map { VisibleText.line($0) + "\n" }.joined()
  }

  /// Creates text from a JSON value on one line, and terminates it.
  init(json: JSONValue) {
    description = VisibleText.json(String(decoding: json.serialized, as: UTF8.self)) + "\n"
  }

  /// Collects the parts of a literal.
  struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var text = ""

    init(literalCapacity: Int, interpolationCount: Int) { text.reserveCapacity(literalCapacity * 2) }

    mutating func appendLiteral(_ literal: String) { text += literal }

    mutating func appendInterpolation(_ text: TerminalText) { self.text += text.description }

    mutating func appendInterpolation(_ value: some Any) { text += VisibleText.line("\(value)") }
  }
}
