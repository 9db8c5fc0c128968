import Foundation
import GRDB
import NotionExportKit
import NotionModel

/// What happens when a response of a list comes.
extension ArchiveTransaction {
  /// The cursor of the next part of a list; `nil` at its end, and where the list is cut short.
  func cursor(_ cursor: String?, hasMore: Bool) -> String? {
    hasMore && !endsLists ? cursor : nil
  }

  /// Notes where a list goes on, or that it has come to its end.
  func advance(_ item: WorkItem, to cursor: String?, hasMore: Bool) throws {
    guard let cursor = self.cursor(cursor, hasMore: hasMore) else { return try finish(item) }
    var next = item
    next.cursor = cursor
    next.sequence = next.sequence.clampedAdding(1)
    if item.phase == .content { next.phase = .continuation }
    try update(next)
  }

  // MARK: Blocks

  /// Stores one response of a list of blocks, and asks for the lists inside it.
  mutating func store(_ list: ObjectList<Block>, _ scan: ResponseScan, for item: WorkItem) throws {
    guard let key = item.owner, var owner = try object(key: key) else { return try finish(item) }
    let revision = owner.draftRevision
    var skeleton = OutlineSkeleton()
    let sections = MeetingNotes.sections(of: item)
    var commentable = 0
    for block in list.results {
      if sections.contains(block.id.object) {
        try followSection(block, in: owner, revision: revision, skeleton: &skeleton)
      } else {
        try follow(block, in: owner, revision: revision, skeleton: &skeleton)
      }
      guard owner.kind == .page, !block.isPage else { continue }
      commentable += 1
      if settings.comments == .all {
        try add(
          WorkItem(phase: .continuation, kind: .comments, target: block.id.object, owner: owner.key))
      }
    }
    if !list.hasMore {
      let listed = Set(list.results.map(\.id.object))
      for section in sections where !listed.contains(section) {
        try nest(section, in: owner, revision: revision, skeleton: &skeleton)
      }
    }
    try insertBlocks(
      item, revision: revision, hash: scan.hash, skeleton: skeleton, reason: nil, body: scan.body,
      commentable: commentable)
    try note(scan, of: owner.key, part: .blocks, revision: revision) { element in
      list.element(at: element).map { AssetSource(AssetSource.Kind.block, $0.id.object) }
    }
    try noteUnreadable(list, of: item)
    for block in list.results { note(block.oddities, of: block.id.object) }
    if item.sequence == 0, owner.kind == .page { try releaseOriginal(item.target) }
    if owner.contentMinute == nil {
      owner.contentMinute = minute
      try saveProgress(owner)
    }
    try advance(item, to: list.nextCursor, hasMore: list.hasMore)
    try completeIfDone(owner: owner.key)
  }

  /// Notes that a list of blocks cannot be read, and why.
  mutating func storeUnavailableBlocks(_ item: WorkItem, reason: String) throws {
    guard let key = item.owner, let owner = try object(key: key) else { return try finish(item) }
    try insertUnavailableBlocks(item, revision: owner.draftRevision, reason: reason)
    var skeleton = OutlineSkeleton()
    for section in MeetingNotes.sections(of: item) {
      try nest(section, in: owner, revision: owner.draftRevision, skeleton: &skeleton)
    }
    try finish(item)
    try completeIfDone(owner: owner.key)
  }

  private func insertUnavailableBlocks(_ item: WorkItem, revision: Int, reason: String) throws {
    try insertBlocks(
      item, revision: revision, hash: ContentHash(of: Array(reason.utf8)), skeleton: OutlineSkeleton(),
      reason: reason, body: nil)
  }

  private func insertBlocks(
    _ item: WorkItem, revision: Int, hash: ContentHash, skeleton: OutlineSkeleton, reason: String?,
    body: ArraySlice<UInt8>?, commentable: Int = 0
  ) throws {
    try run(
      """
      INSERT OR REPLACE INTO block_lists
        (container, revision, sequence, owner, hash, outline, reason, body, commentable)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        item.target, revision, item.sequence, item.owner, hash,
        skeleton.entries.isEmpty ? nil : Data(skeleton.bytes), reason, try body.map(encode), commentable,
      ])
  }

  /// Asks for the blocks in a block, unless they are here or have been asked for.
  private func nest(
    _ id: ObjectID, detail: String = "", in owner: StoredObject, revision: Int,
    skeleton: inout OutlineSkeleton
  ) throws {
    skeleton.entries.append(.nested(id))
    // A block that stands in its own content, or in two places, is read once.
    guard try !holdsList(of: id, owner: owner.key, revision: revision) else { return }
    try add(WorkItem(phase: .continuation, kind: .children, target: id, detail: detail, owner: owner.key))
  }

  /// Asks for what a part of a meeting note contains.
  ///
  /// The API gives the parts as blocks of kinds that it does not name, and gives their blocks all the same.
  private func followSection(
    _ block: Block, in owner: StoredObject, revision: Int, skeleton: inout OutlineSkeleton
  ) throws {
    guard block.hasChildren else { return }
    try nest(block.id.object, in: owner, revision: revision, skeleton: &skeleton)
  }

  /// Asks for what a block contains.
  private mutating func follow(
    _ block: Block, in owner: StoredObject, revision: Int, skeleton: inout OutlineSkeleton
  ) throws {
    let sections = MeetingNotes.parts(of: block)
    if !block.hasChildren {
      for part in sections {
        try nest(part.container.object, in: owner, revision: revision, skeleton: &skeleton)
      }
    }
    switch block.children {
    case .none: break
    case .refused:
      let item = WorkItem(phase: .continuation, kind: .children, target: block.id.object, owner: owner.key)
      try insertUnavailableBlocks(
        item, revision: revision, reason: "the API does not give the content of this kind of block")
    case .own(let id):
      // The parts of a meeting note are among what it contains; those that are not are asked for then.
      try nest(
        id.object, detail: MeetingNotes.detail(of: sections), in: owner, revision: revision,
        skeleton: &skeleton)
    case .synced(let original):
      try depend(owner.key, on: original.object, .content, part: .blocks, revision: revision)
      if block.hasChildren { try wantOriginal(original.object) }
    case .page(let id):
      skeleton.entries.append(.page(id.object))
      try depend(owner.key, on: id.object, .name, part: .blocks, revision: revision)
      try wantChild(id.object, .page, in: owner)
    case .database(let id):
      skeleton.entries.append(.database(id.object))
      try depend(owner.key, on: id.object, .content, part: .blocks, revision: revision)
      try wantChild(id.object, .database, in: owner)
    }
  }

  /// Whether a response of a list of blocks is in the revision that is being fetched.
  private func holdsList(of container: ObjectID, owner: Int64, revision: Int) throws -> Bool {
    try Bool.fetchOne(
      statement(
        "SELECT EXISTS (SELECT 1 FROM block_lists WHERE owner = ? AND revision = ? AND container = ?)"),
      arguments: [owner, revision, container]) ?? false
  }

  private mutating func wantChild(_ id: ObjectID, _ kind: StoredKind, in owner: StoredObject) throws {
    if owner.kind == .template { return try wantTemplateChild(id, kind, in: owner) }
    let (child, isNew) = try reference(id, kind)
    if isNew {
      try run("UPDATE objects SET container = ? WHERE key = ?", [owner.key, child.key])
    }
    guard child.seen != crawl else { return }
    switch kind {
    case .page: try add(WorkItem(phase: .retrieval, kind: .page, target: id))
    case .database: try add(WorkItem(phase: .listing, kind: .database, target: id))
    case .dataSource, .block, .template: break
    }
  }

  // MARK: Comments

  /// Stores one response of a list of comments.
  mutating func store(_ list: ObjectList<Comment>, _ scan: ResponseScan, for item: WorkItem) throws {
    guard let key = item.owner, let page = try object(key: key) else { return try finish(item) }
    // Most pages have none; an empty list is as good as no list.
    if list.results.contains(where: \.hasPendingAttachments) {
      effects.diagnostics.append(.pendingAttachments(on: page.id))
      var again = item
      again.cursor = nil
      again.sequence = 0
      try askAgain(again)
    }
    if !list.results.isEmpty {
      try run(
        """
        INSERT OR REPLACE INTO comment_lists (owner, revision, container, sequence, hash, body)
        VALUES (?, ?, ?, ?, ?, ?)
        """,
        [key, page.draftRevision, item.target, item.sequence, scan.hash, try encode(scan.body)])
      try learnUsers(from: list.results)
      try note(scan, of: key, part: .comments, revision: page.draftRevision) { element in
        list.element(at: element).map { AssetSource(AssetSource.Kind.comment, $0.id.object) }
      }
      for comment in list.results { note(comment.oddities, of: comment.id.object) }
    }
    try noteUnreadable(list, of: item)
    try advance(item, to: list.nextCursor, hasMore: list.hasMore)
    try completeIfDone(owner: key)
  }

  /// Gives an item up of which an object can do without.
  mutating func giveUp(_ item: WorkItem) throws {
    try finish(item)
    try completeIfDone(owner: item.owner)
  }
}

extension Block {
  /// Whether it stands for a page, which asks for its comments itself.
  fileprivate var isPage: Bool { if case .page = children { true } else { false } }
}
