package import NotionExportKit
package import NotionModel

/// Gives each block of a page a name that is unique there: its id, as in Notion's own links.
///
/// A synced block shows blocks that may stand in the page a second time; the id of the copy goes before
/// theirs.
package struct BlockAnchors: Sendable {
  private var copies: [String] = []

  /// At the top of a page.
  package init() {}

  /// The name of a block that stands in a page itself.
  package static func name(of id: BlockID) -> String { id.object.compactText }

  /// The name of the block that begins.
  package mutating func enter(_ node: BlockNode) -> String {
    let own = Self.name(of: node.block.id)
    let name = (copies + [own]).joined(separator: "-")
    if case .synced = node.children { copies.append(own) }
    return name
  }

  /// A block ends.
  package mutating func leave(_ node: BlockNode) {
    if case .synced = node.children { copies.removeLast() }
  }
}
