/// A visible character with its style.
struct ShownCharacter: Hashable, CustomStringConvertible {
  var scalar: Unicode.Scalar
  var bold = false
  var italic = false
  var strikethrough = false
  var underline = false
  /// The colour of the text, or the one behind it after `on `.
  var color: String?
  var code = false
  var link: String?

  /// White space is neither bold nor italic.
  var normalized: ShownCharacter {
    var result = self
    if scalar.properties.isWhitespace { (result.bold, result.italic) = (false, false) }
    // The end of a line has no look at all.
    if scalar == "\n" { return ShownCharacter(scalar: scalar) }
    return result
  }

  var description: String {
    let marks =
      [bold ? "b" : "", italic ? "i" : "", strikethrough ? "s" : "", underline ? "u" : "", code ? "c" : ""]
      .joined() + (color.map { "{\($0)}" } ?? "")
    return "\(String(scalar).debugDescription)\(marks)\(link.map { "<\($0)>" } ?? "")"
  }
}

/// A run of text with its containers, as in `["ol.3", "ul"]`.
struct ShownText: Hashable, CustomStringConvertible {
  var path: [String]
  var characters: [ShownCharacter]

  var description: String { "\(path.joined(separator: ">")): \(characters.map(\.description).joined())" }
}

extension ShownText {
  /// The text without the distinction between code and plain text inside dollars: GitHub has formulas both
  /// ways.
  var withPlainEquations: ShownText {
    var result = self
    var index = 0
    while index < characters.count {
      guard characters[index].code else {
        index += 1
        continue
      }
      let end = characters[index...].firstIndex { !$0.code } ?? characters.count
      if index > 0, end < characters.count, characters[index - 1].scalar == "$", characters[end].scalar == "$"
      {
        for position in index..<end { result.characters[position].code = false }
      }
      index = end
    }
    return result
  }
}
