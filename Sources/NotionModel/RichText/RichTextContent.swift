/// What a run of a text is.
public enum RichTextContent: Sendable, Hashable {
  /// Characters, and the URL of the link that the author put on them.
  case text(String, link: String?)
  /// A reference to a user, a date, a page…
  indirect case mention(Mention)
  /// An equation, in the LaTeX that KaTeX understands.
  case equation(String)
  /// Something that this version does not know; `plainText` of the run is still right.
  indirect case unknown(UnknownContent)
}
