public import NotionExportKit
public import NotionModel

/// A format to write: a plugin with its options.
///
/// ```swift
/// var options = MarkdownSinkPlugin.Options()
/// options.flavor = .obsidian
/// let format = ExportFormat(MarkdownSinkPlugin.self, options: options)
/// ```
public struct ExportFormat: Sendable {
  /// The format's name, as in `markdown`.
  public let name: String
  /// Returns the sink to run.
  let planned: @Sendable () throws -> PlannedSink

  /// Creates a format with typed options, by default those of `Options.init()`.
  public init<Plugin: SinkPlugin>(_ plugin: Plugin.Type, options: Plugin.Options = Plugin.Options()) {
    name = Plugin.format
    planned = { try PlannedSink.plan(Plugin.self, options) }
  }

  /// Creates a format with options as texts, as in a configuration file or on a command line.
  ///
  /// - Parameters:
  ///   - plugin: the plugin.
  ///   - settings: the values of options by name; options that are not set have their defaults.
  /// - Throws: `OptionError` for an unknown option, which suggests the nearest match, or for an invalid value.
  public init(_ plugin: any SinkPlugin.Type, settings: JSONObject) throws {
    let sink = try PlannedSink(plugin, settings: settings)
    name = sink.format
    planned = { sink }
  }
}
