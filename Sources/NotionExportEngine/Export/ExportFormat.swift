#if canImport(FoundationEssentials)
internal import FoundationEssentials
#else
internal import Foundation
#endif
internal import Hashing
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

/// A format to export, with its validated options.
package struct PlannedSink: Sendable {
  /// The format's name.
  package let format: String
  /// The version of the sink's output format.
  package let schemaVersion: Int
  /// A digest of all options, defaults included; a different digest causes a replay.
  package let optionsDigest: String
  /// The sink's requirements of the crawl.
  package let requirements: SinkRequirements
  /// Makes the sink.
  package let make: @Sendable (SinkContext) throws -> any Sink

  /// Creates a plan from the plugin and the options that the user has set.
  ///
  /// - Throws: ``OptionError``.
  package init(_ plugin: any SinkPlugin.Type, settings: JSONObject) throws {
    self = try Self.plan(plugin, settings)
  }

  init(
    format: String, schemaVersion: Int, optionsDigest: String, requirements: SinkRequirements,
    make: @escaping @Sendable (SinkContext) throws -> any Sink
  ) {
    self.format = format
    self.schemaVersion = schemaVersion
    self.optionsDigest = optionsDigest
    self.requirements = requirements
    self.make = make
  }

  private static func plan<Plugin: SinkPlugin>(
    _ plugin: Plugin.Type, _ settings: JSONObject
  ) throws -> PlannedSink {
    try plan(plugin, Plugin.Options.decode(settings, format: Plugin.format))
  }

  /// Creates a plan from the plugin and its options.
  ///
  /// - Throws: an error of encoding the options.
  static func plan<Plugin: SinkPlugin>(
    _ plugin: Plugin.Type, _ options: Plugin.Options
  ) throws -> PlannedSink {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    let digest = SHA256.hash(data: try encoder.encode(options)).map { byte in
      let text = String(byte, radix: 16)
      return text.count == 1 ? "0\(text)" : text
    }.joined()
    return PlannedSink(
      format: Plugin.format, schemaVersion: Plugin.schemaVersion, optionsDigest: digest,
      requirements: Plugin.requirements(of: options)
    ) { try Plugin().makeSink(options, in: $0) }
  }
}
