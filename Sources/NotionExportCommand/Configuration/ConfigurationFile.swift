internal import Foundation
internal import NotionExportKit
internal import Yams

/// The settings of a `notion-export.yaml`: the options of the command line by their long names, and a section
/// for each format with the format's own options.
///
/// ```yaml
/// output: backup
/// format: [json, markdown]
/// concurrency: {blocks: 8}
/// markdown:
///   flavor: obsidian
/// ```
struct ConfigurationFile: Sendable {
  /// The file name in the working directory.
  static let defaultName = "notion-export.yaml"

  /// A value of an option.
  struct Entry: Sendable, Hashable {
    let option: OptionCatalog.Option
    let values: [String]
    let origin: SettingOrigin
  }

  /// A value of a format's option.
  struct SinkEntry: Sendable, Hashable {
    let format: String
    let name: String
    let value: String
    let origin: SettingOrigin
  }

  private(set) var entries: [Entry] = []
  private(set) var sinkEntries: [SinkEntry] = []
  private let path: String

  /// Reads a file.
  ///
  /// - Throws: ``CommandError`` with the line of an error, or of an unknown key with the nearest match.
  init(path: String, catalog: OptionCatalog, sinks: SinkVocabulary) throws {
    guard FileManager.default.fileExists(atPath: path) else {
      throw CommandError("The configuration file \(path) does not exist.", exitCode: .wrongUsage)
    }
    let text: String
    do {
      text = try String(contentsOfFile: path, encoding: .utf8)
    } catch {
      throw CommandError("\(path) cannot be read: \(error.localizedDescription)", exitCode: .wrongUsage)
    }
    try self.init(text: text, path: path, catalog: catalog, sinks: sinks)
  }

  /// Parses the text of a file; `path` is used in messages, and to resolve relative paths.
  ///
  /// - Throws: ``CommandError``.
  init(text: String, path: String, catalog: OptionCatalog, sinks: SinkVocabulary) throws {
    self.path = path
    let root: Node?
    do {
      root = try Yams.compose(yaml: text)
    } catch let error as YamlError {
      throw CommandError("\(path)\(Self.describe(error))", exitCode: .wrongUsage)
    }
    // An empty file, or one with nothing but comments, has no settings.
    guard let root, !Self.isNothing(root) else { return }
    guard case .mapping(let mapping) = root else {
      throw error(root, "expected settings, one a line, as in \"output: backup\"")
    }
    let options = catalog.configurable
    for (key, value) in mapping {
      let name = key.string ?? ""
      if name == "token" {
        throw error(
          key,
          "the token must not be in this file; set NOTION_TOKEN, or put it in a separate file and name "
            + "that under token-file")
      }
      if let option = options.first(where: { $0.key == name }) {
        if Self.isNothing(value) { continue }
        entries.append(
          Entry(option: option, values: try values(value, of: option), origin: origin(key)))
      } else if let format = sinks[name] {
        try readSection(value, of: format)
      } else {
        throw error(key, Self.unknown(name, among: options.map(\.key), sinks.formats.map(\.name)))
      }
    }
  }

  // MARK: Values

  private func values(_ node: Node, of option: OptionCatalog.Option) throws -> [String] {
    switch node {
    case .scalar(let scalar):
      if option.isFlag {
        guard let isSet = BooleanWord.value(of: scalar.string) else {
          throw error(node, "\(option.key): expected true or false, not \(scalar.string)")
        }
        return [isSet ? "true" : "false"]
      }
      return [resolved(scalar.string, option)]
    case .sequence(let sequence):
      guard option.isRepeating else {
        throw error(node, "\(option.key): expected one \(option.valueName), not a list")
      }
      return try sequence.map { element in
        guard case .scalar(let scalar) = element else {
          throw error(element, "\(option.key): expected a list of plain values")
        }
        return resolved(scalar.string, option)
      }
    case .mapping(let mapping):
      // `concurrency: {blocks: 8}` is `--concurrency blocks=8`.
      guard option.isRepeating else {
        throw error(node, "\(option.key): expected one \(option.valueName), not a section")
      }
      return try mapping.map { key, value in
        guard let name = key.string, case .scalar(let scalar) = value else {
          throw error(key, "\(option.key): expected plain values")
        }
        return "\(name)=\(scalar.string)"
      }
    case .alias: throw error(node, "\(option.key): aliases are not supported; repeat the value")
    }
  }

  /// Resolves a relative path against the folder of the file.
  private func resolved(_ value: String, _ option: OptionCatalog.Option) -> String {
    guard option.isPath, !value.hasPrefix("/") else { return value }
    if value.hasPrefix("~/") {
      return FileManager.default.homeDirectoryForCurrentUser.path(percentEncoded: false) + value.dropFirst(2)
    }
    guard let slash = path.lastIndex(of: "/") else { return value }
    return "\(path[...slash])\(value)"
  }

  private mutating func readSection(_ node: Node, of format: SinkVocabulary.Format) throws {
    if Self.isNothing(node) { return }
    guard case .mapping(let section) = node else {
      throw error(node, "\(format.name): expected the format's options, one a line, as in \"key: value\"")
    }
    for (key, value) in section {
      let name = key.string ?? ""
      guard format.options.contains(where: { $0.name == name }) else {
        throw error(key, "\(format.name): \(Self.unknown(name, among: format.options.map(\.name)))")
      }
      if Self.isNothing(value) { continue }
      let text: String
      switch value {
      case .scalar(let scalar): text = scalar.string
      case .sequence(let list): text = list.compactMap(\.string).joined(separator: ",")
      case .mapping, .alias: throw error(value, "\(format.name).\(name): expected a plain value or a list")
      }
      sinkEntries.append(SinkEntry(format: format.name, name: name, value: text, origin: origin(key)))
    }
  }

  // MARK: Messages

  private func origin(_ node: Node) -> SettingOrigin { .file(path: path, line: node.mark?.line ?? 1) }

  private func error(_ node: Node, _ message: String) -> CommandError {
    CommandError("\(path):\(node.mark?.line ?? 1): \(message)", exitCode: .wrongUsage)
  }

  private static func isNothing(_ node: Node) -> Bool {
    guard case .scalar(let scalar) = node else { return false }
    return scalar.style == .plain && ["", "~", "null"].contains(scalar.string)
  }

  private static func unknown(_ name: String, among names: [String], _ formats: [String] = []) -> String {
    let near = NearMiss.of(name, among: names + formats)
    let advice =
      near.map { "did you mean \($0)?" }
      ?? (names.isEmpty
        ? "this format has no options." : "the settings are \((names + formats).joined(separator: ", ")).")
    return "unknown setting \(name); \(advice)"
  }

  /// Returns the position and the problem, without the library's quotation of the file.
  private static func describe(_ error: YamlError) -> String {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      ":\(mark.line): invalid YAML: \(problem)"
    case .duplicatedKeysInMapping(let keys, let context):
      ":\(context.mark.line): \(keys.sorted().joined(separator: ", ")) is set twice"
    default: ": invalid YAML: \(error)"
    }
  }
}
