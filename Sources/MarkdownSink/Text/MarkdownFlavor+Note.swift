extension MarkdownFlavor {
  /// Returns a note of the exporter as a block.
  func note(_ text: String) -> String {
    var escaped = ""
    let text = text.split(whereSeparator: \.isNewline).joined(separator: " ")
    TextEscaping(flavor: self, context: .paragraph).append(text, startsLine: false, to: &escaped)
    return self == .obsidian ? "> [!warning] \(escaped)" : "> ⚠️ \(escaped)"
  }
}
