public import NotionExportKit

/// `--format gemini`: a capsule of the Gemini protocol, with a text for each page.
public struct GeminiSinkPlugin: SinkPlugin {
  /// `gemini`.
  public static let format = "gemini"
  /// One line about the format.
  public static let summary = "a Gemini capsule: a gemtext file for each page, its links below each text"

  /// Creates the plugin.
  public init() {}

  /// Creates the sink.
  public func makeSink(_ options: NoOptions, in context: SinkContext) -> any Sink {
    CapsuleSink(context: context, layout: CapsuleSink.layout(in: context))
  }

  /// The links of gemtext, for `notion-export verify`.
  public static func linkSyntax(of path: String) -> (any LinkSyntax)? {
    path.hasSuffix(CapsuleSink.fileExtension) ? LineLinks(after: "=> ") : nil
  }
}
