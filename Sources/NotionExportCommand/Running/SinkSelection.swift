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
        "No format was given. Add --format \(registry.formats.joined(separator: " or --format ")).",
        exitCode: .wrongUsage)
    }
    if let setting = settings.first(where: { !formats.contains($0.format) }) {
      let meant =
        NearMiss.of(setting.format, among: formats).map { " Did you mean \($0).\(setting.key)?" } ?? ""
      throw CommandError(
        "-O \(setting.format).\(setting.key) is for a format that is not being written.\(meant)",
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
