/// A character as a reader sees it.
struct ShownCharacter: Hashable, CustomStringConvertible {
  var scalar: Unicode.Scalar
  var bold = false
  var italic = false
  var strikethrough = false
  var code = false
  var link: String?

  /// White space has no weight and no slant.
  var normalized: ShownCharacter {
    var result = self
    if scalar.properties.isWhitespace { (result.bold, result.italic) = (false, false) }
    // The end of a line has no look at all.
    if scalar == "\n" { return ShownCharacter(scalar: scalar) }
    return result
  }

  var description: String {
    let marks = [bold ? "b" : "", italic ? "i" : "", strikethrough ? "s" : "", code ? "c" : ""].joined()
    return "\(String(scalar).debugDescription)\(marks)\(link.map { "<\($0)>" } ?? "")"
  }
}

/// A stretch of text and the containers it stands in, as in `["ol.3", "ul"]`.
struct ShownText: Hashable, CustomStringConvertible {
  var path: [String]
  var characters: [ShownCharacter]

  var description: String { "\(path.joined(separator: ">")): \(characters.map(\.description).joined())" }
}
