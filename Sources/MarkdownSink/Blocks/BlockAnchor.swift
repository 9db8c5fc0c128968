import NotionModel

/// The name of a block in Obsidian: `^` and the random part of its id.
enum BlockAnchor {
  static func text(_ id: ObjectID) -> String { "^\(id.compactText.suffix(12))" }
}
