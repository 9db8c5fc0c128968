import NotionModel

/// The name by which links find a block that is no heading.
enum BlockAnchor {
  /// What a link has behind its `#`: the block's id, for Obsidian behind a `^`.
  static func name(of id: BlockID, _ flavor: MarkdownFlavor) -> String {
    flavor == .obsidian ? "^\(id.object.compactText)" : id.object.compactText
  }

  /// What stands in the text of the block.
  static func mark(_ id: BlockID, _ flavor: MarkdownFlavor) -> String {
    let name = name(of: id, flavor)
    return flavor == .obsidian ? name : "<a id=\"\(name)\"></a>"
  }
}
