internal import Foundation
internal import NotionExportKit

/// The command line, completed with the settings of the environment and the configuration file.
struct Launch<Sinks: SinkRegistry> {
  /// The arguments for the argument parser.
  let arguments: [String]
  /// The effective settings with their origins; `nil` if the command line only requests help.
  let configuration: EffectiveConfiguration?

  /// Completes the command line.
  ///
  /// - Throws: ``CommandError`` for an unknown command, an invalid configuration, and a call without anything
  ///   to do.
  init(_ arguments: [String], environment: [String: String]) throws {
    // The help needs none of the rest, and must be fast.
    if ["-h", "--help", "--version"].contains(arguments.first) {
      self.arguments = arguments
      configuration = nil
      return
    }
    let catalog = try OptionCatalog(of: RootCommand<Sinks>.self)
    let names = catalog.commands.map(\.name)
    let given = GivenArguments(arguments, commands: names, defaultCommand: "export")
    if !given.namesCommand, let word = arguments.first, !word.hasPrefix("-") {
      throw Self.unknown(word, names)
    }
    guard !given.asksForHelp else {
      self.arguments = arguments
      configuration = nil
      return
    }
    let configuration = try EffectiveConfiguration(
      given, root: RootCommand<Sinks>.self, catalog: catalog, sinks: SinkVocabulary(Sinks.self),
      environment: environment, fileExists: { FileManager.default.fileExists(atPath: $0) })
    if arguments.isEmpty, environment["NOTION_TOKEN", default: ""].isEmpty,
      !configuration.settings.contains(where: { $0.origin != .builtIn })
    {
      throw Guidance.firstContact(formats: Sinks.plugins.map { $0.format })
    }
    for warning in configuration.warnings { StandardError.write("Warning: \(warning)\n") }
    if configuration.isFileFound, let file = configuration.file, configuration.usesFile {
      StandardError.write("Using settings from \(file) in the working directory.\n")
    }
    self.arguments = configuration.arguments
    self.configuration = configuration
  }

  private static func unknown(_ word: String, _ names: [String]) -> CommandError {
    let advice =
      NearMiss.of(word, among: names).map { "did you mean \($0)?" }
      ?? "the commands are \(names.joined(separator: ", "))."
    return CommandError("Unknown command \(word); \(advice)", exitCode: .wrongUsage)
  }
}
