/// Where the comments of a page stand.
public enum CommentStyle: String, Codable, CaseIterable, Sendable {
  /// As the dialect has it best: footnotes for GitHub, an appendix in CommonMark, hidden in Obsidian.
  case auto
  /// In footnotes of the blocks that they are about; those on the page below its content.
  case footnotes
  /// All below the content.
  case appendix
  /// Beside the blocks that they are about, where only somebody who edits the file sees them.
  case hidden
  /// Nowhere.
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
