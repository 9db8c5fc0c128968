import DurableFiles
import Foundation
import GRDB
import NotionExportKit
import NotionModel

/// The repair of damaged rows of tables.
///
/// It need not know which of two copies is right: the objects of a damaged row are fetched again. That
/// requires only the id of the object, which is in its stored response or in more than two copies.
struct RowMending {
  typealias Entry = RowCopies.Entry
  typealias Identity = RowCopies.Identity

  let tables: ArchiveTables
  private var database: SQLiteDatabase { tables.database }
  private var copies: RowCopies { RowCopies(database: database) }

  /// Maximum number of SQLite's findings that are processed.
  private static let limit = 10_000

  init(_ tables: ArchiveTables) { self.tables = tables }

  // MARK: Finding

  /// The damaged rows of a table.
  private struct Damage {
    var table: RowCopies.Table
    var entries: [Identity: Entry]
  }

  /// Returns the damaged rows.
  ///
  /// - Throws: an error of damage if SQLite cannot read the file correctly.
  private func damage() throws -> [Damage] {
    let lines = try copies.integrityFindings(limit: Self.limit)
    if let line = lines.first(where: { !Self.isAboutCopies($0) }) { throw Self.corrupt(line) }
    var damage: [Damage] = []
    for table in try copies.tables() {
      var identities = lines.isEmpty ? [] : try copies.differing(in: table)
      for identity in try StoredValues.oddRows(of: table.name, identity: table.identity, in: database) {
        identities.insert(identity)
      }
      if !identities.isEmpty {
        damage.append(Damage(table: table, entries: try copies.entries(identities, of: table)))
      }
    }
    return damage
  }

  /// Returns whether a finding of SQLite reports a difference between a table and an index.
  private static func isAboutCopies(_ line: String) -> Bool {
    line.hasPrefix("row ") && line.contains(" missing from index ")
      || line.hasPrefix("wrong # of entries in index ") || line.hasPrefix("non-unique entry in index ")
  }

  private static func corrupt(_ message: String) -> DatabaseError {
    DatabaseError(resultCode: .SQLITE_CORRUPT, message: message)
  }

  /// Returns the damaged rows without changing them.
  func findings() throws -> [ColumnCopies.Finding] {
    let unreadable = try copies.integrityFindings(limit: 100).filter { !Self.isAboutCopies($0) }
    guard unreadable.isEmpty else { return unreadable.map { ColumnCopies.Finding(detail: $0) } }
    return try damage().flatMap(findings)
  }

  private func findings(_ damage: Damage) throws -> [ColumnCopies.Finding] {
    var findings: [ColumnCopies.Finding] = []
    for entry in damage.entries.values {
      var finding = ColumnCopies.Finding(
        detail: "a row of the table \(damage.table.name) is not what was written")
      if damage.table.name == "objects", let object = object(entry) {
        finding.object = object.id
        finding.title = object.title
      }
      if !findings.contains(finding) { findings.append(finding) }
    }
    return findings.sorted { ($0.detail, $0.title ?? "") < ($1.detail, $1.title ?? "") }
  }

  // MARK: Mending

  /// Repairs all damaged rows, and makes the next crawl fetch their objects.
  ///
  /// - Returns: the damaged rows.
  /// - Throws: an error of damage if a row cannot be repaired.
  func mend() throws -> [ColumnCopies.Finding] {
    let damage = try damage()
    let findings = try damage.flatMap(findings)
    do {
      for damage in damage { try copies.makeIndexes(of: damage.table) }
      for damage in damage { try mend(damage) }
    } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
      throw Self.corrupt(error.message ?? "two rows of one name")
    }
    if let rest = try copies.integrityFindings(limit: 1).first { throw Self.corrupt(rest) }
    if let rest = try StoredValues.finding(in: database) { throw Self.corrupt(rest) }
    return findings
  }

  private func mend(_ damage: Damage) throws {
    let entries = damage.entries
    switch damage.table.name {
    case "objects": try mendObjects(entries)
    case "block_lists", "property_lists", "comment_lists", "dependencies", "asset_uses", "block_links":
      try remove(damage)
      for entry in entries.values { try setAside(entry.candidates("owner", as: Int64.self)) }
    case "unresolved_values", "cut_rows", "cut_lists", "long_data_sources", "archived_pages":
      try remove(damage)
      for entry in entries.values { try setAside(entry.candidates("object", as: Int64.self)) }
    case "views": try mendViews(damage)
    case "dashboard_widgets":
      try remove(damage)
      for entry in entries.values {
        for dashboard in entry.candidates("dashboard", as: ObjectID.self) { try setViewAside(dashboard) }
      }
    case "users": try mendUsers(entries)
    case "learnt_users":
      try remove(damage)
      for entry in entries.values {
        for user in entry.candidates("id", as: ObjectID.self) {
          try setAside(tables.dependencies.owners(referringTo: user))
        }
      }
    case "assets": try mendAssets(entries)
    case "templates":
      try remove(damage)
      for entry in entries.values {
        try setAside(entry.candidates("data_source", as: Int64.self), lists: false)
      }
    case "link_targets": try mendLinkTargets(damage)
    case "log_stamps":
      // Lanes that have read that stretch of the log read it again.
      try remove(damage)
    case "meta": try mendMeta(damage)
    case "grdb_migrations": try mendMigrations(damage)
    case "frontier":
      // The next crawl starts again, and reuses what is complete.
      try tables.frontier.clear()
      try Meta.remove(.stage, in: database)
    case "retries": try mendRetries(damage)
    case "change_log": try mendChangeLog(damage)
    case let table where ChangesTable.names.contains(table) || SurroundingsTable.names.contains(table):
      // The lost changes are unknown: every lane processes everything again.
      try remove(damage)
      try tables.changeLog.appendAllAgain()
    default: throw Self.corrupt("damaged rows in \(damage.table.name)")
    }
  }

  /// Deletes the damaged rows of a table.
  private func remove(_ damage: Damage) throws {
    try copies.remove(damage.entries.keys, of: damage.table)
  }

  /// Makes the next crawl fetch objects again, with their lists or without.
  private func setAside(_ keys: [Int64], lists: Bool = true) throws {
    for key in keys {
      guard let object = try tables.objects.object(key: key) else { continue }
      if object.kind != .block { try tables.objects.setBodyAside(key) }
      guard lists || object.kind == .block else { continue }
      try tables.objects.setListsAside(key)
      try tables.retries.addBlocks(of: key)
    }
  }

  // MARK: Objects

  /// The columns of an object that have copies, as far as they can be determined.
  private struct Object {
    var id: ObjectID
    var kind: StoredKind
    var state: StoredState
    var title: String
    var body: JSONValue?
  }

  private func object(_ entry: Entry) -> Object? {
    let key = entry.candidates("rowid", as: Int64.self).first
    // A stored response has its own checksum.
    let body = key.flatMap { try? tables.objects.body(of: $0) }.flatMap { try? JSONValue(json: $0) }
    let voted = entry.vote("id") { ObjectID.fromDatabaseValue($0) != nil }.flatMap(ObjectID.fromDatabaseValue)
    guard let id = body?["id"]?.string.flatMap({ ObjectID($0) }) ?? voted else { return nil }
    let kinds = entry.candidates("kind", as: Int.self).compactMap(StoredKind.init)
    let told: StoredKind? =
      switch body?["object"]?.string {
      case "page": kinds.contains(.template) ? .template : .page
      case "database": .database
      case "data_source": .dataSource
      default: nil
      }
    guard let kind = told ?? kinds.first else { return nil }
    let states = entry.candidates("state", as: Int.self).compactMap(StoredState.init)
    let state = body != nil ? .present : states.first { $0 != .present } ?? .referenced
    let title = entry.vote("title") { String.fromDatabaseValue($0) != nil }.flatMap(String.fromDatabaseValue)
    return Object(
      id: id, kind: kind, state: kind == .block ? states.first ?? state : state, title: title ?? "",
      body: body)
  }

  private func mendObjects(_ entries: [Identity: Entry]) throws {
    // A damaged key leaves one row that only the table has, and one that only indexes have.
    var moved: Set<Identity> = []
    for (identity, entry) in entries where entry.own == nil {
      let id = entry.vote("id") { ObjectID.fromDatabaseValue($0) != nil }
      guard let other = entries.first(where: { $0.value.copies.isEmpty && $0.value.own?["id"] == id }) else {
        continue
      }
      // Rows of both tables are identified by one number.
      try tables.objects.changeKey(from: other.key[0], to: identity[0])
      moved.insert(other.key)
    }
    for (identity, entry) in entries where !moved.contains(identity) {
      guard let key = identity.first.flatMap(Int64.fromDatabaseValue) else { continue }
      try mendObject(key, entry)
    }
  }

  private func mendObject(_ key: Int64, _ entry: Entry) throws {
    guard let object = object(entry) else { return try tables.objects.delete(key) }
    func isNumber(_ value: DatabaseValue) -> Bool { value.isNull || Int64.fromDatabaseValue(value) != nil }
    func isID(_ value: DatabaseValue) -> Bool { value.isNull || ObjectID.fromDatabaseValue(value) != nil }
    func isText(_ value: DatabaseValue) -> Bool { value.isNull || String.fromDatabaseValue(value) != nil }
    try tables.objects.restore(
      ObjectsTable.Copied(
        id: object.id, kind: object.kind, state: object.state, title: object.title,
        parent: entry.vote("parent", where: isID) ?? .null,
        container: entry.vote("container", where: isNumber) ?? .null,
        ordinal: entry.vote("ordinal", where: isNumber) ?? .null,
        edited: entry.vote("edited") { Int64.fromDatabaseValue($0) != nil } ?? 0.databaseValue,
        reason: entry.vote("reason", where: isText) ?? .null), of: key)
    let isOdd = try tables.objects.holdsOddContent(key)
    if isOdd { try tables.objects.forgetContent(of: key) }
    if entry.differs(in: "container") || entry.differs(in: "ordinal") {
      // The order of children is derived from the lists of their parent.
      try setAside(entry.candidates("container", as: Int64.self))
    }
    switch object.state {
    case .present: try setAside([key], lists: isOdd)
    case .unavailable:
      guard
        let kind = WorkItem.Kind.ofObjects.first(where: {
          $0.0 == object.kind || $0.0 == .page && object.kind == .template
        })?.1
      else { return try tables.retries.addBlocks(of: key) }
      try tables.retries.add(WorkItem(phase: kind.retrievalPhase, kind: kind, target: object.id), crawl: 0)
    case .referenced, .removed: break
    }
  }

  // MARK: Views, users, files

  private func mendViews(_ damage: Damage) throws {
    for entry in damage.entries.values {
      for id in entry.candidates("id", as: ObjectID.self) {
        // A view that only a dashboard names is named by it again.
        for dashboard in try tables.views.dashboards(showing: id) { try setViewAside(dashboard) }
      }
    }
    try remove(damage)
    for entry in damage.entries.values {
      try setAside(entry.candidates("database", as: Int64.self), lists: false)
    }
  }

  private func setViewAside(_ id: ObjectID) throws {
    guard let row = try tables.views.row(of: id) else { return }
    try tables.retries.addView(row: row)
    try tables.views.setBodyAside(row: row)
  }

  private func mendUsers(_ entries: [Identity: Entry]) throws {
    for (identity, entry) in entries {
      guard let key = identity.first.flatMap(Int64.fromDatabaseValue) else { continue }
      let ids = entry.candidates("id", as: ObjectID.self)
      let body = (try? tables.users.body(key: key)).flatMap { try? JSONValue(json: $0) }
      // A user to whom nothing refers is listed again.
      let id =
        try body?["id"]?.string.flatMap { ObjectID($0) }
        ?? ids.first { try !tables.dependencies.owners(referringTo: $0).isEmpty }
      guard let id else {
        try tables.users.delete(key)
        continue
      }
      try tables.users.restore(id, of: key)
    }
  }

  private func mendAssets(_ entries: [Identity: Entry]) throws {
    for identity in entries.keys {
      guard let key = identity.first.flatMap(Int64.fromDatabaseValue) else { continue }
      // The objects that show the file create its row again.
      try setAside(tables.assets.owners(showing: key))
      try tables.assets.abandon(key)
    }
  }

  // MARK: The crawl and the log

  private func mendLinkTargets(_ damage: Damage) throws {
    try remove(damage)
    for entry in damage.entries.values {
      for id in entry.candidates("id", as: ObjectID.self)
      where try !tables.dependencies.owners(referringTo: id).isEmpty {
        try tables.links.enqueueAgain(id, as: .any)
      }
    }
  }

  private func mendRetries(_ damage: Damage) throws {
    try remove(damage)
    for entry in damage.entries.values {
      let owners = entry.candidates("owner", as: Int64.self)
      try setAside(owners)
      guard owners.isEmpty else { continue }
      // A request for an unknown object is dropped.
      for kind in entry.candidates("kind", as: Int.self).compactMap(WorkItem.Kind.init) {
        for target in entry.candidates("target", as: ObjectID.self) {
          for detail in entry.candidates("detail", as: String.self) {
            var item = WorkItem(phase: .leftovers, kind: kind, target: target)
            item.detail = detail
            try tables.retries.add(item, crawl: 0)
          }
        }
      }
    }
  }

  private func mendChangeLog(_ damage: Damage) throws {
    try remove(damage)
    for entry in damage.entries.values {
      for subject in entry.candidates("subject", as: Int.self).compactMap(LogSubjectKind.init) {
        for object in entry.candidates("object", as: Int64.self) {
          let isKnown =
            switch subject {
            case .object, .surroundings: try tables.objects.contains(key: object)
            case .user: try tables.users.contains(key: object)
            case .asset: try tables.assets.contains(key: object)
            }
          if isKnown {
            _ = try tables.changeLog.append(
              subject, object, subject == .surroundings ? .ofSurroundings : .ofDocument)
          }
        }
      }
    }
    // If no copy has the kind of an entry, every object that readers see gets a new entry.
    try tables.changeLog.appendMissing()
  }

  // MARK: The archive as a whole

  private func mendMeta(_ damage: Damage) throws {
    try remove(damage)
    for entry in damage.entries.values {
      for name in entry.candidates("name", as: String.self).compactMap(Meta.Name.init) {
        try Meta.mend(name, entry.candidates("value"), in: tables)
      }
    }
  }

  private func mendMigrations(_ damage: Damage) throws {
    try remove(damage)
    let known = Set(ArchiveSchema.migrator.migrations)
    for entry in damage.entries.values {
      for identifier in entry.candidates("identifier", as: String.self) where known.contains(identifier) {
        try ArchiveSchema.addMigration(identifier, in: database)
      }
    }
  }
}

extension Meta {
  /// Sets a value with several copies to the one that causes more work rather than less.
  fileprivate static func mend(_ name: Name, _ values: [DatabaseValue], in tables: ArchiveTables) throws {
    let database = tables.database
    let numbers = values.compactMap(Int.fromDatabaseValue)
    guard try !isSet(name, in: database) else { return }
    switch name {
    case .crawl:
      // No object was seen in a later crawl.
      try set(name, to: tables.objects.newestCrawl().clampedAdding(1), in: database)
      try remove(.stage, in: database)
    case .scanVersion:
      if numbers.contains(ResponseScan.version) { try set(name, to: ResponseScan.version, in: database) }
    case .keepsSignatures, .usersRefused:
      try set(name, to: numbers.contains(1), in: database)
    case .lacksPictureSizes, .lacksValues, .lacksBlockLinks, .holdsSignatures:
      try set(name, to: true, in: database)
    case .archiveID: try set(name, to: UUID().uuidString.lowercased(), in: database)
    case .isOpen, .stage, .scope, .workspaceID, .workspaceName, .crawlStarted, .crawlEnded, .commentMode,
      .fileMode, .knownPages, .totals, .crawlLogStart, .referencesEnd:
      // The next run sets them again.
      break
    }
  }
}

/// Repairs of rows whose copies differ: see ``RowMending``.
extension ObjectsTable {
  /// The columns that have copies; `NULL`, or a number, id or text of the copies.
  struct Copied {
    var id: ObjectID
    var kind: StoredKind
    var state: StoredState
    var title: String
    var parent: DatabaseValue
    var container: DatabaseValue
    var ordinal: DatabaseValue
    var edited: DatabaseValue
    var reason: DatabaseValue
  }

  func contains(key: Int64) throws -> Bool { try exists("SELECT 1 FROM objects WHERE key = ?", [key]) }

  /// Changes the key of a row.
  func changeKey(from damaged: DatabaseValue, to key: DatabaseValue) throws {
    try run("UPDATE objects SET key = ? WHERE key = ?", [key, damaged])
  }

  func delete(_ key: Int64) throws { try run("DELETE FROM objects WHERE key = ?", [key]) }

  func restore(_ copied: Copied, of key: Int64) throws {
    try run(
      """
      UPDATE objects SET id = ?, kind = ?, state = ?, parent = ?, container = ?, ordinal = ?, title = ?, title_key = ?,
        edited = ?, reason = ? WHERE key = ?
      """,
      [
        copied.id, copied.kind, copied.state, copied.parent, copied.container, copied.ordinal, copied.title,
        TitleKey.key(of: copied.title), copied.edited, copied.reason, key,
      ])
    // Numbers of crawls have no copy, and are reset if they are invalid.
    for column in ["seen", "wanted", "listed", "dirty", "content_crawl"] {
      try run(
        "UPDATE objects SET \(column) = 0 WHERE key = ? AND typeof(\(column)) <> 'integer'", [key])
    }
  }

  /// Returns whether a revision, a time, the hash or the body has a wrong type.
  func holdsOddContent(_ key: Int64) throws -> Bool {
    let numbers = [
      "blocks_revision", "properties_revision", "comments_revision", "draft_revision", "content_edited",
      "content_minute",
    ]
    let conditions =
      numbers.map { "typeof(\($0)) NOT IN ('integer', 'null')" }
      + ["hash", "body"].map { "typeof(\($0)) NOT IN ('blob', 'null')" }
    return try exists(
      "SELECT 1 FROM objects WHERE key = ? AND (\(conditions.joined(separator: " OR ")))", [key])
  }

  /// Clears the content of an object and the numbers of its revisions.
  func forgetContent(of key: Int64) throws {
    try run(
      """
      UPDATE objects SET blocks_revision = 0, properties_revision = 0, comments_revision = 0, draft_revision = 0,
        content_edited = NULL, content_minute = NULL, hash = NULL, body = NULL WHERE key = ?
      """, [key])
    try deleteLists(of: key)
  }

  /// Returns the newest crawl that has seen an object.
  func newestCrawl() throws -> Int {
    // A larger number is not the number of a crawl.
    try Int.fetchOne(statement("SELECT MAX(ABS(seen)) FROM objects WHERE ABS(seen) < 1 << 40")) ?? 0
  }
}
