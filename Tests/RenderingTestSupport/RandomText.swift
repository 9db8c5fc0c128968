/// Makes texts of everything that Markdown could take for markup.
package enum RandomText {
  private static let pieces = [
    "a", "word", "two words", " ", "  ", "\t", "\n", "\n\n", "*", "**", "***", "_", "__", "snake_case", "`",
    "``", "```", "~", "~~", "~~~", "#", "# x", "## ", "-", "- x", "---", "+", "+ x", ">", "> x", "1.", "1. x",
    "2)", "10) y", "=", "===", "|", "||", "a | b", "| --- |", ":-:", "\\", "\\\\", "\\*", "\\|", "[", "]",
    "[x]",
    "[ ] ", "[a](b)", "![", "!", "(", ")", "<", ">", "<b>", "</b>", "<br>", "<!--", "-->", "<!-- c -->", "&",
    "&amp;", "&lt;", "&#42;", "&copy", "$", "$x$", "$$", "http://example.com", "https://a.b/c_d?e=f&g",
    "www.example.com", "me@example.com", "a.b+c@d-e.org", "ftp://x.y", "mailto:a@b.c", ":", ":smile:", "^",
    "[^1]", "%%", "==", "{", "}", "\"", "'", ".", ",", ";", "?", "é", "ß", "漢字", "「", "」", "。", "、", "한국어",
    "مرحبا",
    "שלום", "😀", "👩‍👩‍👧", "🇫🇷", "\u{A0}", "\u{3000}", "\u{2003}", "\u{200B}", "“", "”", "…", "—", "€", "±", "→",
    "$5",
    "C:\\dir", "#tag", "@you", "/* c */", "//", "x^2", "\u{2028}", "e\u{301}", "0", "123456789.", "ab*cd*ef",
  ]

  /// Scalars that are one `Character` with the scalar before them, or after them.
  package static let joiners = ["\u{301}", "\u{FE0F}", "\u{200D}", "\u{20E3}", "\u{600}"]

  private static let formulas = [
    "x", "a+b", "a_1 * b_2", "\\frac{a}{b}", "x < y", "\\{1, 2\\}", "[0,1)", "5~6", "a^{2}", "&c", "\\$5",
    "\\text{a @ b.c}", "f'(x)", "-1", "#",
  ]

  package static func run(_ random: inout RepeatableGenerator) -> RandomRun {
    var run = RandomRun(text: "")
    if random.chance(6) {
      run.text = random.pick(formulas)
      run.isEquation = true
      run.bold = random.chance(20)
      run.italic = random.chance(20)
      return run
    }
    for _ in 0..<Int.random(in: 1...4, using: &random) {
      run.text += random.pick(pieces)
      if random.chance(10) { run.text += random.pick(joiners) }
    }
    if random.chance(55) {
      run.bold = random.chance(40)
      run.italic = random.chance(40)
      run.strikethrough = random.chance(25)
      run.code = random.chance(20)
      run.underline = random.chance(8)
      if random.chance(6) { run.color = random.pick(["red", "blue_background"]) }
      if random.chance(20) {
        run.link = random.pick([
          "https://example.com", "https://example.com/a_b*c(d)?e=f&g=h#i", "https://example.com/x|y",
          "https://example.com/[z]", "mailto:a@b.c",
        ])
      }
    }
    return run
  }

  package static func runs(_ random: inout RepeatableGenerator) -> [RandomRun] {
    (0..<Int.random(in: 1...5, using: &random)).map { _ in run(&random) }
  }
}
