extension MarkdownFlavor {
  /// A note of the exporter's own, as a block.
  func note(_ text: String) -> String {
    var escaped = ""
    let text = text.split(whereSeparator: \.isNewline).joined(separator: " ")
    TextEscaping(flavor: self, context: .paragraph).append(text, startsLine: false, to: &escaped)
    return self == .obsidian ? "> [!warning] \(escaped)" : "> ⚠️ \(escaped)"
  }
}
