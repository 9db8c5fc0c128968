/// The state of an open block, restored when it is left.
struct BlockFrame {
  /// The role of the block's children.
  enum Role {
    case plain
    /// The rows of a table.
    case table(Table)
    /// The panes of tabs.
    case tabs(Tabs)
  }

  /// A table before its rows.
  struct Table {
    let width: Int
    let hasColumnHeader: Bool
    let hasRowHeader: Bool
    var rowCount = 0
    var hasBody = false
  }

  /// Tabs before their panes.
  struct Tabs {
    let group: String
    var count = 0
  }

  /// The number of open elements before the block.
  let depth: Int
  /// Whether the block's children have a level of their own.
  var ownsLevel = false
  var role = Role.plain
}
