import SinkRendering

/// Obsidian's own links.
enum WikiLink {
  /// Returns a wikilink that shows `text`, or `nil` if one of its characters is invalid in one.
  static func text(_ target: ResolvedLink.Local, shows text: String, inCell: Bool) -> String? {
    guard let file = target.path.last else { return nil }
    var path = target.path.dropLast().joined(separator: "/")
    let name = file.hasSuffix(".md") ? String(file.dropLast(3)) : file
    path += path.isEmpty ? name : "/\(name)"
    let anchor = target.anchor.map { "#\(anchorText($0))" } ?? ""
    guard isPlain(path), isPlainAnchor(anchor), isPlain(text) else { return nil }
    return text == name && !path.contains("/") && anchor.isEmpty
      ? "[[\(path)]]" : "[[\(path)\(anchor)\(inCell ? "\\|" : "|")\(text)]]"
  }

  /// Returns a heading in the form of Obsidian's links.
  static func anchorText(_ heading: String) -> String {
    let isBlock = heading.utf8.first == UInt8(ascii: "^")
    // By scalars: a sign and a combining accent are one Character.
    let words = heading.unicodeScalars.split { scalar in
      "#|[]:\\".unicodeScalars.contains(scalar) || (scalar == "^" && !isBlock)
        || scalar.properties.isWhitespace
    }
    return words.map { String($0) }.joined(separator: " ")
  }

  /// Returns a wikilink without a text, for places where only a wikilink works.
  static func bare(_ target: ResolvedLink.Local) -> String? {
    var path = target.path.joined(separator: "/")
    if path.hasSuffix(".md") { path.removeLast(3) }
    let anchor = target.anchor.map { "#\(anchorText($0))" } ?? ""
    return isPlain(path) && isPlainAnchor(anchor) ? "[[\(path)\(anchor)]]" : nil
  }

  /// Returns whether the part after a path is valid in a link: a `#` and a heading, or `#^` and the id of a
  /// block.
  private static func isPlainAnchor(_ anchor: String) -> Bool {
    isPlain(anchor.dropFirst(anchor.hasPrefix("#^") ? 2 : 1))
  }

  private static func isPlain(_ text: some StringProtocol) -> Bool {
    !text.utf8.contains { "[]|\\`*_$<>#^\n\r".utf8.contains($0) }
      && !["==", "~~", "%%"].contains { text.containsScalars($0) }
  }
}
