/// The content of a run of a text.
public enum RichTextContent: Sendable, Hashable {
  /// Characters, and the URL of their link.
  case text(String, link: String?)
  /// A reference to a user, a date, a page…
  indirect case mention(Mention)
  /// An equation, in KaTeX's LaTeX.
  case equation(String)
  /// An unknown kind of content; `plainText` of the run is still valid.
  indirect case unknown(UnknownContent)
}
