public import NotionExportKit

/// `--format outline`: the workspace as one outline in OPML, which outliners and mind maps read.
public struct OutlineSinkPlugin: SinkPlugin {
  /// The content of the outline.
  public struct Options: SinkOptions {
    /// Whether the blocks of pages are part of it.
    public var blocks = true

    /// Pages and their blocks.
    public init() {}

    /// One line about each option.
    public static let help = [
      "blocks": "whether the text of pages is part of the outline, or their titles only"
    ]
  }

  /// `outline`.
  public static let format = "outline"
  /// One line about the format.
  public static let summary = "one OPML file, for outliners and mind maps"

  /// Creates the plugin.
  public init() {}

  /// Creates the sink.
  public func makeSink(_ options: Options, in context: SinkContext) -> any Sink {
    OPMLSink(context: context, includesBlocks: options.blocks)
  }
}
