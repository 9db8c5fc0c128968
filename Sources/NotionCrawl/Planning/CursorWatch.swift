/// Notices a list that leads in a circle, which would otherwise be read for ever, or twice.
struct CursorWatch<List: Hashable & Sendable, Element: Hashable & Sendable>: Sendable {
  /// The hashes of the cursors, and of the first elements of the answers, of the lists that are being read:
  /// sixteen bytes for a hundred elements.
  private var seen: [List: Set<Int>] = [:]

  /// Takes note of an answer.
  ///
  /// - Parameters:
  ///   - list: The list.
  ///   - first: The answer's first element, where it has an id.
  ///   - cursor: Where the answer was asked from; `nil` is the beginning.
  ///   - next: Where the answer says that the list goes on; `nil` at its end.
  /// - Returns: Whether the list has been there before.
  mutating func isRepeated(_ list: List, first: Element?, from cursor: String?, to next: String?) -> Bool {
    var known = cursor == nil ? [] : seen[list] ?? []
    if let cursor { known.insert(cursor.hashValue) }
    let begins = first.map { known.insert($0.hashValue).inserted } ?? true
    let goesOn = next.map { known.insert($0.hashValue).inserted } ?? true
    seen[list] = next == nil ? nil : known
    return !begins || !goesOn
  }
}
