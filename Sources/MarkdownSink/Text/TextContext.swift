/// The context of a text, which determines the characters to escape.
enum TextContext: Sendable, Hashable {
  /// A paragraph, in any container.
  case paragraph
  /// A heading: one line, and no `#` at its end.
  case heading
  /// The text of an open task: cmark-gfm checks it if `[x]` occurs anywhere in its line.
  case openTask
  /// A cell of a table: one line, and no bare pipe.
  case cell

  /// Whether the text must be on one line.
  var isOneLine: Bool { self == .heading || self == .cell }
}
