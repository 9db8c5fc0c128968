import GRDB
import NotionExportKit
import NotionModel

/// What happens when an object is gone or cannot be read.
extension ArchiveTransaction {
  /// Notes that an object is gone, or cannot be read.
  ///
  /// An object that was never here and has no reason is merely not ours to read, as the parent of a shared
  /// page may be.
  mutating func vanish(_ object: inout StoredObject, reason: String?) throws {
    let before = object
    guard before.state != .removed else { return }
    try dropItems(of: object)
    try wantOriginals(heldBy: object)
    try blocksChanged(of: object.key)
    try linksVanish(of: object.key)
    try run(
      """
      UPDATE objects SET blocks_revision = 0, properties_revision = 0, comments_revision = 0, body = NULL,
        reason = ? WHERE key = ?
      """, [reason, object.key])
    for table in [
      "block_lists", "property_lists", "comment_lists", "dependencies", "asset_uses", "block_links",
    ] {
      try run("DELETE FROM \(table) WHERE owner = ?", [object.key])
    }
    try removeViews("database = ?", [object.key])
    try run("DELETE FROM archived_pages WHERE object = ?", [object.key])
    try run("DELETE FROM unresolved_values WHERE object = ?", [object.key])
    try forgetRetries(of: object.key)
    object.state = before.state == .present ? .removed : .unavailable
    if reason != nil { object.state = .unavailable }
    object.seen = crawl
    object.hash = nil
    object.wanted = []
    object.isDirty = false
    object.blocksRevision = 0
    object.contentEdited = nil
    object.contentMinute = nil
    object.contentCrawl = 0
    if before.state == .present {
      try placeChanged(of: object, before: before)
      if let container = object.container { try rowsChanged(of: container) }
      // Views of other databases showed it.
      if object.kind == .dataSource { try rowsChanged(of: object.key) }
      object.container = nil
      object.ordinal = nil
    }
    try save(object)
    if try isLogged(.object, object.key) { try log(.object, object.key) }
    switch object.kind {
    case .dataSource: try forgetTemplates(of: object.key, notSeenIn: nil)
    case .template: try vanishTemplateChildren(of: object)
    case .database: try leaveDataSources(of: object)
    case .page, .block: break
    }
  }

  /// Puts the data sources of a database that cannot be read, and that is a row of a wiki, in its place.
  private func leaveDataSources(of database: StoredObject) throws {
    guard let wiki = try database.container.flatMap({ try object(key: $0) }), wiki.kind == .dataSource
    else { return }
    try run(
      "UPDATE objects SET container = ?, ordinal = ? WHERE container = ? AND kind = ?",
      [wiki.key, database.ordinal, database.key, StoredKind.dataSource])
    if self.database.changesCount > 0 { try rowsChanged(of: wiki.key) }
  }

  /// Takes everything that was still to be fetched of an object out of the frontier.
  private func dropItems(of object: StoredObject) throws {
    try run("DELETE FROM frontier WHERE owner = ?", [object.key])
    for kind in [WorkItem.Kind.page, .database, .dataSource] { try drop(kind, object.id) }
  }

  /// Asks for the synced originals of an object that goes, where copies of them stay.
  private func wantOriginals(heldBy object: StoredObject) throws {
    let originals = try ObjectID.fetchAll(
      statement(
        """
        SELECT DISTINCT d.target FROM block_lists b
        JOIN dependencies d ON d.target = b.container AND d.aspect = 1
        WHERE b.owner = ? AND d.owner <> ?
        """), arguments: [object.key, object.key])
    for id in originals { try add(WorkItem(phase: .leftovers, kind: .syncedOriginal, target: id)) }
  }

  /// Notes that an object could not be read and why.
  mutating func unavailable(_ id: ObjectID, _ kind: StoredKind, reason: String) throws {
    var (object, _) = try reference(id, kind)
    try vanish(&object, reason: reason)
  }

  /// Deletes what nothing shows any more: files, and what their rows knew.
  mutating func removeUnusedAssets() throws {
    let unused = try Row.fetchAll(
      statement(
        """
        SELECT key, sha256 FROM assets a WHERE NOT EXISTS (SELECT 1 FROM asset_uses u WHERE u.asset = a.key)
        """))
    for row in unused {
      let key: Int64 = row["key"]
      if try isLogged(.asset, key) {
        // The row stays, so that lanes can be told what is gone.
        try run("UPDATE assets SET state = 3, sha256 = NULL WHERE key = ? AND state <> 3", [key])
        if database.changesCount > 0 { try log(.asset, key) }
      } else {
        try run("DELETE FROM assets WHERE key = ?", [key])
      }
      guard let hash: String = row["sha256"] else { continue }
      let isShared = try Bool.fetchOne(
        statement("SELECT EXISTS (SELECT 1 FROM assets WHERE sha256 = ?)"), arguments: [hash])
      if isShared == false { effects.orphanedContents.append(hash) }
    }
  }
}
