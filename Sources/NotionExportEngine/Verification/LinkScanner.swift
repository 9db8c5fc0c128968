/// A scanner of a document's links to other files, in the syntax of its format.
package enum LinkScanner {
  /// A link, and the syntax of its target.
  package struct Link: Sendable, Hashable {
    /// The syntax of a target.
    package enum Form: Sendable, Hashable {
      /// A percent-encoded relative reference of a URL, relative to the folder of the document.
      case reference
      /// Obsidian's path of a note from the top of the vault, or the note's name.
      case wiki
    }

    /// The target as written in the document, with the format's escapes removed.
    package let target: String
    /// The syntax of the target.
    package let form: Form
  }

  /// Returns whether documents with this name are supported.
  package static func knows(_ name: some StringProtocol) -> Bool { kind(name) != nil }

  /// Returns the links of a document, in order.
  package static func links(in text: [UInt8], named name: some StringProtocol) -> [Link] {
    switch kind(name) {
    case .markdown: MarkdownLinks.links(in: text)
    case .html: HTMLLinks.links(in: text)
    case nil: []
    }
  }

  private enum Kind { case markdown, html }

  private static func kind(_ name: some StringProtocol) -> Kind? {
    let name = name.lowercased()
    if name.hasSuffix(".md") { return .markdown }
    return name.hasSuffix(".html") || name.hasSuffix(".htm") ? .html : nil
  }
}
