internal import ArgumentParser
internal import Foundation
internal import NotionExportKit

/// Every option of every command, as the argument parser describes them to tools such as its man page.
///
/// The configuration file and the environment know the options from here, so that none can be forgotten.
struct OptionCatalog: Sendable {
  /// An option or a flag.
  struct Option: Sendable, Hashable {
    /// Its long name, by which the configuration file knows it.
    let key: String
    /// As the command line spells it, as in `--output` and `-v`.
    let names: [String]
    /// Whether it stands alone, without a value.
    let isFlag: Bool
    /// Whether it may be given more than once.
    let isRepeating: Bool
    /// Whether its value is the path of a file or folder.
    let isPath: Bool
    /// What holds where nobody says otherwise, as a person would write it.
    let defaultValue: String?
    /// What stands for its value in the help.
    let valueName: String
    /// One line about it.
    let help: String

    /// The variable that sets it, as in `NOTION_EXPORT_OUTPUT`.
    var variable: String { EnvironmentSettings.variable(for: [key]) }
  }

  /// The options by command, in the order of the help.
  let commands: [(name: String, options: [Option])]

  /// Reads the options of all commands below `root`.
  ///
  /// - Throws: an error where the argument parser describes its commands in a form that is not known here.
  init(of root: (some ParsableArguments).Type) throws {
    let tool = try JSONDecoder().decode(Tool.self, from: Data(root._dumpHelp().utf8))
    commands = (tool.command.subcommands ?? []).map { command in
      (command.commandName, (command.arguments ?? []).compactMap { Option($0) })
    }
  }

  /// The options of a command; empty where there is no such command.
  func options(of command: String) -> [Option] { commands.first { $0.name == command }?.options ?? [] }

  /// What a configuration file may set: the options of the commands that export.
  var configurable: [Option] {
    var found: [Option] = []
    for name in ["export", "render"] {
      for option in options(of: name) where !found.contains(where: { $0.key == option.key }) {
        found.append(option)
      }
    }
    return found.filter { !Self.notConfigurable.contains($0.key) }
  }

  /// What makes sense only for one run.
  private static let notConfigurable: Set = ["config", "help", "version", "dry-run"]
}

extension OptionCatalog {
  // The parser's own description, as far as it is needed here.
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
    /// Only which kind of completion it is matters.
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
