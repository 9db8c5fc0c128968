internal import Foundation
internal import SwiftSourceText

/// The plugin type of a sink module, found in its source.
struct PluginDeclaration {
  /// The module.
  let module: String
  /// The file that contains the type.
  let file: String
  /// The format's name and its line, if it is a plain literal.
  let format: (name: String, line: Int)?

  /// Finds `<module>Plugin` in `source`.
  ///
  /// - Throws: ``RegistrationFailure`` if it is missing or not public.
  init(of module: String, file: String, source: String) throws {
    self.module = module
    self.file = file
    let type = "\(module)Plugin"
    let text = SwiftSourceText(source)
    guard let found = Self.declaration(of: type, in: text) else {
      throw Self.failure(
        file, 1,
        "\(module) is registered by a public type \(type) in this file, and there is none; declare "
          + "'public struct \(type): SinkPlugin'")
    }
    let line = text.line(at: found.offset)
    guard found.isPublic else {
      throw Self.failure(file, line, "\(type) is not public, so no program can register it; make it public")
    }
    format = Self.format(in: text, after: found.offset)
    if let format, !Self.isName(format.name) {
      throw Self.failure(
        file, format.line,
        "the format '\(format.name)' is no name for --format; use lower case letters, digits and hyphens, "
          + "beginning with a letter")
    }
  }

  private static func failure(_ file: String, _ line: Int, _ message: String) -> RegistrationFailure {
    RegistrationFailure([RegistrationError(file: file, line: line, message: message)])
  }

  private static func declaration(of type: String, in text: SwiftSourceText)
    -> (offset: Int, isPublic: Bool)?
  {
    let modifier = "public|open|package|internal|fileprivate|private|final|indirect|nonisolated"
    let pattern = "\\b((?:(?:\(modifier))\\s+)*)(struct|enum|class|actor)\\s+\(type)\\b"
    guard let match = matches(of: pattern, in: text.code).first else { return nil }
    let modifiers = text.code.utf8.dropFirst(match[1].lowerBound).prefix(match[1].count)
    let words = String(decoding: Array(modifiers), as: UTF8.self).split(whereSeparator: \.isWhitespace)
    return (match[2].lowerBound, words.contains("public") || words.contains("open"))
  }

  /// Returns the literal of `static let format = "…"` or `static var format: String { "…" }` directly in the
  /// type.
  private static func format(in text: SwiftSourceText, after offset: Int) -> (name: String, line: Int)? {
    let code = Array(text.code.utf8)
    guard let opening = code[offset...].firstIndex(of: UInt8(ascii: "{")),
      let closing = text.closing(of: opening)
    else { return nil }
    let pattern =
      "static\\s+(?:let|var)\\s+format\\b[^=\\{\"]*(?:=|\\{\\s*(?:get\\s*\\{)?\\s*(?:return\\b)?)\\s*\""
    for match in matches(of: pattern, in: text.code)
    where match[0].lowerBound > opening && match[0].upperBound < closing {
      guard text.depth(at: match[0].lowerBound, from: opening) == 1 else { continue }
      let quote = match[0].upperBound - 1
      return text.plainLiteral(at: quote).map { ($0, text.line(at: quote)) }
    }
    return nil
  }

  private static func isName(_ format: String) -> Bool {
    let bytes = Array(format.utf8)
    guard let first = bytes.first, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(first) else {
      return false
    }
    return bytes.allSatisfy {
      (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0)
        || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) || $0 == UInt8(ascii: "-")
    }
  }

  /// Returns the matches of a pattern in code, which is ASCII: the ranges of the whole and of each group.
  private static func matches(of pattern: String, in code: String) -> [[Range<Int>]] {
    guard let expression = try? NSRegularExpression(pattern: pattern) else { return [] }
    let whole = NSRange(location: 0, length: code.utf16.count)
    return expression.matches(in: code, range: whole).map { match in
      (0..<match.numberOfRanges).map { index in
        let range = match.range(at: index)
        return range.location == NSNotFound ? 0..<0 : range.location..<(range.location + range.length)
      }
    }
  }
}
