public import NotionExportKit

/// `--format json`: every object as received from Notion.
public struct JSONSinkPlugin: SinkPlugin {
  /// The layout of the objects, and the selection of their bytes.
  public struct Options: SinkOptions {
    /// The files of the objects.
    public enum Layout: String, Codable, CaseIterable, Sendable {
      /// A file for each object, in which a page's blocks are nested.
      case files
      /// A file for each kind, with an object on each line.
      case ndjson
    }

    /// The files of the objects.
    public var layout = Layout.files
    /// Whether the URLs of hosted files keep their signatures and expiry times.
    public var verbatim = false

    /// Creates the defaults: a file for each object, without signatures.
    public init() {}

    /// A description of one line for each option.
    public static let help = [
      "layout": "one file per object, or one file per kind with one object per line",
      "verbatim": "keep the signatures of file URLs (secrets for an hour) and their expiry times",
    ]
  }

  /// `json`.
  public static let format = "json"
  /// A description of one line.
  public static let summary = "every object as Notion sent it, as JSON files or as newline-delimited JSON"

  /// Returns the requirements: verbatim output needs an archive that keeps every byte.
  public static func requirements(of options: Options) -> SinkRequirements {
    SinkRequirements(keepsSignatures: options.verbatim, pagesInParallel: options.layout == .files)
  }

  /// Creates the plugin.
  public init() {}

  /// Creates the sink of the selected layout.
  public func makeSink(_ options: Options, in context: SinkContext) -> any Sink {
    let form = ObjectForm(verbatim: options.verbatim)
    return switch options.layout {
    case .files: JSONFilesSink(context: context, form: form)
    case .ndjson: NDJSONSink(context: context, form: form)
    }
  }
}
