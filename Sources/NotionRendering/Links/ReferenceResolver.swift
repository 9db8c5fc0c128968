package import NotionModel

/// What a mention shows and where it leads.
package struct Reference: Sendable, Hashable {
  /// The text to show.
  package var text: String
  /// Where it leads, if anywhere.
  package var link: ResolvedLink?

  /// Makes a reference.
  package init(text: String, link: ResolvedLink? = nil) {
    self.text = text
    self.link = link
  }
}

/// Tells what links and mentions in a text refer to.
package protocol ReferenceResolver: Sendable {
  /// Where an address in a text leads: into the output where its object is part of it.
  ///
  /// - Returns: the link; `nil` where the text is to stand there alone.
  func link(_ address: String) async throws -> ResolvedLink?

  /// What a mention shows and where it leads; `plainText` is what Notion shows.
  func reference(of mention: Mention, plainText: String) async throws -> Reference
}
