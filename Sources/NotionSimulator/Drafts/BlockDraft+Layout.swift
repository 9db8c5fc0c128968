public import NotionModel

extension BlockDraft {
  /// A rule across the page.
  public static let divider = BlockDraft("divider")

  /// The path of the page, as links.
  public static let breadcrumb = BlockDraft("breadcrumb")

  /// The headings of the page, as links.
  public static func tableOfContents(color: String = "default") -> BlockDraft {
    BlockDraft("table_of_contents", payload: ["color": .string(color)])
  }

  /// Adjacent columns; `ratios` are their shares of the width.
  public static func columns(_ columns: [[BlockDraft]], ratios: [Double]? = nil) -> BlockDraft {
    BlockDraft(
      "column_list",
      children: columns.enumerated().map { index, children in
        var payload: JSONObject = [:]
        if let ratios, index < ratios.count, let ratio = JSONNumber(ratios[index]) {
          payload["width_ratio"] = .number(ratio)
        }
        return BlockDraft("column", payload: payload, children: children)
      })
  }

  /// Panes of which one is shown.
  public static func tabs(_ panes: [TabDraft]) -> BlockDraft {
    BlockDraft(
      "tab",
      children: panes.map { pane in
        .text("paragraph", pane.label, pane.children, ["icon": pane.icon?.json ?? .null])
      })
  }

  /// A table of text.
  public static func table(
    _ rows: [[TextDraft]], hasColumnHeader: Bool = true, hasRowHeader: Bool = false
  ) -> BlockDraft {
    BlockDraft(
      "table",
      payload: [
        "table_width": .number(JSONNumber(rows.first?.count ?? 0)),
        "has_column_header": .bool(hasColumnHeader), "has_row_header": .bool(hasRowHeader),
      ],
      children: rows.map { row in
        BlockDraft("table_row", payload: ["cells": .array(row.map { .array($0.runs) })])
      })
  }

  /// The original of a synced block.
  public static func synced(_ children: [BlockDraft], id: ObjectID? = nil) -> BlockDraft {
    BlockDraft("synced_block", payload: ["synced_from": .null], children: children, id: id)
  }

  /// A copy of a synced block, which shows the original's children.
  public static func syncedCopy(of original: ObjectID) -> BlockDraft {
    BlockDraft(
      "synced_block",
      payload: ["synced_from": ["type": "block_id", "block_id": .string(original.description)]])
  }

  /// A page inside the page.
  public static func page(_ page: PageDraft) -> BlockDraft {
    var block = BlockDraft("child_page", id: page.id)
    block.embedded = .page(page)
    return block
  }

  /// A database inside the page.
  public static func database(_ database: DatabaseDraft) -> BlockDraft {
    var block = BlockDraft("child_database", id: database.id)
    block.embedded = .database(database)
    return block
  }

  /// A block that the API does not support, by its internal name: `button`, `ai_block`, `form`.
  public static func unsupported(_ internalType: String?) -> BlockDraft {
    var payload: JSONObject = [:]
    if let internalType { payload["block_type"] = .string(internalType) }
    return BlockDraft("unsupported", payload: payload)
  }

  /// A link block to a page.
  public static func linkToPage(_ id: ObjectID) -> BlockDraft { linkTo("page_id", id) }
  /// A link block to a database.
  public static func linkToDatabase(_ id: ObjectID) -> BlockDraft { linkTo("database_id", id) }
  /// A link block to a comment.
  public static func linkToComment(_ id: ObjectID) -> BlockDraft { linkTo("comment_id", id) }

  private static func linkTo(_ type: String, _ id: ObjectID) -> BlockDraft {
    BlockDraft(
      "link_to_page",
      payload: JSONObject([("type", .string(type)), (type, .string(id.description))]))
  }
}
