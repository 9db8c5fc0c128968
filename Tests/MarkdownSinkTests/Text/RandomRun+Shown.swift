import RenderingTestSupport

extension RandomRun {
  /// What Notion shows of the run.
  var shown: [ShownCharacter] {
    text.replacing("\r\n", with: "\n").unicodeScalars.compactMap { scalar in
      let isLost = (scalar.value < 0x20 && scalar != "\n" && scalar != "\t") || scalar.value == 0x7F
      guard !isLost else { return nil }
      return ShownCharacter(
        scalar: scalar, bold: bold, italic: italic, strikethrough: strikethrough, code: code, link: link
      ).normalized
    }
  }
}
