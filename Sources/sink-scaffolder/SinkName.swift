/// The name of a new sink, from which its module and its format are derived.
struct SinkName: Hashable {
  /// The name in types, without `Sink`, as in `MindMap`.
  let stem: String

  /// Parses the user's argument.
  ///
  /// - Throws: ``ScaffoldError`` that describes valid names.
  init(_ text: String) throws {
    let stem = text.hasSuffix("Sink") ? String(text.dropLast("Sink".count)) : text
    guard stem.utf8.count <= 40, let first = stem.unicodeScalars.first,
      stem.unicodeScalars.allSatisfy({ Self.isLetter($0) || ("0"..."9").contains($0) }), Self.isLetter(first)
    else {
      throw ScaffoldError(
        "'\(text)' is no name for a sink; use letters and digits, at most 40, as in Outline or MindMap.")
    }
    guard first.properties.isUppercase else {
      let capitalized = stem.prefix(1).uppercased() + stem.dropFirst()
      throw ScaffoldError("A sink is named as a type is: swift package new-sink \(capitalized)")
    }
    self.stem = stem
  }

  /// The module, as in `MindMapSink`.
  var module: String { "\(stem)Sink" }

  /// The word after `--format`, as in `mind-map`.
  var format: String {
    var format = ""
    var follows = false
    for character in stem {
      if character.isUppercase, follows { format += "-" }
      format += character.lowercased()
      follows = character.isLowercase || character.isNumber
    }
    return format
  }

  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    ("a"..."z").contains(scalar) || ("A"..."Z").contains(scalar)
  }
}
