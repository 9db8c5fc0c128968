/// The links to other files of a document, as its format spells them.
package enum LinkScanner {
  /// A link, and how its target is written.
  package struct Link: Sendable, Hashable {
    /// How a target is to be read.
    package enum Form: Sendable, Hashable {
      /// A relative reference of a URL, percent-encoded, from the folder of the document.
      case reference
      /// The path of a note from the top of the vault, or its name, as Obsidian spells it.
      case wiki
    }

    /// The target as it stands in the document, escapes of the format undone.
    package let target: String
    /// How it is to be read.
    package let form: Form
  }

  /// Whether documents of this name are known here.
  package static func knows(_ name: some StringProtocol) -> Bool { kind(name) != nil }

  /// The links of a document, in order.
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
