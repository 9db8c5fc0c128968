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
