import SinkRendering

/// The state of an open block, restored when it is left.
struct BlockFrame {
  /// A table before its rows.
  struct Table {
    var width: Int
    let hasColumnHeader: Bool
    let hasRowHeader: Bool
    var rowCount = 0
  }

  /// The length of the line prefix around the block.
  let prefixLength: Int
  /// Whether the block's children have a level of their own.
  var ownsLevel = false
  /// The line that closes the block.
  var closing: String?
  var table: Table?
  /// The reasons why rows of the table are missing.
  var missing: [String] = []
  /// The marks of comments that follow the block.
  var marks = ""
  /// The anchors of blocks on a separate line after the block.
  var anchors: [String] = []
  /// Whether the block's children are the labels of tabs.
  var isTab = false
}

/// The state of a container while its blocks are written.
struct BlockLevel {
  /// The kinds of list that Markdown distinguishes by their markers.
  enum ListFamily {
    case bullets, tasks, numbers, html
  }

  /// Whether the container is empty so far.
  var isEmpty = true
  /// Whether a block has been written after the container's own text.
  var hasBlocks = false
  /// Whether the container is a list item, whose text a list may follow without a blank line.
  var isListItem = false
  /// The list that an item of the same kind continues.
  private(set) var list: ListFamily?
  /// The list that nothing visible has followed; a list with the same marker would be parsed as its
  /// continuation.
  private(set) var lastList: ListFamily?
  /// Whether the previous list used the second of the two markers of its family.
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

  /// Ends the list where Notion does without a visible separator: at the end of a column, at an empty line.
  mutating func breakList() {
    list = nil
    numbering.interrupt()
  }

  /// Ends the list at a visible block, which separates it from the next.
  mutating func interruptList() {
    breakList()
    lastList = nil
  }
}
