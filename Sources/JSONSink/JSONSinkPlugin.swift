public import NotionExportKit

/// `--format json`: every object as Notion sent it.
public struct JSONSinkPlugin: SinkPlugin {
  /// How the objects are laid out, and what of their bytes is kept.
  public struct Options: SinkOptions {
    /// Which files the objects go to.
    public enum Layout: String, Codable, CaseIterable, Sendable {
      /// A file for each object; a page's blocks are nested in it.
      case files
      /// A file for each kind, with an object on each line.
      case ndjson
    }

    /// Which files the objects go to.
    public var layout = Layout.files
    /// Whether the URLs of hosted files keep their signatures and expiry times.
    public var verbatim = false

    /// A file for each object, without signatures.
    public init() {}

    /// One line about each option.
    public static let help = [
      "layout": "a file for each object, or a file for each kind with an object on each line",
      "verbatim": "keep the signatures of hosted files' URLs (secrets for an hour) and their expiry times",
    ]
  }

  /// `json`.
  public static let format = "json"
  /// One line about the format.
  public static let summary = "every object as Notion sent it, as JSON files or as newline-delimited JSON"

  /// Verbatim output needs an archive that keeps every byte; files of objects are independent of each other.
  public static func requirements(of options: Options) -> SinkRequirements {
    SinkRequirements(keepsSignatures: options.verbatim, pagesInParallel: options.layout == .files)
  }

  /// Makes the plugin.
  public init() {}

  /// Makes the sink of the chosen layout.
  public func makeSink(_ options: Options, in context: SinkContext) -> any Sink {
    let form = ObjectForm(verbatim: options.verbatim)
    return switch options.layout {
    case .files: JSONFilesSink(context: context, form: form)
    case .ndjson: NDJSONSink(context: context, form: form)
    }
  }
}
