/// A dialect of Markdown.
public enum MarkdownFlavor: String, Codable, CaseIterable, Sendable {
  /// GitHub's: tables, task lists, strikethrough, alerts.
  case gfm
  /// Pure CommonMark; HTML replaces missing features.
  case commonmark
  /// Obsidian's: wikilinks, callouts, comments, block ids.
  case obsidian
}
