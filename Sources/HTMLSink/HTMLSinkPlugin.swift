public import NotionExportKit

/// `--format html`: pages that open in any browser, without a server, a script or a connection.
public struct HTMLSinkPlugin: SinkPlugin {
  /// The content of pages and the resources that they may load.
  public struct Options: SinkOptions {
    /// The embeds that are shown in frames.
    public enum Frames: String, Codable, CaseIterable, Sendable {
      /// None; each is a link.
      case none
      /// Embeds of known hosts, such as YouTube and Figma, in sandboxed frames; pages in HTML, without their
      /// scripts.
      case known
    }

    /// The embeds that are shown in frames.
    public var frames = Frames.none
    /// Whether pictures, videos and audio outside the export are loaded from their addresses.
    public var externalMedia = false
    /// Maximum number of rows that a page shows of an inline database; the others are behind a link.
    public var inlineRows = 50
    /// Whether archived pages are listed in tables and the index.
    public var archived = false

    /// Creates the defaults, with which pages load nothing from other hosts.
    public init() {}

    /// A description of one line for each option.
    public static let help = [
      "frames": "embeds: links only, or sandboxed frames for known hosts, from which pages then load content",
      "externalMedia": "load pictures that are not in the export from their original addresses",
      "inlineRows": "the maximum number of rows that a page shows of an inline database",
      "archived": "also list archived pages in tables and the index",
    ]
  }

  /// `html`.
  public static let format = "html"
  /// A description of one line.
  public static let summary =
    "a web page for each page, to open from disk; no scripts, nothing loaded from other hosts"

  /// 4: Notion's own icons are drawings, active attachments are named as text, archived pages are not listed,
  /// links lead to blocks.
  public static let schemaVersion = 4

  /// Returns the requirements: pages in parallel, as their files are independent of each other.
  public static func requirements(of options: Options) -> SinkRequirements {
    SinkRequirements(pagesInParallel: true)
  }

  /// Creates the plugin.
  public init() {}

  /// Creates the sink.
  ///
  /// - Throws: ``OptionError`` if the number of rows is negative.
  public func makeSink(_ options: Options, in context: SinkContext) throws -> any Sink {
    guard options.inlineRows >= 0 else {
      throw OptionError(option: "html.inlineRows", detail: "expected 0 or more, not \(options.inlineRows)")
    }
    return HTMLFileSink(context: context, options: options)
  }
}
