public import NotionExportKit

/// `--format markdown`: Markdown that means what the page meant.
public struct MarkdownSinkPlugin: SinkPlugin {
  /// The dialect, and what stands around the text.
  public struct Options: SinkOptions {
    /// What the YAML at the head of each page holds.
    public enum FrontMatter: String, Codable, CaseIterable, Sendable {
      /// There is none.
      case none
      /// The title, the id and the times.
      case basic
      /// Also the author, the icon, the cover, the tags and every property.
      case full
    }

    /// The dialect.
    public var flavor = MarkdownFlavor.gfm
    /// What the YAML at the head of each page holds.
    public var frontMatter = FrontMatter.full
    /// Where the comments stand that were fetched.
    public var comments = CommentStyle.auto
    /// Whether Obsidian's block ids are written, to which links to blocks lead.
    public var blockIds = true

    /// GitHub's Markdown with full front matter.
    public init() {}

    /// One line about each option.
    public static let help = [
      "flavor": "the dialect: GitHub's, plain CommonMark, or Obsidian's with wikilinks and callouts",
      "frontMatter": "the YAML at the head of each page: none, title and times, or every property",
      "comments":
        "footnotes, an appendix, hidden (%% in Obsidian, else HTML comments), none, or what suits the dialect",
      "blockIds": "in Obsidian's dialect, mark blocks with ids, so that links to blocks lead to them",
    ]
  }

  /// `markdown`.
  public static let format = "markdown"
  /// One line about the format.
  public static let summary =
    "a Markdown file for each page, with tables, CSV and assets; GitHub's, plain or Obsidian's"

  /// 2: every file has an extension where its address has one.
  public static let schemaVersion = 3

  /// Makes the plugin.
  public init() {}

  /// Makes the sink.
  ///
  /// - Throws: ``OptionError`` where options contradict each other.
  public func makeSink(_ options: Options, in context: SinkContext) throws -> any Sink {
    if options.flavor == .commonmark, options.comments == .footnotes {
      throw OptionError(
        option: "markdown.comments",
        detail: "CommonMark has no footnotes; choose appendix, or another markdown.flavor")
    }
    return MarkdownFileSink(context: context, options: options)
  }
}
