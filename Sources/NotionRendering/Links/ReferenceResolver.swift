package import NotionModel

/// The text and the link of a mention.
package struct Reference: Sendable, Hashable {
  /// The text to show.
  package var text: String
  /// The link, if there is one.
  package var link: ResolvedLink?

  /// Creates a reference.
  package init(text: String, link: ResolvedLink? = nil) {
    self.text = text
    self.link = link
  }
}

/// Resolves links and mentions in a text.
package protocol ReferenceResolver: Sendable {
  /// Returns the link of an address in a text: into the output if it contains the object.
  ///
  /// - Returns: the link, or `nil` if only the text is shown.
  func link(_ address: String) async throws -> ResolvedLink?

  /// Returns the text and the link of a mention; `plainText` is the text in Notion.
  func reference(of mention: Mention, plainText: String) async throws -> Reference
}
