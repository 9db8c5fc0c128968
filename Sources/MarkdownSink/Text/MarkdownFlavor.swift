/// A dialect of Markdown.
public enum MarkdownFlavor: String, Codable, CaseIterable, Sendable {
  /// GitHub's: tables, task lists, strikethrough, alerts.
  case gfm
  /// CommonMark and nothing beyond; HTML stands in for what it lacks.
  case commonmark
  /// Obsidian's: wikilinks, callouts, comments, block ids.
  case obsidian
}
