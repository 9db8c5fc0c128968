/// What has to be undone when a block is left.
struct BlockFrame {
  /// What the block's children are to it.
  enum Role {
    case plain
    /// The rows of a table.
    case table(Table)
    /// The panes of tabs.
    case tabs(Tabs)
  }

  /// A table whose rows follow.
  struct Table {
    let width: Int
    let hasColumnHeader: Bool
    let hasRowHeader: Bool
    var rowCount = 0
    var hasBody = false
  }

  /// Tabs whose panes follow.
  struct Tabs {
    let group: String
    var count = 0
  }

  /// How many elements were open before the block.
  let depth: Int
  /// Whether the block's children stand in a level of their own.
  var ownsLevel = false
  var role = Role.plain
}
