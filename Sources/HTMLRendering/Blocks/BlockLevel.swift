import NotionRendering

/// The blocks that stand side by side in one container, as far as they have been written.
struct BlockLevel {
  /// The kinds of list.
  enum ListFamily: Hashable {
    case bullets, tasks
    case numbers
  }

  /// How many elements are open in the container while no list is.
  let depth: Int
  /// The list that the block before belongs to.
  var list: ListFamily?
  var numbering = ListNumbering()
}
