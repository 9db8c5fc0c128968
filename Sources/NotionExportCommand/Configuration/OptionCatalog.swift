internal import ArgumentParser
internal import Foundation
internal import NotionExportKit

/// Every option of every command, from the description that the argument parser gives to tools such as man
/// page generators.
///
/// The configuration file and the environment use this catalog, so that no option can be forgotten.
struct OptionCatalog: Sendable {
  /// An option or a flag.
  struct Option: Sendable, Hashable {
    /// Its long name, which is its key in the configuration file.
    let key: String
    /// The forms on the command line, as in `--output` and `-v`.
    let names: [String]
    /// Whether it has no value.
    let isFlag: Bool
    /// Whether it may be repeated.
    let isRepeating: Bool
    /// Whether its value is the path of a file or folder.
    let isPath: Bool
    /// The default value, in the syntax of the command line.
    let defaultValue: String?
    /// The placeholder of its value in the help.
    let valueName: String
    /// A description of one line.
    let help: String

    /// The variable that sets it, as in `NOTION_EXPORT_OUTPUT`.
    var variable: String { EnvironmentSettings.variable(for: [key]) }
  }

  /// The options by command, in the order of the help.
  let commands: [(name: String, options: [Option])]

  /// Reads the options of all commands below `root`.
  ///
  /// - Throws: an error if the description of the argument parser has an unknown form.
  init(of root: (some ParsableArguments).Type) throws {
    let tool = try JSONDecoder().decode(Tool.self, from: Data(root._dumpHelp().utf8))
    commands = (tool.command.subcommands ?? []).map { command in
      (command.commandName, (command.arguments ?? []).compactMap { Option($0) })
    }
  }

  /// Returns the options of a command; empty for an unknown command.
  func options(of command: String) -> [Option] { commands.first { $0.name == command }?.options ?? [] }

  /// The options that a configuration file may set: those of the commands that export.
  var configurable: [Option] {
    var found: [Option] = []
    for name in ["export", "render"] {
      for option in options(of: name) where !found.contains(where: { $0.key == option.key }) {
        found.append(option)
      }
    }
    return found.filter { !Self.notConfigurable.contains($0.key) }
  }

  /// Options that apply to a single run only.
  private static let notConfigurable: Set = ["config", "help", "version", "dry-run"]
}

extension OptionCatalog {
  // The required part of the parser's own description.
  private struct Tool: Decodable { let command: Command }

  private struct Command: Decodable {
    let commandName: String
    let subcommands: [Command]?
    let arguments: [Argument]?
  }

  fileprivate struct Argument: Decodable {
    struct Name: Decodable {
      let kind: String
      let name: String
    }
    /// Only the kind of completion is used.
    struct Completion: Decodable {
      let kinds: [String]
      init(from decoder: any Decoder) throws {
        kinds = try decoder.container(keyedBy: AnyKey.self).allKeys.map(\.stringValue)
      }
    }
    struct AnyKey: CodingKey {
      let stringValue: String
      let intValue: Int? = nil
      init?(stringValue: String) { self.stringValue = stringValue }
      init?(intValue: Int) { nil }
    }
    let kind: String
    let names: [Name]?
    let isRepeating: Bool
    let valueName: String?
    let defaultValue: String?
    let completionKind: Completion?
    let abstract: String?
  }
}

extension OptionCatalog.Option {
  fileprivate init?(_ argument: OptionCatalog.Argument) {
    guard let names = argument.names, let long = names.first(where: { $0.kind == "long" }) else { return nil }
    key = long.name
    self.names = names.map { $0.kind == "long" ? "--\($0.name)" : "-\($0.name)" }
    isFlag = argument.kind == "flag"
    isRepeating = argument.isRepeating
    isPath = argument.completionKind?.kinds.contains { $0 == "file" || $0 == "directory" } ?? false
    defaultValue = argument.defaultValue
    valueName = argument.valueName ?? long.name
    help = argument.abstract ?? ""
  }
}

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
