import NotionRendering

/// The state of a container while its blocks are written.
struct BlockLevel {
  /// The kinds of list.
  enum ListFamily: Hashable {
    case bullets, tasks
    case numbers
  }

  /// The number of open elements in the container outside of lists.
  let depth: Int
  /// The list of the previous block.
  var list: ListFamily?
  var numbering = ListNumbering()
}
