internal import ArgumentParser
internal import Foundation
internal import NotionExportEngine
internal import NotionExportKit
internal import NotionModel

/// The effective settings of this run. The command line takes precedence over the environment, that over the
/// configuration file, and that over defaults.
struct EffectiveConfiguration: Sendable {
  /// The values of an option, and their origin.
  struct Setting: Sendable {
    let option: OptionCatalog.Option
    /// Empty if the option is not set and has no default.
    let values: [String]
    let origin: SettingOrigin
  }

  /// A format's option.
  struct SinkSettingValue: Sendable {
    let format: String
    let name: String
    let value: String?
    let origin: SettingOrigin
  }

  /// The configuration of the run, for the command that prints it.
  @TaskLocal static var current: EffectiveConfiguration?

  /// The complete arguments: those of the command line, and those from environment and file.
  let arguments: [String]
  /// The options in the order of the help.
  let settings: [Setting]
  /// The options of all formats.
  let sinkSettings: [SinkSettingValue]
  /// The file that was read, or `nil`.
  let file: String?
  /// Whether the file was found in the working directory without being named.
  let isFileFound: Bool
  /// Warnings about suspicious settings.
  let warnings: [String]

  /// Merges all settings.
  ///
  /// - Throws: ``CommandError`` that names the file and line, or the variable, of an invalid value.
  init<Root: ParsableCommand>(
    _ given: GivenArguments, root: Root.Type, catalog: OptionCatalog, sinks: SinkVocabulary,
    environment: [String: String], fileExists: (String) -> Bool
  ) throws {
    let (path, isFound) = Self.path(given, environment, fileExists)
    let file = try path.map { try ConfigurationFile(path: $0, catalog: catalog, sinks: sinks) }
    let variables = try EnvironmentSettings(environment, catalog: catalog, sinks: sinks)
    let settings = catalog.configurable.map { option in
      Self.setting(option, given, variables.entries, file?.entries ?? [])
    }
    let sinkSettings = sinks.formats.flatMap { format in
      format.options.map { option in
        Self.setting(
          option, of: format.name, given, variables.sinkEntries, file?.sinkEntries ?? [])
      }
    }
    try Self.check(settings, with: root)
    try Self.check(sinkSettings, sinks)
    self.file = path
    isFileFound = isFound
    self.settings = settings
    self.sinkSettings = sinkSettings
    warnings = variables.warnings
    let known = Set(catalog.options(of: given.command).map(\.key))
    let formats = settings.first { $0.option.key == "format" }?.values ?? []
    if isFound, let path {
      let effective =
        settings.filter { known.contains($0.option.key) }.map { ($0.option.key, $0.origin) }
        + sinkSettings.map { ("\($0.format).\($0.name)", $0.origin) }
      try Self.refuseTrust(in: path, effective)
    }
    var added = settings.filter { known.contains($0.option.key) }.flatMap(\.addedArguments)
    if known.contains("format") {
      added += sinkSettings.filter { formats.contains($0.format) }.flatMap(\.addedArguments)
    }
    arguments = [given.command] + added + given.arguments
  }

  // MARK: Precedence

  private static func path(
    _ given: GivenArguments, _ environment: [String: String], _ fileExists: (String) -> Bool
  ) -> (path: String?, isFound: Bool) {
    let name = EnvironmentSettings.variable(for: ["config"])
    for (index, argument) in given.arguments.enumerated() {
      if argument == "--config", index + 1 < given.arguments.count {
        return (given.arguments[index + 1], false)
      }
      if argument.hasPrefix("--config=") { return (String(argument.dropFirst("--config=".count)), false) }
    }
    if let path = environment[name], !path.isEmpty { return (path, false) }
    return fileExists(ConfigurationFile.defaultName) ? (ConfigurationFile.defaultName, true) : (nil, false)
  }

  /// The settings that determine which server gets the token, which command runs, and which file is replaced,
  /// with the effect of each.
  private static let trusted = [
    "api-url": "sets the address to which the token is sent",
    "token-file": "names a file that is read and sent",
    "command.run": "names a program to run", "metrics-file": "names a file to replace",
    "on-success": "names a command to run", "on-failure": "names a command to run",
    "heartbeat-url": "names an address to request",
  ]

  /// Rejects settings that require trust from a file in the working directory: it may be a foreign one, as in
  /// a folder that was downloaded or cloned.
  private static func refuseTrust(in path: String, _ settings: [(key: String, origin: SettingOrigin)]) throws
  {
    for (key, origin) in settings {
      guard let reason = trusted[key], case .file = origin else { continue }
      throw CommandError(
        """
        \(origin.prefix)\(key) \(reason), so it is ignored in a file that was found in the working directory. If you trust this file: \
        --config \(path)
        """, exitCode: .wrongUsage)
    }
  }

  private static func setting(
    _ option: OptionCatalog.Option, _ given: GivenArguments, _ variables: [ConfigurationFile.Entry],
    _ file: [ConfigurationFile.Entry]
  ) -> Setting {
    if let values = given.values(of: option) {
      return Setting(option: option, values: values, origin: .commandLine(option.names[0]))
    }
    for entries in [variables, file] {
      if let entry = entries.first(where: { $0.option.key == option.key }) {
        return Setting(option: option, values: entry.values, origin: entry.origin)
      }
    }
    let values = option.isFlag ? ["false"] : option.defaultValue.map { [$0] } ?? []
    return Setting(option: option, values: values, origin: .builtIn)
  }

  private static func setting(
    _ option: OptionDescription, of format: String, _ given: GivenArguments,
    _ variables: [ConfigurationFile.SinkEntry], _ file: [ConfigurationFile.SinkEntry]
  ) -> SinkSettingValue {
    if let setting = given.sinkSettings.last(where: { $0.format == format && $0.key == option.name }) {
      return SinkSettingValue(
        format: format, name: option.name, value: setting.value,
        origin: .commandLine("-O \(format).\(option.name)"))
    }
    for entries in [variables, file] {
      if let entry = entries.first(where: { $0.format == format && $0.name == option.name }) {
        return SinkSettingValue(
          format: format, name: option.name, value: entry.value, origin: entry.origin)
      }
    }
    return SinkSettingValue(
      format: format, name: option.name, value: option.defaultValue, origin: .builtIn)
  }

  // MARK: Checking

  /// Validates each value separately with the argument parser, so that a message can name the origin of an
  /// invalid one.
  private static func check<Root: ParsableCommand>(_ settings: [Setting], with root: Root.Type) throws {
    let added = settings.flatMap(\.addedArguments)
    guard !added.isEmpty, (try? root.parseAsRoot(["export"] + added)) == nil else { return }
    for setting in settings {
      do {
        _ = try root.parseAsRoot(["export"] + setting.addedArguments)
      } catch {
        let message = TerminalText(
          message: root.message(for: error), quoting: setting.addedArguments)
        throw CommandError("\(setting.origin.prefix)\(message)", exitCode: .wrongUsage)
      }
    }
  }

  private static func check(_ settings: [SinkSettingValue], _ sinks: SinkVocabulary) throws {
    for setting in settings where setting.isAdded {
      guard let format = sinks[setting.format], let value = setting.value else { continue }
      do {
        _ = try ExportFormat(format.plugin, settings: JSONObject([(setting.name, .string(value))]))
      } catch {
        throw CommandError("\(setting.origin.prefix)\(error)", exitCode: .wrongUsage)
      }
    }
  }
}

extension EffectiveConfiguration {
  /// Whether any setting of the file is effective.
  var usesFile: Bool {
    settings.contains { $0.origin.isFile } || sinkSettings.contains { $0.origin.isFile }
  }
}

extension SettingOrigin {
  fileprivate var isFile: Bool { if case .file = self { true } else { false } }
}

extension EffectiveConfiguration.Setting {
  /// The arguments to add to the command line.
  fileprivate var addedArguments: [String] {
    switch origin {
    case .commandLine, .builtIn: []
    case .environment, .file:
      // As one word, so that a value that begins with a hyphen is not parsed as an option.
      option.isFlag
        ? values == ["true"] ? ["--\(option.key)"] : [] : values.map { "--\(option.key)=\($0)" }
    }
  }
}

extension EffectiveConfiguration.SinkSettingValue {
  /// Whether it is from the environment or the file.
  fileprivate var isAdded: Bool {
    switch origin {
    case .commandLine, .builtIn: false
    case .environment, .file: true
    }
  }

  /// The arguments to add to the command line.
  fileprivate var addedArguments: [String] {
    isAdded ? value.map { ["-O", "\(format).\(name)=\($0)"] } ?? [] : []
  }
}

/// The origin of a setting's value; earlier cases take precedence over later ones.
enum SettingOrigin: Sendable, Hashable, CustomStringConvertible {
  /// The command line.
  case commandLine(String)
  /// A variable of the environment, by name.
  case environment(String)
  /// A line of the configuration file.
  case file(path: String, line: Int)
  /// The default.
  case builtIn

  /// The origin as the effective configuration shows it.
  var description: String {
    switch self {
    case .commandLine(let flag): flag
    case .environment(let name): name
    case .file(let path, let line): "\(path), line \(line)"
    case .builtIn: "default"
    }
  }

  /// The prefix of a message about the value; empty if the message names the option itself.
  var prefix: String {
    switch self {
    case .file(let path, let line): "\(path):\(line): "
    case .environment(let name): "\(name): "
    case .commandLine, .builtIn: ""
    }
  }
}
