public import NotionExportKit

/// `--format markdown`: Markdown that preserves the meaning of the page.
public struct MarkdownSinkPlugin: SinkPlugin {
  /// The dialect, and the content around the text.
  public struct Options: SinkOptions {
    /// The content of the YAML front matter of each page.
    public enum FrontMatter: String, Codable, CaseIterable, Sendable {
      /// No front matter.
      case none
      /// The title, the id and the times.
      case basic
      /// Also the author, the icon, the cover, the tags and every property.
      case full
    }

    /// The form of CSV texts that a spreadsheet would evaluate as formulas.
    public enum CSV: String, Codable, CaseIterable, Sendable {
      /// With an apostrophe before them, so that a spreadsheet treats them as texts.
      case safe
      /// Unchanged.
      case raw
    }

    /// The dialect.
    public var flavor = MarkdownFlavor.gfm
    /// The content of the YAML front matter of each page.
    public var frontMatter = FrontMatter.full
    /// The position of comments, if they were fetched.
    public var comments = CommentStyle.auto
    /// Whether blocks to which links lead have anchors.
    public var blockIds = true
    /// The form of CSV texts that a spreadsheet would evaluate as formulas.
    public var csv = CSV.safe
    /// Whether archived pages are listed in tables, CSV and the index.
    public var archived = false

    /// Creates the defaults: GitHub's Markdown with full front matter.
    public init() {}

    /// A description of one line for each option.
    public static let help = [
      "flavor": "the dialect: GitHub's, plain CommonMark, or Obsidian's with wikilinks and callouts",
      "frontMatter": "the YAML front matter of each page: none, title and times, or every property",
      "comments":
        "the form of comments: footnotes, an appendix, hidden (%% in Obsidian, else HTML comments), none, or auto",
      "blockIds": "give blocks that are link targets an anchor (^id in Obsidian, else HTML)",
      "csv":
        "texts that begin with = + - @, a tab or a line end: safe puts ' before them, because a spreadsheet would "
        + "evaluate them as formulas; raw keeps them",
      "archived": "also list archived pages in tables, CSV and the index",
    ]
  }

  /// `markdown`.
  public static let format = "markdown"
  /// A description of one line.
  public static let summary =
    "a Markdown file for each page, with tables, CSV and assets; GitHub's, plain or Obsidian's"

  /// 3: links execute nothing, only blocks to which links lead have anchors, relations and lists keep their
  /// meaning, archived pages are not listed.
  public static let schemaVersion = 3

  /// Returns the requirements: pages in parallel, as their files are independent of each other.
  public static func requirements(of options: Options) -> SinkRequirements {
    SinkRequirements(pagesInParallel: true)
  }

  /// Creates the plugin.
  public init() {}

  /// Creates the sink.
  ///
  /// - Throws: ``OptionError`` if options contradict each other.
  public func makeSink(_ options: Options, in context: SinkContext) throws -> any Sink {
    if options.flavor == .commonmark, options.comments == .footnotes {
      throw OptionError(
        option: "markdown.comments",
        detail: "CommonMark has no footnotes; choose appendix, or another markdown.flavor")
    }
    return MarkdownFileSink(context: context, options: options)
  }
}

/// A dialect of Markdown.
public enum MarkdownFlavor: String, Codable, CaseIterable, Sendable {
  /// GitHub's: tables, task lists, strikethrough, alerts.
  case gfm
  /// Pure CommonMark; HTML replaces missing features.
  case commonmark
  /// Obsidian's: wikilinks, callouts, comments, block ids.
  case obsidian
}

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
