/// Where a text stands, as far as it matters to what must be escaped.
enum TextContext: Sendable, Hashable {
  /// A paragraph, in whatever container.
  case paragraph
  /// A heading: one line, and no `#` at its end.
  case heading
  /// The text of a task that is not done: cmark-gfm ticks it where `[x]` stands anywhere in its line.
  case openTask
  /// A cell of a table: one line, and no bare pipe.
  case cell

  /// Whether a line may end inside the text.
  var isOneLine: Bool { self == .heading || self == .cell }
}
