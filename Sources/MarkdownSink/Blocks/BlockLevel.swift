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
  /// The list that an item of the same kind goes on with.
  private(set) var list: ListFamily?
  /// The list that nothing visible has followed; a list of the same marker would be read as more of it.
  private(set) var lastList: ListFamily?
  /// Whether the list before used the second of the two markers that its family has.
  private(set) var usesSecondMarker = false
  var numbering = ListNumbering()
  /// Whether an HTML list is open.
  var hasOpenHTMLList = false

  init(isEmpty: Bool = true, isListItem: Bool = false) {
    self.isEmpty = isEmpty
    self.isListItem = isListItem
  }

  /// Begins a list; after another list it has the other marker.
  mutating func beginList(_ family: ListFamily) {
    usesSecondMarker = lastList != nil && !usesSecondMarker
    list = family
    lastList = family
  }

  /// Ends the list where Notion does and nothing is to be seen: at the end of a column, at an empty line.
  mutating func breakList() {
    list = nil
    numbering.interrupt()
  }

  /// Ends the list at something visible, which parts it from the next.
  mutating func interruptList() {
    breakList()
    lastList = nil
  }
}
