import DurableFiles
import GRDB
package import NotionExportKit
import NotionModel

/// Changes of the outline and of backlinks, and the objects whose surroundings they change.
///
/// Triggers record them, so that no statement can change the outline unnoticed: `outline_changes` has the former
/// position of each object that has moved, has another title, or is new or removed; `backlink_changes` has the targets
/// of deleted references. The targets of new references are those of the objects that were logged since the last
/// propagation.
///
/// At the end of a crawl they are turned into rows of `surroundings`, and these into entries of the change log.
struct SurroundingsTable: ArchiveTable {
  let database: SQLiteDatabase

  /// The tables with pending changes.
  static let names = ["outline_changes", "backlink_changes", "surroundings"]

  private static let present = StoredState.present.sql
  private static let lastKind = StoredKind.lastOfOutline.sql
  private static let content = DependencyAspect.content.sql
  private static let neighbors = Aspects([.neighbors]).rawValue
  private static let backlinks = Aspects([.backlinks]).rawValue

  /// The condition that the object `o` is listed.
  private static let isListed = "o.state = \(present) AND o.kind <= \(lastKind)"

  // MARK: Recording

  /// Records that lists show an object differently: it has another icon, for instance.
  func appearanceChanged(_ key: Int64, in container: Int64?) throws {
    try run(
      """
      INSERT INTO outline_changes (container, object, was_listed, ordinal, retitled)
      SELECT ?1, key, 1, ordinal, 1 FROM objects WHERE key = ?2
      ON CONFLICT (container, object) DO UPDATE SET retitled = 1
      """, [container ?? 0, key])
  }

  /// Records that lists begin or cease to show an object although it has the same place: it was archived, for instance.
  func visibilityChanged(_ key: Int64) throws {
    try run(
      """
      INSERT INTO outline_changes (container, object, was_listed, ordinal, retitled)
      SELECT COALESCE(container, 0), key, 0, ordinal, 1 FROM objects WHERE key = ?
      ON CONFLICT (container, object) DO UPDATE SET was_listed = 0
      """, [key])
  }

  // MARK: Propagating

  /// Processes some of the recorded changes.
  ///
  /// - Returns: objects to log, with the changed aspects of their surroundings, and whether there may be more.
  func takeChanged(limit: Int) throws -> (objects: [(key: Int64, aspects: Aspects)], more: Bool) {
    if try takeOutline() { return ([], true) }
    if try takeBacklinks(limit: limit) { return ([], true) }
    if try takeReferences(limit: limit) { return ([], true) }
    let rows = try Row.fetchAll(
      statement("SELECT object, aspects FROM surroundings ORDER BY object LIMIT ?"), arguments: [limit])
    let objects = try rows.map {
      (key: try $0.value(at: 0) as Int64, aspects: Aspects(rawValue: try $0.value(at: 1)))
    }
    if let last = objects.last { try run("DELETE FROM surroundings WHERE object <= ?", [last.key]) }
    // An incomplete object is logged later, and then shows the new surroundings.
    let log = ChangeLogTable(database: database)
    return (try objects.filter { try log.contains(.object, $0.key) }, rows.count == limit)
  }

  /// Processes the changes of the outline.
  ///
  /// - Returns: whether there were any.
  private func takeOutline() throws -> Bool {
    guard try exists("SELECT 1 FROM outline_changes", []) else { return false }
    if try isRootChanged() {
      try addEverything()
    } else {
      let containers = try Int64.fetchAll(
        statement("SELECT DISTINCT container FROM outline_changes ORDER BY container"))
      for container in containers { try takeOutline(of: container) }
    }
    try run("DELETE FROM outline_changes")
    return true
  }

  /// Returns whether an object is listed at the root now or no longer: every document shows the root.
  private func isRootChanged() throws -> Bool {
    // Children of an object that is not listed are at the root.
    try exists(
      "SELECT 1 FROM \(Self.changes) WHERE c.container = 0 AND c.was_listed <> \(Self.isListedThere)", [])
      || exists(
        """
        SELECT 1 FROM \(Self.changes) CROSS JOIN objects n ON n.container = o.key
        LEFT JOIN outline_changes nc ON nc.container = o.key AND nc.object = n.key
        WHERE n.state = \(Self.present) AND n.kind <= \(Self.lastKind) AND IIF(\(Self.isListed),
          NOT \(Self.wasListed("o.key")) AND (nc.object IS NULL OR nc.was_listed), c.was_listed)
        """, [])
  }

  /// Processes the changes of one container.
  private func takeOutline(of container: Int64) throws {
    let changes = try Row.fetchAll(
      statement(
        """
        SELECT c.object, c.was_listed, c.ordinal, \(Self.isListedThere) FROM \(Self.changes)
        WHERE c.container = ? AND (c.was_listed OR \(Self.isListedThere))
        """), arguments: [container]
    ).map(OutlineChange.init)
    guard !changes.isEmpty else { return }
    guard try level(container) != nil else {
      // What was in an object that is listed no longer was not at the root.
      if container != 0, try exists("SELECT 1 WHERE \(Self.wasListed("?1"))", [container]) { return }
      let isShown = try container != 0 || isListedFirst(changes)
      return try isShown ? addEverything() : addNeighbors(in: 0)
    }
    try isShownInside(changes, of: container) ? addInside(container) : addNeighbors(in: container)
  }

  /// The recorded changes `c` with their objects `o`.
  private static let changes = "outline_changes c CROSS JOIN objects o ON o.key = c.object"
  /// Returns the condition that an object was listed, in any container, before the changes.
  private static func wasListed(_ key: String) -> String {
    "EXISTS (SELECT 1 FROM outline_changes w WHERE w.object = \(key) AND w.was_listed)"
  }

  /// The condition that the object `o` is listed in the container of its change `c`.
  private static let isListedThere = "(COALESCE(o.container, 0) = c.container AND \(isListed))"

  /// A change of an object in a container.
  private struct OutlineChange {
    let object: Int64
    let wasListed: Bool
    let ordinal: Int?
    let isListed: Bool

    init(_ row: Row) throws {
      object = try row.value(at: 0)
      wasListed = try row.value(at: 1)
      ordinal = try row.value(at: 2)
      isListed = try row.value(at: 3)
    }
  }

  /// Returns the kind of a container in the outline, or `nil` if its children are at the root.
  private func level(_ container: Int64) throws -> StoredKind? {
    guard container != 0 else { return nil }
    return try first(
      "SELECT o.kind FROM objects o WHERE o.key = ? AND \(Self.isListed)", [container]
    ) { try StoredKind.stored($0, 0, in: "objects") }
  }

  /// Returns whether one of the objects is among those at the root of which navigation shows the title.
  private func isListedFirst(_ changes: [OutlineChange]) throws -> Bool {
    let listed = try ObjectsTable(database: database, codec: BodyCodec())
      .top(.after, SiblingPlace.lowest, limit: OutlineNode.listedChildren).map(\.id)
    let ids = try changes.compactMap { change in
      try first("SELECT id FROM objects WHERE key = ?", [change.object]) { try $0.value(at: 0) as ObjectID }
    }
    return ids.contains(where: listed.contains)
  }

  /// Returns whether every document inside a container shows one of the changes, as its navigation lists the object.
  private func isShownInside(_ changes: [OutlineChange], of container: Int64) throws -> Bool {
    if try level(container) == .dataSource {
      // With one row more or less than the limit, the list appears or disappears.
      return try count(in: container, limit: OutlineNode.listedRows + 2) <= OutlineNode.listedRows + 1
    }
    if changes.contains(where: { $0.isListed != $0.wasListed }) { return true }
    let listed = Set(
      try Int64.fetchAll(
        statement(
          """
          SELECT o.key FROM objects o WHERE o.container = ? AND \(Self.isListed)
          ORDER BY o.ordinal IS NULL, o.ordinal, o.id LIMIT ?
          """), arguments: [container, OutlineNode.listedChildren]))
    return changes.contains { listed.contains($0.object) || $0.ordinal ?? .max < OutlineNode.listedChildren }
  }

  private func count(in container: Int64, limit: Int) throws -> Int {
    try Int.fetchOne(
      statement(
        "SELECT COUNT(*) FROM (SELECT 1 FROM objects o WHERE o.container = ? AND \(Self.isListed) LIMIT ?)"),
      arguments: [container, limit]) ?? 0
  }

  /// Adds every object.
  private func addEverything() throws {
    try run(
      """
      INSERT INTO surroundings (object, aspects) SELECT o.key, \(Self.neighbors) FROM objects o
      WHERE \(Self.isListed)
      ON CONFLICT (object) DO UPDATE SET aspects = aspects | excluded.aspects
      """)
  }

  /// Adds a container and everything inside it; with a data source its database, which shows the same rows.
  private func addInside(_ container: Int64) throws {
    try run(
      """
      WITH RECURSIVE inside (key) AS (
        SELECT IIF(o.kind = \(StoredKind.dataSource.sql), COALESCE(o.container, o.key), o.key) FROM objects o
          WHERE o.key = ?1
        UNION SELECT ?1
        UNION SELECT o.key FROM inside i CROSS JOIN objects o ON o.container = i.key)
      INSERT INTO surroundings (object, aspects) SELECT key, \(Self.neighbors) FROM inside WHERE true
      ON CONFLICT (object) DO UPDATE SET aspects = aspects | excluded.aspects
      """, [container])
  }

  /// Adds the objects in a container that have another neighbour than before, or one with another appearance.
  private func addNeighbors(in container: Int64) throws {
    let order = "ordinal IS NULL, ordinal, id"
    try run(
      """
      WITH present AS (
        SELECT o.key, o.id, o.ordinal, c.was_listed, c.ordinal AS former, COALESCE(c.retitled, 0) AS retitled,
          c.object IS NOT NULL AS changed
        FROM objects o LEFT JOIN outline_changes c ON c.object = o.key AND c.container = ?1
        WHERE COALESCE(o.container, 0) = ?1 AND \(Self.isListed)),
      before AS (
        SELECT key, id, IIF(changed, former, ordinal) AS ordinal FROM present WHERE NOT changed OR was_listed
        UNION ALL SELECT o.key, o.id, c.ordinal FROM outline_changes c JOIN objects o ON o.key = c.object
          WHERE c.container = ?1 AND c.was_listed AND NOT (COALESCE(o.container, 0) = ?1 AND \(Self.isListed))),
      pairs_before AS (
        SELECT key, LAG(key) OVER line AS previous, LEAD(key) OVER line AS next FROM before
        WINDOW line AS (ORDER BY \(order))),
      pairs AS (
        SELECT key, LAG(key) OVER line AS previous, LEAD(key) OVER line AS next,
          COALESCE(LAG(retitled) OVER line, 0) OR COALESCE(LEAD(retitled) OVER line, 0) AS beside
        FROM present WINDOW line AS (ORDER BY \(order)))
      INSERT INTO surroundings (object, aspects)
      SELECT p.key, \(Self.neighbors) FROM pairs p LEFT JOIN pairs_before b ON b.key = p.key
      WHERE p.beside OR b.key IS NULL OR b.previous IS NOT p.previous OR b.next IS NOT p.next
      ON CONFLICT (object) DO UPDATE SET aspects = aspects | excluded.aspects
      """, [container])
  }

  // MARK: Backlinks

  /// Adds the targets of deleted references.
  ///
  /// - Returns: whether there were any.
  private func takeBacklinks(limit: Int) throws -> Bool {
    let changes = try Row.fetchAll(
      statement("SELECT target, owner FROM backlink_changes LIMIT ?"), arguments: [limit])
    for change in changes {
      let (target, owner): (ObjectID, Int64) = try (change.value(at: 0), change.value(at: 1))
      try run("DELETE FROM backlink_changes WHERE target = ? AND owner = ?", [target, owner])
      // A new revision of the owner may have the same reference.
      guard try !exists("SELECT 1 FROM dependencies WHERE target = ? AND owner = ?", [target, owner]) else {
        continue
      }
      try run(
        """
        INSERT INTO surroundings (object, aspects)
        SELECT o.key, \(Self.backlinks) FROM objects o WHERE o.id = ? AND \(Self.isListed)
        ON CONFLICT (object) DO UPDATE SET aspects = aspects | excluded.aspects
        """, [target])
      // A page no longer shows a synced block, and its links.
      try addTargets("SELECT b.owner FROM block_lists b WHERE b.container = ?1", [target])
    }
    return !changes.isEmpty
  }

  /// Adds the targets of objects that were logged since the last call.
  ///
  /// - Returns: whether there were any.
  private func takeReferences(limit: Int) throws -> Bool {
    let start: LogPosition = try Meta.value(.referencesEnd, in: database) ?? 0
    let end = try LogPosition.fetchOne(
      statement(
        """
        SELECT MAX(position) FROM (
          SELECT position FROM change_log WHERE position > ? AND subject = \(LogSubjectKind.object.sql)
          ORDER BY position LIMIT ?)
        """), arguments: [start, limit])
    guard let end else {
      // The next call need not read the entries of surroundings.
      try Meta.set(.referencesEnd, to: ChangeLogTable(database: database).end(), in: database)
      return false
    }
    try addTargets(
      """
      SELECT l.object FROM change_log l
      WHERE l.position > ?1 AND l.position <= ?2 AND l.subject = \(LogSubjectKind.object.sql)
      """, [start, end])
    try Meta.set(.referencesEnd, to: end, in: database)
    return true
  }

  /// Adds the targets of all references of some objects, and of the synced blocks that these show.
  private func addTargets(_ owners: String, _ arguments: StatementArguments) throws {
    try run(
      """
      WITH RECURSIVE showing (key) AS (
        \(owners)
        UNION SELECT b.owner FROM showing s CROSS JOIN dependencies d ON d.owner = s.key AND d.aspect = \(Self.content)
        CROSS JOIN block_lists b ON b.container = d.target)
      INSERT INTO surroundings (object, aspects)
      SELECT DISTINCT o.key, \(Self.backlinks) FROM showing s
      CROSS JOIN dependencies d ON d.owner = s.key AND d.aspect = \(DependencyAspect.name.sql)
      CROSS JOIN objects o ON o.id = d.target AND o.key <> d.owner AND \(Self.isListed)
      WHERE true
      ON CONFLICT (object) DO UPDATE SET aspects = aspects | excluded.aspects
      """, arguments)
  }
}

/// Aspects as a number in the archive.
package struct Aspects: OptionSet, Sendable, Hashable {
  package let rawValue: Int
  package init(rawValue: Int) { self.rawValue = rawValue }

  package init(_ aspects: Set<Aspect>) {
    self.init(rawValue: aspects.reduce(0) { $0 | Self.bit($1) })
  }

  /// The aspects as a set.
  package var aspects: Set<Aspect> { Set(Aspect.allCases.filter { rawValue & Self.bit($0) != 0 }) }

  /// All aspects of documents.
  package static let ofDocument = Aspects(Aspect.ofDocument)
  /// All aspects of surroundings.
  static let ofSurroundings = Aspects(Aspect.ofSurroundings)

  private static func bit(_ aspect: Aspect) -> Int {
    switch aspect {
    // What `objects.dirty` stands for in older archives.
    case .properties: 1
    case .content: 2
    case .title: 4
    case .place: 8
    case .comments: 16
    case .rows: 32
    case .links: 64
    case .backlinks: 128
    case .neighbors: 256
    }
  }
}
