internal import ArgumentParser
internal import NotionExportKit

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
          Two sinks of this program are called \(plugin.format): \(String(reflecting: other)) and \
          \(String(reflecting: plugin)). Give one of them another format name, or leave one out, and build again.
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
      ?? "there is \(formats.joined(separator: ", "))."
    throw CommandError("There is no format \(format); \(advice)", exitCode: .wrongUsage)
  }
}
