internal import ArgumentParser
internal import NotionExportEngine
internal import NotionExportKit
internal import NotionModel

/// The selected formats with their options, validated before anything is fetched.
struct SinkSelection<Sinks: SinkRegistry> {
  let formats: [String]
  let settings: [SinkSetting]

  /// Returns the formats to export.
  ///
  /// - Throws: ``CommandError`` or `OptionError` that suggests the nearest match.
  func exportFormats() throws -> [ExportFormat] {
    let registry = try CheckedRegistry(Sinks.plugins)
    guard !formats.isEmpty else {
      throw CommandError(
        "No format was chosen. Add --format \(registry.formats.joined(separator: " or --format ")).",
        exitCode: .wrongUsage)
    }
    if let setting = settings.first(where: { !formats.contains($0.format) }) {
      let meant =
        NearMiss.of(setting.format, among: formats).map { " Did you mean \($0).\(setting.key)?" } ?? ""
      throw CommandError(
        "-O \(setting.format).\(setting.key) is an option of a format that was not chosen with --format.\(meant)",
        exitCode: .wrongUsage)
    }
    var chosen: [ExportFormat] = []
    for format in formats where !chosen.contains(where: { $0.name == format }) {
      let plugin = try registry.plugin(for: format)
      do {
        chosen.append(try ExportFormat(plugin, settings: settings(for: format)))
      } catch let error as OptionError {
        throw CommandError("-O \(error)", exitCode: .wrongUsage)
      }
    }
    return chosen
  }

  private func settings(for format: String) -> JSONObject {
    JSONObject(settings.filter { $0.format == format }.map { ($0.key, JSONValue.string($0.value)) })
  }
}

/// The sinks of a registry, with names that were checked to be unique.
struct CheckedRegistry {
  /// The plugins, sorted by format.
  let plugins: [any SinkPlugin.Type]

  /// - Throws: ``CommandError`` if two sinks have the same name, which requires a change of the build.
  init(_ plugins: [any SinkPlugin.Type]) throws {
    var owners: [String: any SinkPlugin.Type] = [:]
    for plugin in plugins {
      if let other = owners[plugin.format] {
        throw CommandError(
          """
          Two sinks of this program have the format name \(plugin.format): \(String(reflecting: other)) and \
          \(String(reflecting: plugin)). Rename or remove one of them, and build again.
          """)
      }
      owners[plugin.format] = plugin
    }
    self.plugins = plugins.sorted { $0.format < $1.format }
  }

  /// The names of all formats.
  var formats: [String] { plugins.map { $0.format } }

  /// Returns the plugin of a format.
  ///
  /// - Throws: ``CommandError`` that suggests the nearest match.
  func plugin(for format: String) throws -> any SinkPlugin.Type {
    if let plugin = plugins.first(where: { $0.format == format }) { return plugin }
    let advice =
      NearMiss.of(format, among: formats).map { "did you mean \($0)?" }
      ?? "the formats are \(formats.joined(separator: ", "))."
    throw CommandError("Unknown format \(format); \(advice)", exitCode: .wrongUsage)
  }
}
