import NotionExportKit
import NotionModel

extension Diagnostic {
  /// Some content of a page is omitted, or shown elsewhere than in Notion.
  init(_ cut: BlockCut) {
    switch cut.reason {
    case .containsItself:
      self.init(
        .error, Identifier(rawValue: "block-cycle"), object: cut.block.object,
        summary:
          "the block contains itself; its content is shown once and left out where it would begin again",
        explanation:
          "The API lists the block among the blocks inside it, or shows a synced block in its own original.")
    case .isRepeated:
      self.init(
        .error, Identifier(rawValue: "block-repeated"), object: cut.block.object,
        summary: "the block comes twice in one page; its content is shown at the first place only",
        explanation:
          "The API lists the block in more than one place, as when it is moved while the page is read.",
        solution: "Run it again; if the finding stays, look at the page in Notion.")
    case .isRepeatedTooOften:
      self.init(
        .error, Identifier(rawValue: "synced-block-repeated"), object: cut.block.object,
        summary: "the content of a synced block is shown so often in one page that it is left out here",
        explanation: "Synced blocks that show each other several times grow with every level.")
    case .isTooDeep:
      self.init(
        .warning, Identifier(rawValue: "blocks-too-deep"), object: cut.block.object,
        summary:
          "blocks are nested deeper than \(BlockStream.depthLimit) levels; deeper ones are shown on the last level"
      )
    }
  }
}
