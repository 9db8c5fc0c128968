import HTMLRendering

/// Text for XML files: escaped, without characters that are invalid in XML.
enum XMLText {
  /// Returns the text as the content of an element or an attribute.
  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in HTMLCharacters.cleaned(text).unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
