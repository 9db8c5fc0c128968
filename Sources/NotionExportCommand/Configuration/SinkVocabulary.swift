internal import NotionExportKit

/// The formats of this build, and the options of each.
struct SinkVocabulary: Sendable {
  /// One format.
  struct Format: Sendable {
    let name: String
    let options: [OptionDescription]
    let plugin: any SinkPlugin.Type
  }

  let formats: [Format]

  init(_ registry: (some SinkRegistry).Type) {
    formats = registry.plugins.map { Self.format($0) }
  }

  /// Returns the format with a name.
  subscript(name: String) -> Format? { formats.first { $0.name == name } }

  private static func format<Plugin: SinkPlugin>(_ plugin: Plugin.Type) -> Format {
    Format(name: Plugin.format, options: Plugin.Options.descriptions, plugin: plugin)
  }
}
