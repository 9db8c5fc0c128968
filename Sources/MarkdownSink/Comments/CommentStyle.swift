/// The position of a page's comments.
public enum CommentStyle: String, Codable, CaseIterable, Sendable {
  /// The best style of the dialect: footnotes for GitHub, an appendix in CommonMark, hidden in Obsidian.
  case auto
  /// As footnotes of the commented blocks; those on the page below its content.
  case footnotes
  /// All below the content.
  case appendix
  /// Next to the commented blocks, visible only in the source of the file.
  case hidden
  /// No comments.
  case none

  func resolved(_ flavor: MarkdownFlavor) -> CommentStyle {
    guard self == .auto else { return self }
    return switch flavor {
    case .gfm: .footnotes
    case .commonmark: .appendix
    case .obsidian: .hidden
    }
  }
}
