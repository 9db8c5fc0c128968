import NotionExportKit
package import NotionModel

extension ArchiveWorkspaceReader {
  /// Returns whether the children of a block are in the archive as part of a page.
  ///
  /// They are not for a synced original whose page is inaccessible.
  package func containsChildren(of id: BlockID) async throws -> Bool {
    try ask { try $0.blockLists.isInPage(id.object) }
  }

  /// Returns whether a block is part of a page.
  ///
  /// The blocks of a revision never change, so the answer is cached for as long as the page has that
  /// revision.
  package func containsBlock(_ id: BlockID, in page: PageID) async throws -> Bool {
    try read { tables in
      guard let (key, revision) = try tables.objects.publishedBlocks(of: page.object), revision > 0 else {
        return false
      }
      let block = RecentAnswers.PageBlock(owner: key, revision: revision, block: id)
      if let known = recent.containsBlock(block) { return known }
      let isContained = try contains(block, tables)
      recent.keep(block, isContained: isContained)
      return isContained
    }
  }

  private func contains(_ block: RecentAnswers.PageBlock, _ tables: ArchiveTables) throws -> Bool {
    var isFound = false
    try tables.blockLists.forEachResponse(of: block.owner, revision: block.revision) { _, response in
      guard case .body(let body) = response.content else { return true }
      isFound = try decode(ObjectList<Block>.self, body: body).results.contains { $0.id == block.block }
      return !isFound
    }
    return isFound
  }

  /// Returns the blocks that links anywhere in the workspace name together with a page.
  package func linkedBlocks(in page: PageID) async throws -> Set<BlockID> {
    try ask { Set(try $0.blockLinks.blocks(linkedWith: page.object).map(BlockID.init)) }
  }
}
