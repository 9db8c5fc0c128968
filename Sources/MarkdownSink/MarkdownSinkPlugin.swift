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

    /// How texts stand in CSV that a spreadsheet would take for formulas.
    public enum CSV: String, Codable, CaseIterable, Sendable {
      /// With an apostrophe before them, so that they are texts to a spreadsheet.
      case safe
      /// As they are.
      case raw
    }

    /// The dialect.
    public var flavor = MarkdownFlavor.gfm
    /// What the YAML at the head of each page holds.
    public var frontMatter = FrontMatter.full
    /// Where the comments stand that were fetched.
    public var comments = CommentStyle.auto
    /// Whether blocks that something links to are marked, so that the links lead to them.
    public var blockIds = true
    /// How texts stand in CSV that a spreadsheet would take for formulas.
    public var csv = CSV.safe
    /// Whether archived pages are listed in tables, CSV and the index.
    public var archived = false

    /// GitHub's Markdown with full front matter.
    public init() {}

    /// One line about each option.
    public static let help = [
      "flavor": "the dialect: GitHub's, plain CommonMark, or Obsidian's with wikilinks and callouts",
      "frontMatter": "the YAML at the head of each page: none, title and times, or every property",
      "comments":
        "footnotes, an appendix, hidden (%% in Obsidian, else HTML comments), none, or what suits the dialect",
      "blockIds": "mark the blocks that something links to (^id in Obsidian, else an HTML anchor)",
      "csv":
        "texts that begin with = + - @, a tab or a line end: safe puts ' before them, as a spreadsheet would "
        + "take them for formulas; raw keeps them",
      "archived": "list pages that are archived in Notion in tables, CSV and the index too",
    ]
  }

  /// `markdown`.
  public static let format = "markdown"
  /// One line about the format.
  public static let summary =
    "a Markdown file for each page, with tables, CSV and assets; GitHub's, plain or Obsidian's"

  /// 3: links run nothing, only blocks that something links to have names, relations and lists keep their meaning,
  /// archived pages are in no list.
  public static let schemaVersion = 3

  /// Files of pages are independent of each other.
  public static func requirements(of options: Options) -> SinkRequirements {
    SinkRequirements(pagesInParallel: true)
  }

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
