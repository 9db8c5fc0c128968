package import NotionExportKit
package import NotionModel

/// Assigns each block of a page a unique anchor: its id, as in Notion's own links.
///
/// A synced copy contains blocks that may occur in the page a second time; the id of the copy precedes
/// theirs.
package struct BlockAnchors: Sendable {
  private var copies: [String] = []

  /// Creates the state at the top of a page.
  package init() {}

  /// Returns the anchor of a block outside of synced copies.
  package static func name(of id: BlockID) -> String { id.object.compactText }

  /// Enters a block, and returns its anchor.
  package mutating func enter(_ node: BlockNode) -> String {
    let own = Self.name(of: node.block.id)
    let name = (copies + [own]).joined(separator: "-")
    if case .synced = node.children { copies.append(own) }
    return name
  }

  /// Leaves a block.
  package mutating func leave(_ node: BlockNode) {
    if case .synced = node.children { copies.removeLast() }
  }
}
