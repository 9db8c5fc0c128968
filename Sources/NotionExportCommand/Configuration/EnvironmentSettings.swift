internal import NotionExportKit

/// The settings of the environment: `NOTION_EXPORT_` and an option's name, as in
/// `NOTION_EXPORT_RATE_SHARE=80%`; for a format's option `NOTION_EXPORT_`, the format and the option, as in
/// `NOTION_EXPORT_JSON_LAYOUT`.
///
/// Lists are separated by commas.
struct EnvironmentSettings: Sendable {
  private static let prefix = "NOTION_EXPORT_"

  private(set) var entries: [ConfigurationFile.Entry] = []
  private(set) var sinkEntries: [ConfigurationFile.SinkEntry] = []
  /// Warnings about variables whose names resemble a setting.
  private(set) var warnings: [String] = []

  /// Reads the variables.
  ///
  /// - Throws: ``CommandError`` for a flag with a value that is neither true nor false.
  init(_ environment: [String: String], catalog: OptionCatalog, sinks: SinkVocabulary) throws {
    var known: Set = [Self.variable(for: ["config"])]
    for option in catalog.configurable {
      known.insert(option.variable)
      guard let value = environment[option.variable], !value.isEmpty else { continue }
      entries.append(
        ConfigurationFile.Entry(
          option: option, values: try Self.values(value, option), origin: .environment(option.variable)))
    }
    for format in sinks.formats {
      for option in format.options {
        let variable = Self.variable(for: [format.name, option.name])
        known.insert(variable)
        guard let value = environment[variable], !value.isEmpty else { continue }
        sinkEntries.append(
          ConfigurationFile.SinkEntry(
            format: format.name, name: option.name, value: value, origin: .environment(variable)))
      }
    }
    for name in environment.keys.sorted() where name.hasPrefix(Self.prefix) && !known.contains(name) {
      // Without the common prefix, which would make all names similar.
      let words = known.map { String($0.dropFirst(Self.prefix.count)) }
      if let near = NearMiss.of(String(name.dropFirst(Self.prefix.count)), among: words) {
        warnings.append("\(name) is not a known variable; did you mean \(Self.prefix)\(near)?")
      }
    }
  }

  /// Returns the variable of a name: its words in upper case, joined by underscores.
  static func variable(for words: [String]) -> String {
    var text = ""
    for word in words {
      if !text.isEmpty { text += "_" }
      for character in word {
        if character.isUppercase { text += "_" }
        text += character == "-" ? "_" : character.uppercased()
      }
    }
    return prefix + text
  }

  private static func values(_ value: String, _ option: OptionCatalog.Option) throws -> [String] {
    if option.isFlag {
      guard let isSet = BooleanWord.value(of: value) else {
        throw CommandError(
          "\(option.variable): expected true or false, not \(value)", exitCode: .wrongUsage)
      }
      return [isSet ? "true" : "false"]
    }
    return option.isRepeating ? value.split(separator: ",").map(String.init) : [value]
  }
}

/// The words for true and false.
enum BooleanWord {
  /// Returns the value of a word, or `nil` for any other word.
  static func value(of word: String) -> Bool? {
    switch word.lowercased() {
    case "true", "yes", "on", "1": true
    case "false", "no", "off", "0": false
    default: nil
    }
  }
}
