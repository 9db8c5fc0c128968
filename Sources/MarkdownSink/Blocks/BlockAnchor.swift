import NotionModel

/// The anchor of a block that is not a heading.
enum BlockAnchor {
  /// Returns the fragment of a link: the block's id, for Obsidian after a `^`.
  static func name(of id: BlockID, _ flavor: MarkdownFlavor) -> String {
    flavor == .obsidian ? "^\(id.object.compactText)" : id.object.compactText
  }

  /// Returns the mark of the anchor in the text of the block.
  static func mark(_ id: BlockID, _ flavor: MarkdownFlavor) -> String {
    let name = name(of: id, flavor)
    return flavor == .obsidian ? name : "<a id=\"\(name)\"></a>"
  }
}
