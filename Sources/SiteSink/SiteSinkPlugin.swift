public import NotionExportKit

/// `--format site`: a static site to publish, with navigation, search, feeds and views of databases.
public struct SiteSinkPlugin: SinkPlugin {
  /// The selection of pages, and the appearance of the site.
  public struct Options: SinkOptions {
    /// The form of the addresses of pages.
    public enum Links: String, Codable, CaseIterable, Sendable {
      /// As in `../guide/`: for web servers.
      case pretty
      /// As in `../guide/index.html`: for sites that are opened from a disk without scripts.
      case file
    }

    /// The embeds that are shown in frames.
    public enum Frames: String, Codable, CaseIterable, Sendable {
      /// None; each is a link.
      case none
      /// Embeds of known hosts, such as YouTube and Figma, in sandboxed frames; pages in HTML, without their
      /// scripts.
      case known
    }

    /// The future address of the site, as in `https://example.com/docs/`; empty if unknown.
    public var baseURL = ""
    /// The name of the site; empty for that of the workspace.
    public var title = ""
    /// The language of the pages, as in `en` or `pt-BR`.
    public var language = "en"
    /// The rule of publication, as in `Status=Published`; empty for all pages.
    public var publishIf = ""
    /// The property whose values are tags, each with its own page; empty for none.
    public var tags = "Tags"
    /// A folder of templates that replace the program's own.
    public var templates = ""
    /// The form of the addresses of pages.
    public var links = Links.pretty
    /// The embeds that are shown in frames.
    public var frames = Frames.none
    /// Maximum number of rows that a page shows of an inline database; the others are behind a link.
    public var inlineRows = 50
    /// Maximum number of rows on one page of a view, in the database's own pages; the others are on further
    /// pages.
    public var pageRows = 500
    /// Whether pages that are archived in Notion are published.
    public var archived = false

    /// Creates the defaults: a site of all pages, at an unknown address.
    public init() {}

    /// A description of one line for each option.
    public static let help = [
      "baseURL": "the site's address, for the sitemap, feeds, canonical and Open Graph tags",
      "title": "the site's name, in place of the workspace's",
      "language": "the language of the pages, as in en or pt-BR",
      "publishIf": "publish only pages with a property of a value, as in Status=Published",
      "tags": "the property whose values are tags, each with a page that lists its pages",
      "templates": "a folder of templates and assets that take the place of the program's own, file by file",
      "links": "addresses of pages: pretty ends them in /, file spells out index.html",
      "frames": "embeds: links only, or sandboxed frames for known hosts, from which pages then load content",
      "inlineRows": "the maximum number of rows that a page shows of an inline database",
      "pageRows": "how many rows of a view a page of the database shows before there is another",
      "archived": "publish pages that are archived in Notion too",
    ]
  }

  /// `site`.
  public static let format = "site"
  /// A description of one line.
  public static let summary = "a static site to publish: navigation, search, database views, feeds"

  /// 4: policies list scripts by hash, the search index consists of style sheets, Notion's own icons are
  /// drawings, links show icons, active attachments are named as text, archived pages are not listed, links
  /// lead to blocks, and different tags have separate pages. 5: other notes about links.
  public static let schemaVersion = 5

  /// The sidebar, the adjacent pages and the backlinks depend on other objects.
  public static func requirements(of options: Options) -> SinkRequirements {
    SinkRequirements(showsSurroundings: true)
  }

  /// Creates the plugin.
  public init() {}

  /// Creates the sink.
  ///
  /// - Throws: ``OptionError`` if an option is invalid.
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
