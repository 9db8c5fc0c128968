/// A text file that is embedded in a program.
struct EmbeddedFile: Hashable {
  /// The path below the folder, with slashes.
  let name: String
  /// The content.
  let text: String

  /// Returns Swift source with all files, sorted by name.
  static func source(of files: [EmbeddedFile]) -> String {
    let entries = files.sorted { $0.name < $1.name }.map { file in
      "    (name: \(literal(file.name)), text: \(literal(file.text))),\n"
    }
    return """
      // Made by template-embedder.
      extension SiteTemplates {
        static let embedded: [(name: String, text: String)] = [
      \(entries.joined())  ]
      }

      """
  }

  /// Returns a literal on one line with escaped content, so that no text can end it.
  static func literal(_ text: String) -> String {
    var literal = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\n": literal += "\\n"
      case "\t": literal += "\\t"
      case "\"": literal += "\\\""
      case "\\": literal += "\\\\"
      case _ where scalar.value < 0x20 || scalar.properties.generalCategory == .format:
        literal += "\\u{\(String(scalar.value, radix: 16))}"
      default: literal.unicodeScalars.append(scalar)
      }
    }
    return literal + "\""
  }
}

/// The reason why files cannot be embedded.
struct EmbeddingError: Error, Hashable, CustomStringConvertible {
  /// A description of the problem, with the file.
  let detail: String

  var description: String { detail }
}
