import Foundation
import GRDB
import NotionExportKit
import NotionModel

/// Where objects stand in the outline, and who has to know when that changes.
extension ArchiveTransaction {
  func logEnd() throws -> Int64 {
    try Int64.fetchOne(statement("SELECT MAX(position) FROM change_log")) ?? 0
  }

  /// Notes that an object's title or place has changed, or become known.
  mutating func placeChanged(of object: StoredObject, before: StoredObject?) throws {
    guard object.kind != .block else { return }
    let end = try logEnd()
    try run("INSERT OR REPLACE INTO place_changes (object, position) VALUES (?, ?)", [object.key, end])
    try nameChanged(object.title, in: object.container, at: end)
    if before?.container != object.container || before?.state != object.state {
      for container in Set([before?.container, object.container].compactMap(\.self)) {
        try onlySiblingMoved(of: object, in: container, at: end)
      }
    }
    guard let before else { return }
    try nameChanged(before.title, in: before.container, at: end)
    if before.container != object.container, let container = before.container {
      // Its former container shows one child less.
      try rowsChanged(of: container)
    }
    if before.title != object.title || object.state != .present { try refetchMentions(of: object) }
  }

  /// Notes that a database's first data source has another place since a second one came or went: the only one has the
  /// place of its database.
  private func onlySiblingMoved(of object: StoredObject, in container: Int64, at position: Int64) throws {
    guard object.kind == .dataSource else { return }
    let others = try Int64.fetchAll(
      statement(
        "SELECT key FROM objects WHERE container = ? AND kind = ? AND state = 1 AND key <> ? LIMIT 2"),
      arguments: [container, StoredKind.dataSource, object.key])
    guard let other = others.first, others.count == 1 else { return }
    try run("INSERT OR REPLACE INTO place_changes (object, position) VALUES (?, ?)", [other, position])
  }

  func nameChanged(_ title: String, in container: Int64?, at position: Int64) throws {
    try run(
      "INSERT OR REPLACE INTO name_changes (container, title_key, position) VALUES (?, ?, ?)",
      [container ?? 0, TitleKey.key(of: title), position])
  }

  /// Notes that what stands in an object has changed.
  func rowsChanged(of container: Int64) throws {
    try run(
      "INSERT OR REPLACE INTO row_changes (object, position) VALUES (?, ?)", [container, try logEnd()])
  }

  /// Fetches the blocks of pages again that spell out the title of an object which has changed: the API
  /// writes it into mentions and child blocks without touching the edit time of the page they stand in.
  private mutating func refetchMentions(of object: StoredObject) throws {
    var owners = try Int64.fetchAll(
      statement("SELECT DISTINCT owner FROM dependencies WHERE target = ? AND part = ?"),
      arguments: [object.id, ContentParts.blocks.rawValue])
    if let container = object.container { owners.append(container) }
    for owner in owners {
      if var page = try self.object(key: owner) { try startBlocks(of: &page) }
    }
  }

  /// Asks for a page's blocks alone, unless they are being fetched or have been in this crawl.
  mutating func startBlocks(of page: inout StoredObject) throws {
    guard page.kind.isPage, page.state == .present, page.blocksRevision > 0, page.wanted.isEmpty,
      page.contentCrawl != crawl || page.contentEdited != page.edited
    else { return }
    try restartBlocks(of: &page)
  }

  /// Asks for a page's blocks, whatever has been fetched of them.
  mutating func restartBlocks(of page: inout StoredObject) throws {
    page.draftRevision += 1
    page.wanted = .blocks
    page.contentEdited = page.edited
    page.contentMinute = nil
    page.contentCrawl = crawl
    try forgetRetries(of: page.key, kind: .children)
    try add(WorkItem(phase: .content, kind: .children, target: page.id, owner: page.key))
    try saveProgress(page)
  }

  /// Gives the pages and databases that stand in a page their places, in document order.
  mutating func placeChildren(of page: StoredObject) throws {
    let lists = try Row.fetchAll(
      statement(
        """
        SELECT container, outline FROM block_lists WHERE owner = ? AND revision = ? AND outline IS NOT NULL
        ORDER BY container, sequence
        """), arguments: [page.key, page.draftRevision])
    var entries: [ObjectID: [OutlineSkeleton.Entry]] = [:]
    for row in lists {
      let outline: Data = row["outline"]
      entries[row["container"], default: []] += OutlineSkeleton(bytes: outline).entries
    }
    var placed: Set<ObjectID> = []
    var steps = [entries[page.id, default: []][...]]
    var containers = [page.id]
    while var step = steps.popLast() {
      guard let entry = step.popFirst() else {
        containers.removeLast()
        continue
      }
      steps.append(step)
      switch entry {
      case .nested(let id):
        // Each list is walked once, so that lists which contain each other come to an end.
        steps.append((entries.removeValue(forKey: id) ?? [])[...])
        containers.append(id)
      case .page(let id), .database(let id):
        guard placed.insert(id).inserted else { continue }
        try place(id, in: page, list: containers[containers.count - 1], ordinal: placed.count - 1)
      }
    }
    try unplaceChildren(of: page, except: placed)
  }

  private mutating func place(
    _ id: ObjectID, in page: StoredObject, list: ObjectID, ordinal: Int
  ) throws {
    guard var child = try object(id), child.kind == .page || child.kind == .database else { return }
    // What the object itself says of its parent is newer than a list that was read before it moved.
    if child.state == .present, let parent = child.parent, parent != list { return }
    guard child.container != page.key || child.ordinal != ordinal else { return }
    let before = child
    child.container = page.key
    child.ordinal = ordinal
    if before.container != page.key { try cutCycle(through: &child) }
    guard child.container != before.container || child.ordinal != before.ordinal else { return }
    try save(child)
    if before.container != child.container {
      try placeChanged(of: child, before: before.container == nil ? nil : before)
    }
  }

  private mutating func unplaceChildren(of page: StoredObject, except placed: Set<ObjectID>) throws {
    let stale = try Row.fetchAll(
      statement("SELECT key, id FROM objects WHERE container = ? AND ordinal IS NOT NULL"),
      arguments: [page.key])
    for row in stale where !placed.contains(row["id"]) {
      let key: Int64 = row["key"]
      try run("UPDATE objects SET ordinal = NULL WHERE key = ?", [key])
    }
  }
}
