import NotionRendering

/// The blocks that stand side by side in one container, as far as they have been written.
struct BlockLevel {
  /// The kinds of list that Markdown tells apart by their markers.
  enum ListFamily {
    case bullets, tasks, numbers, html
  }

  /// Whether nothing has been written in the container.
  var isEmpty = true
  /// Whether a block has been written after the text that opens the container.
  var hasBlocks = false
  /// Whether the container is a list item, whose text a list may follow without a blank line.
  var isListItem = false
  /// The list that the block before belongs to.
  var list: ListFamily?
  /// Whether the list before used the second of the two markers that its family has.
  var usesSecondMarker = false
  var numbering = ListNumbering()
  /// Whether an HTML list is open.
  var hasOpenHTMLList = false

  /// Something that is no list comes; a list after it is another one.
  mutating func interruptList() {
    list = nil
    numbering.interrupt()
  }
}
