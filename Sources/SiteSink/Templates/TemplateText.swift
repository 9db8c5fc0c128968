import HTMLRendering

/// Text for a template, which escapes what it is given character by character.
enum TemplateText {
  private static let special: Set<Unicode.Scalar> = ["<", ">", "&", "\"", "'"]

  /// The text without what HTML has no place for, and without marks that would make one character of them and a
  /// quotation mark before them, which would then not be known as one.
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
