public import NotionExportKit

/// `--format html`: pages that open in any browser, without a server, a script or a connection.
public struct HTMLSinkPlugin: SinkPlugin {
  /// What pages show and what they may load.
  public struct Options: SinkOptions {
    /// Which embeds are shown in frames.
    public enum Frames: String, Codable, CaseIterable, Sendable {
      /// None; each is a link.
      case none
      /// Those of hosts that are known, such as YouTube and Figma, in sandboxed frames; pages in HTML, without their
      /// scripts.
      case known
    }

    /// Which embeds are shown in frames.
    public var frames = Frames.none
    /// Whether pictures, films and sounds that are not in the export are loaded from where they are.
    public var externalMedia = false
    /// How many rows of a database a page shows where the database stands in it; the rest is one link away.
    public var inlineRows = 50
    /// Whether archived pages are listed in tables and the index.
    public var archived = false

    /// Pages that load nothing from elsewhere.
    public init() {}

    /// One line about each option.
    public static let help = [
      "frames": "embeds: each a link, or those of known hosts in sandboxed frames, which load from there",
      "externalMedia": "load pictures that the export does not hold from where they are",
      "inlineRows": "how many rows a page shows of a database that stands in it",
      "archived": "list pages that are archived in Notion in tables and the index too",
    ]
  }

  /// `html`.
  public static let format = "html"
  /// One line about the format.
  public static let summary =
    "a web page for each page, to open from a disk; no script, nothing loaded from elsewhere"

  /// 4: Notion's own icons are drawings, attachments that could run are named as text, archived pages are in no list,
  /// links lead to blocks.
  public static let schemaVersion = 4

  /// Files of pages are independent of each other.
  public static func requirements(of options: Options) -> SinkRequirements {
    SinkRequirements(pagesInParallel: true)
  }

  /// Makes the plugin.
  public init() {}

  /// Makes the sink.
  ///
  /// - Throws: ``OptionError`` where fewer than no rows are wanted.
  public func makeSink(_ options: Options, in context: SinkContext) throws -> any Sink {
    guard options.inlineRows >= 0 else {
      throw OptionError(option: "html.inlineRows", detail: "expected 0 or more, not \(options.inlineRows)")
    }
    return HTMLFileSink(context: context, options: options)
  }
}
