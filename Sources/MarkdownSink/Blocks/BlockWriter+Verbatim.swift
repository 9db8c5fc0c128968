import NotionExportKit
import NotionModel
import SinkRendering

extension BlockWriter {
  mutating func code(_ code: CodeBlock, _ file: inout OutputFile) async throws {
    let text = code.richText.plainText.replacingScalars("\r\n", with: "\n")
      .replacingScalars("\r", with: "\n").withoutControlCharacters
    let fence = String(repeating: "`", count: max(3, Self.longestRun(of: UInt8(ascii: "`"), in: text) + 1))
    try begin(&file)
    try lines(fence + CodeLanguage.infoString(code.language, runsPlugins: flavor == .obsidian), &file)
    if !text.isEmpty { try lines(text, &file) }
    try lines(fence, &file)
    try paragraph(try await self.text(code.caption), id: nil, &file)
    openTransparent()
  }

  mutating func equation(_ expression: String, _ file: inout OutputFile) throws {
    let rows = expression.withoutControlCharacters.split(whereSeparator: \.isNewline)
      .map { String($0).trimmingWhitespace }.filter { !$0.isEmpty }
    guard !rows.isEmpty else { return openTransparent() }
    try begin(&file)
    let text = rows.joined(separator: "\n")
    switch flavor {
    case .obsidian: try lines("$$\n\(rows.map(MathText.harmless).joined(separator: "\n"))\n$$", &file)
    case .commonmark:
      let escaping = TextEscaping(flavor: flavor, context: .paragraph, isFormula: true)
      try lines("$$", &file)
      for row in rows {
        var escaped = ""
        escaping.append(row, startsLine: true, to: &escaped)
        try lines(escaped, &file)
      }
      try lines("$$", &file)
    case .gfm:
      let isPlain = rows.allSatisfy { row in
        InlineWriter.containsNoMarkdown(row)
          && !row.utf8.contains(UInt8(ascii: "|"))
          && row.utf8.first.map { "#>-+=0123456789".utf8.contains($0) } == false
      }
      // GitHub reads Markdown within dollars, but not within its fence for formulas.
      let fence = String(repeating: "`", count: max(3, Self.longestRun(of: UInt8(ascii: "`"), in: text) + 1))
      try lines(isPlain ? "$$\n\(text)\n$$" : "\(fence)math\n\(text)\n\(fence)", &file)
    }
    openTransparent()
  }

  private static func longestRun(of byte: UInt8, in text: String) -> Int {
    var longest = 0
    var run = 0
    for next in text.utf8 {
      run = next == byte ? run + 1 : 0
      longest = max(longest, run)
    }
    return longest
  }
}
