internal import ArgumentParser
internal import NotionExportKit

/// The sinks of a registry, found to have names that tell them apart.
struct CheckedRegistry {
  /// The plugins in the order of their formats.
  let plugins: [any SinkPlugin.Type]

  /// - Throws: ``CommandError`` where two sinks have one name, which only whoever built the program can mend.
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

  /// The plugin of a format.
  ///
  /// - Throws: ``CommandError`` that names the near miss.
  func plugin(for format: String) throws -> any SinkPlugin.Type {
    if let plugin = plugins.first(where: { $0.format == format }) { return plugin }
    let advice =
      NearMiss.of(format, among: formats).map { "did you mean \($0)?" }
      ?? "there is \(formats.joined(separator: ", "))."
    throw CommandError("There is no format \(format); \(advice)", exitCode: .wrongUsage)
  }
}
