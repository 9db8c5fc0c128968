import HTMLRendering

/// Text for a template, which escapes its values character by character.
enum TemplateText {
  private static let special: Set<Unicode.Scalar> = ["<", ">", "&", "\"", "'"]

  /// Returns the text without characters that are invalid in HTML, and without combining marks after a
  /// quotation mark, which would form one character with it that is not recognised as a quotation mark.
  static func safe(_ text: String) -> String {
    let cleaned = HTMLCharacters.cleaned(text)
    guard cleaned.unicodeScalars.contains(where: { special.contains($0) }) else { return cleaned }
    var scalars = String.UnicodeScalarView()
    for scalar in cleaned.unicodeScalars {
      if let last = scalars.last, special.contains(last),
        String(String.UnicodeScalarView([last, scalar])).count == 1
      {
        continue
      }
      scalars.append(scalar)
    }
    return String(scalars)
  }
}
