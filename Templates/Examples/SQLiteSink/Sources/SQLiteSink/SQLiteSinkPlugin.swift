public import NotionExportKit

/// `--format sqlite`: pages, properties and blocks as tables of one SQLite file, ready for SQL.
public struct SQLiteSinkPlugin: SinkPlugin {
  /// The content of the tables.
  public struct Options: SinkOptions {
    /// Whether each row has its object's JSON.
    public var json = true

    /// Everything.
    public init() {}

    /// One line about each option.
    public static let help = [
      "json": "whether each row has the object as Notion sent it, too, in a column 'json'"
    ]
  }

  /// `sqlite`.
  public static let format = "sqlite"
  /// One line about the format.
  public static let summary = "one SQLite file with tables of pages, properties and blocks, ready for SQL"

  /// Creates the plugin.
  public init() {}

  /// Creates the sink.
  public func makeSink(_ options: Options, in context: SinkContext) -> any Sink {
    DatabaseFileSink(context: context, includesJSON: options.json)
  }
}
