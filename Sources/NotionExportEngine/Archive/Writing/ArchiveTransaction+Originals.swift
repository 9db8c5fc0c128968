import Foundation
import GRDB
import NotionModel

/// Blocks that one page has and others show.
extension ArchiveTransaction {
  // MARK: Synced originals

  /// Asks for the blocks of a synced original, unless a page has brought them by the time it is their turn.
  func wantOriginal(_ id: ObjectID) throws {
    guard try !holdsBlocks(ofOriginal: id) else { return }
    try add(WorkItem(phase: .leftovers, kind: .syncedOriginal, target: id))
  }

  /// Whether a page has the original, or its blocks have been asked for in this crawl.
  private func holdsBlocks(ofOriginal id: ObjectID) throws -> Bool {
    try Bool.fetchOne(
      statement(
        """
        SELECT EXISTS (
          SELECT 1 FROM block_lists b JOIN objects o ON o.key = b.owner
          WHERE b.container = ? AND (o.kind = ? OR o.content_crawl = ?))
        """), arguments: [id, StoredKind.page, crawl]) ?? false
  }

  /// Turns the wish for a synced original into the request for its blocks, unless they are here.
  mutating func beginOriginal(_ item: WorkItem) throws {
    try finish(item)
    guard try !holdsBlocks(ofOriginal: item.target) else { return }
    var (original, _) = try reference(item.target, .block)
    guard original.kind == .block else { return }
    original.draftRevision += 1
    original.wanted = .blocks
    original.contentCrawl = crawl
    original.contentMinute = nil
    try saveProgress(original)
    try forgetRetries(of: original.key)
    try add(WorkItem(phase: .continuation, kind: .children, target: item.target, owner: original.key))
  }

  /// Forgets what was fetched for the copies alone of an original that a page turns out to hold.
  func releaseOriginal(_ id: ObjectID) throws {
    guard let original = try object(id), original.kind == .block else { return }
    for table in ["block_lists", "dependencies", "asset_uses", "block_links", "frontier", "retries"] {
      try run("DELETE FROM \(table) WHERE owner = ?", [original.key])
    }
    try run("DELETE FROM objects WHERE key = ?", [original.key])
  }

  /// Asks again for the originals that only copies have brought: nothing else tells that they have changed.
  func requestOriginals() throws {
    try run(
      """
      INSERT OR IGNORE INTO frontier (phase, kind, target)
      SELECT ?, ?, o.id FROM objects o WHERE o.kind = ? AND EXISTS (
        SELECT 1 FROM block_lists b WHERE b.owner = o.key AND b.container = o.id AND b.reason IS NULL)
      """,
      [WorkItem.Phase.leftovers.rawValue, WorkItem.Kind.syncedOriginal.rawValue, StoredKind.block])
  }

  // MARK: Blocks of children

  /// Notes that a child has changed, whose block in its parent tells the time of that.
  func childChanged(_ child: StoredObject, before: StoredObject) throws {
    guard child.kind == .page || child.kind == .database, child.edited != before.edited,
      let container = child.container
    else { return }
    let page = try object(key: container)
    guard let page, page.kind == .page, page.blocksRevision > 0 else { return }
    try add(WorkItem(phase: .leftovers, kind: .childBlock, target: child.id, owner: page.key))
  }

  /// Prepares to fetch the block of a changed child.
  ///
  /// - Returns: whether the block itself is to be asked for; otherwise its page has been read, or will be.
  mutating func beginChildBlock(_ item: WorkItem) throws -> Bool {
    guard let key = item.owner, var page = try object(key: key) else {
      try finish(item)
      return false
    }
    guard page.contentCrawl != crawl, page.wanted.isEmpty else {
      try giveUp(item)
      return false
    }
    let children = try Int.fetchOne(
      statement("SELECT COUNT(*) FROM frontier WHERE owner = ? AND kind = ?"),
      arguments: [key, item.kind.rawValue])
    let lists = try Int.fetchOne(
      statement("SELECT COUNT(*) FROM block_lists WHERE owner = ?"), arguments: [key])
    guard let children, let lists, children >= lists else { return true }
    // Reading the whole page takes fewer requests.
    try run("DELETE FROM frontier WHERE owner = ?", [key])
    try startBlocks(of: &page)
    return false
  }

  /// Puts the block of a changed child in the place of its older self.
  mutating func store(childBlock block: Block, _ scan: ResponseScan, for item: WorkItem) throws {
    guard !block.isPartial else {
      // What is here of it stays.
      effects.diagnostics.append(.partialElement(.childBlock, block.id.object, reason: Self.tellsNothing))
      return try giveUp(item)
    }
    try finish(item)
    guard let key = item.owner, var page = try object(key: key), let parent = block.parent?.objectID
    else { return }
    let lists = try Row.fetchAll(
      statement(
        """
        SELECT rowid AS number, body FROM block_lists
        WHERE owner = ? AND revision = ? AND container = ? AND body IS NOT NULL
        """), arguments: [key, page.blocksRevision, parent])
    for list in lists {
      let stored: Data = list["body"]
      let body = try codec.decode(stored)
      let blocks = try ObjectList<Block>(json: body).results
      guard let old = blocks.first(where: { $0.id == block.id })?.json.bytes else { continue }
      let new = body[..<old.startIndex] + scan.body + body[old.endIndex...]
      try run(
        "UPDATE block_lists SET body = ?, hash = ? WHERE rowid = ?",
        [try encode(new), ResponseScan(new).hash, list["number"] as Int64])
      page.isDirty = true
      try saveProgress(page)
      return try completeIfDone(&page)
    }
    try startBlocks(of: &page)
  }
}
