/// What has to be undone when a block is left.
struct BlockFrame {
  /// The table whose rows follow.
  struct Table {
    var width: Int
    let hasColumnHeader: Bool
    let hasRowHeader: Bool
    var rowCount = 0
  }

  /// The length of the line prefix around the block.
  let prefixLength: Int
  /// Whether the block's children stand in a level of their own.
  var ownsLevel = false
  /// The line that closes the block.
  var closing: String?
  var table: Table?
  /// Why rows of the table are missing.
  var missing: [String] = []
  /// The marks of comments that follow the block.
  var marks = ""
  /// The names of blocks that stand on a line of their own behind the block.
  var anchors: [String] = []
  /// Whether the block's children are the labels of tabs.
  var isTab = false
}
