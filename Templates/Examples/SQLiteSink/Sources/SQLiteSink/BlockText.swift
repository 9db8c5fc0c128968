internal import NotionModel

/// The text of a block for the column `text`.
enum BlockText {
  /// Returns the text of a block, or `nil` for a block without text.
  static func of(_ block: Block) -> String? {
    switch block.content {
    case .childPage(let title), .childDatabase(let title): title
    case .equation(let expression): expression
    case .tableRow(let cells): cells.map(\.plainText).joined(separator: " | ")
    case .linkPreview(let url): url
    default: block.richText?.plainText ?? block.caption?.plainText
    }
  }
}
