import NotionRendering

/// Obsidian's own links.
enum WikiLink {
  /// A wikilink that shows `text`; `nil` where a character of it cannot stand in one.
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

  /// A heading as Obsidian's links name it.
  static func anchorText(_ heading: String) -> String {
    let isBlock = heading.hasPrefix("^")
    let cleaned = heading.map { "#|[]:\\".contains($0) || ($0 == "^" && !isBlock) ? " " : $0 }
    return String(cleaned).split(separator: " ").joined(separator: " ")
  }

  /// A wikilink that names its target alone, for where nothing but a wikilink leads to a file.
  static func bare(_ target: ResolvedLink.Local) -> String? {
    var path = target.path.joined(separator: "/")
    if path.hasSuffix(".md") { path.removeLast(3) }
    let anchor = target.anchor.map { "#\(anchorText($0))" } ?? ""
    return isPlain(path) && isPlainAnchor(anchor) ? "[[\(path)\(anchor)]]" : nil
  }

  /// Whether what follows a path can stand in a link: a `#` and a heading, or `#^` and the id of a block.
  private static func isPlainAnchor(_ anchor: String) -> Bool {
    isPlain(anchor.dropFirst(anchor.hasPrefix("#^") ? 2 : 1))
  }

  private static func isPlain(_ text: some StringProtocol) -> Bool {
    !text.contains { "[]|\\`*_$<>#^".contains($0) || $0.isNewline }
      && !["==", "~~", "%%"].contains { text.contains($0) }
  }
}
