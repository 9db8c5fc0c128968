import RenderingTestSupport

extension RandomRun {
  /// The colours of the tests in the flavour's HTML.
  private static let colors = ["red": "#d44c47", "blue_background": "on #e7f3f8"]

  /// The visible text of the run in Notion; for an equation the formula between dollars.
  var shown: [ShownCharacter] {
    let shownText = isEquation ? "$\(text)$" : text
    return shownText.replacing("\r\n", with: "\n").unicodeScalars.compactMap { scalar in
      let isLost = (scalar.value < 0x20 && scalar != "\n" && scalar != "\t") || scalar.value == 0x7F
      guard !isLost else { return nil }
      return ShownCharacter(
        scalar: scalar, bold: bold, italic: italic, strikethrough: strikethrough, underline: underline,
        color: Self.colors[color], code: code && !isEquation, link: isEquation ? nil : link
      ).normalized
    }
  }
}
