import GRDB
import NotionModel

/// What happens when nothing of an object is left to be fetched.
extension ArchiveTransaction {
  /// Completes the object that an item belongs to, if that item was the last.
  mutating func completeIfDone(owner key: Int64?) throws {
    // Most items are not the last, and then the object need not be read.
    guard let key, try !isPending(key), var object = try object(key: key) else { return }
    try complete(&object)
  }

  /// Lets readers see the parts of an object that have been fetched, and puts it into the change log, if
  /// nothing of it is left to be fetched.
  mutating func completeIfDone(_ object: inout StoredObject) throws {
    if try !isPending(object.key) { try complete(&object) }
  }

  private mutating func complete(_ object: inout StoredObject) throws {
    guard object.state == .present || object.kind == .block else { return }
    if object.kind.isPage, object.wanted.contains(.blocks), object.contentEdited != object.edited {
      // It was edited while it was fetched: what is here may be half old, half new.
      object.wanted.subtract(.blocks)
      return try restartBlocks(of: &object)
    }
    let wanted = object.wanted
    var changed = object.isDirty
    if wanted.contains(.blocks) {
      if object.kind.isPage { try placeChildren(of: object) }
      if try publish("block_lists", "blocks_revision", "container", .blocks, of: &object) {
        changed = true
        try logSyncedCopies(of: object)
        try blocksChanged(of: object.key)
      }
    }
    if wanted.contains(.properties), object.kind.isPage {
      try settleProperties(of: &object)
      if try publish("property_lists", "properties_revision", "property", .properties, of: &object) {
        changed = true
      }
    }
    if wanted.contains(.comments) {
      if try publish("comment_lists", "comments_revision", "container", .comments, of: &object) {
        changed = true
      }
    }
    if object.wanted.isEmpty, !changed { return }
    object.wanted = []
    object.isDirty = false
    try saveProgress(object)
    guard changed, object.kind != .block else { return }
    effects.completed += 1
    try log(.object, object.key)
    if object.kind == .page, let container = object.container { try rowChanged(in: container) }
  }

  /// Replaces a part by the revision that has just been fetched.
  ///
  /// - Returns: whether anything in it differs.
  private func publish(
    _ table: String, _ column: String, _ list: String, _ part: ContentParts, of object: inout StoredObject
  ) throws -> Bool {
    let new = object.draftRevision
    let old =
      try Int.fetchOne(
        statement("SELECT \(column) FROM objects WHERE key = ?"), arguments: [object.key]) ?? 0
    guard new != old else { return false }
    let columns = "\(list), sequence, hash FROM \(table) WHERE owner = ? AND revision = ?"
    let arguments: StatementArguments = [object.key, old, object.key, new]
    let differs =
      try old == 0
      || Bool.fetchOne(
        statement("SELECT EXISTS (SELECT \(columns) EXCEPT SELECT \(columns))"), arguments: arguments) ?? true
      || Bool.fetchOne(
        statement("SELECT EXISTS (SELECT \(columns) EXCEPT SELECT \(columns))"),
        arguments: [object.key, new, object.key, old]) ?? true
    try run("UPDATE objects SET \(column) = ? WHERE key = ?", [new, object.key])
    try linksChanged(
      from: try old > 0 ? blockLinks(of: object.key, part: part, revision: old) : [],
      to: try blockLinks(of: object.key, part: part, revision: new))
    if part == .blocks { object.blocksRevision = new }
    if old > 0 {
      try run("DELETE FROM \(table) WHERE owner = ? AND revision < ?", [object.key, new])
      try clearReferences(of: object.key, part: part, below: new)
    }
    return differs
  }

  /// Logs the pages that hold copies of synced blocks of this one, be it in a copy of another.
  private mutating func logSyncedCopies(of object: StoredObject) throws {
    let owners = try Int64.fetchAll(
      statement(
        """
        WITH RECURSIVE showing (key) AS (
          SELECT ?1
          UNION SELECT d.owner FROM showing s JOIN block_lists b ON b.owner = s.key
          JOIN dependencies d ON d.target = b.container AND d.aspect = 1)
        SELECT s.key FROM showing s JOIN change_log l ON l.subject = 0 AND l.object = s.key
        WHERE s.key <> ?1 ORDER BY s.key
        """), arguments: [object.key])
    for owner in owners {
      try log(.object, owner)
      try blocksChanged(of: owner)
    }
  }

  /// Notes that a row has changed, if the container is a data source.
  private func rowChanged(in container: Int64) throws {
    let kind = try StoredKind.fetchOne(
      statement("SELECT kind FROM objects WHERE key = ?"), arguments: [container])
    if kind == .dataSource { try rowsChanged(of: container) }
  }
}
