public import NotionExportKit

/// `--format site`: a static site to publish, with navigation, search, feeds and views of databases.
public struct SiteSinkPlugin: SinkPlugin {
  /// What is published and how.
  public struct Options: SinkOptions {
    /// Whether addresses of pages end in `/` or spell out `index.html`.
    public enum Links: String, Codable, CaseIterable, Sendable {
      /// As in `../guide/`: for web servers.
      case pretty
      /// As in `../guide/index.html`: for sites that are opened from a disk without a script.
      case file
    }

    /// Which embeds are shown in frames.
    public enum Frames: String, Codable, CaseIterable, Sendable {
      /// None; each is a link.
      case none
      /// Those of hosts that are known, such as YouTube and Figma, in sandboxed frames; pages in HTML, without their
      /// scripts.
      case known
    }

    /// The address that the site will have, as in `https://example.com/docs/`; empty where it is not known.
    public var baseURL = ""
    /// The name of the site; empty for that of the workspace.
    public var title = ""
    /// The language of the pages, as in `en` or `pt-BR`.
    public var language = "en"
    /// Which pages are published, as in `Status=Published`; empty for all.
    public var publishIf = ""
    /// The property whose values are tags, each with a page of its own; empty for none.
    public var tags = "Tags"
    /// A folder of templates that are used in place of the program's own.
    public var templates = ""
    /// Whether addresses spell out `index.html`.
    public var links = Links.pretty
    /// Which embeds are shown in frames.
    public var frames = Frames.none
    /// How many rows of a database a page shows where the database stands in it; the rest is one link away.
    public var inlineRows = 50
    /// How many rows of a view one page shows, in the database's own pages; the rest is on further pages.
    public var pageRows = 500
    /// Whether pages that are archived in Notion are published.
    public var archived = false

    /// A site of everything, at an address that is not known.
    public init() {}

    /// One line about each option.
    public static let help = [
      "baseURL": "the site's address, for the sitemap, feeds, canonical and Open Graph tags",
      "title": "the site's name, in place of the workspace's",
      "language": "the language of the pages, as in en or pt-BR",
      "publishIf": "publish only pages with a property of a value, as in Status=Published",
      "tags": "the property whose values are tags, each with a page that lists its pages",
      "templates": "a folder of templates and assets that take the place of the program's own, file by file",
      "links": "addresses of pages: pretty ends them in /, file spells out index.html",
      "frames": "embeds: each a link, or those of known hosts in sandboxed frames, which load from there",
      "inlineRows": "how many rows a page shows of a database that stands in it",
      "pageRows": "how many rows of a view a page of the database shows before there is another",
      "archived": "publish pages that are archived in Notion too",
    ]
  }

  /// `site`.
  public static let format = "site"
  /// One line about the format.
  public static let summary = "a static site to publish: navigation, search, database views, feeds"

  /// 4: policies list scripts by hash, the search index is style sheets, Notion's own icons are drawings, links show
  /// icons, and attachments that could run are named as text,
  /// archived pages are in no list, links lead to blocks, and tags that differ have pages of their own.
  public static let schemaVersion = 4

  /// Makes the plugin.
  public init() {}

  /// Makes the sink.
  ///
  /// - Throws: ``OptionError`` where an option makes no sense.
  public func makeSink(_ options: Options, in context: SinkContext) throws -> any Sink {
    guard options.inlineRows >= 0 else {
      throw OptionError(option: "site.inlineRows", detail: "expected 0 or more, not \(options.inlineRows)")
    }
    guard options.pageRows > 0 else {
      throw OptionError(option: "site.pageRows", detail: "expected 1 or more, not \(options.pageRows)")
    }
    return SiteFileSink(try Site(options, in: context))
  }
}
