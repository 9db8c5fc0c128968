import DurableFiles
import Foundation
import GRDB
import NotionExportKit
import NotionModel

/// The repair of rows of tables that are not what was written.
///
/// Which of two copies is right need not be known: what a row is about is fetched again. What has to be right for that,
/// the id of an object, is in its stored response, or in more than two places.
struct RowMending {
  typealias Entry = RowCopies.Entry
  typealias Identity = RowCopies.Identity

  let tables: ArchiveTables
  private var database: Database { tables.database }

  /// The most findings of SQLite's that are looked at.
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
  /// - Throws: an error of damage where SQLite cannot read the file as it should be.
  private func damage() throws -> [Damage] {
    let lines = try String.fetchAll(database, sql: "PRAGMA integrity_check(\(Self.limit))")
    if let line = lines.first(where: { $0 != "ok" && !Self.isAboutCopies($0) }) { throw Self.corrupt(line) }
    let copies = RowCopies(database: database)
    var damage: [Damage] = []
    for table in try copies.tables() {
      var identities = lines == ["ok"] ? [] : try copies.differing(in: table)
      for identity in try StoredValues.oddRows(of: table.name, identity: table.identity, in: database) {
        identities.insert(identity)
      }
      if !identities.isEmpty {
        damage.append(Damage(table: table, entries: try copies.entries(identities, of: table)))
      }
    }
    return damage
  }

  /// Whether a finding of SQLite's is that a table and an index differ.
  private static func isAboutCopies(_ line: String) -> Bool {
    line.hasPrefix("row ") && line.contains(" missing from index ")
      || line.hasPrefix("wrong # of entries in index ") || line.hasPrefix("non-unique entry in index ")
  }

  private static func corrupt(_ message: String) -> DatabaseError {
    DatabaseError(resultCode: .SQLITE_CORRUPT, message: message)
  }

  /// Returns what is damaged, without a change.
  func findings() throws -> [ColumnCopies.Finding] {
    let lines = try String.fetchAll(database, sql: "PRAGMA integrity_check(100)")
    let unreadable = lines.filter { $0 != "ok" && !Self.isAboutCopies($0) }
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

  /// Mends all damaged rows, and has the next crawl fetch what they are about.
  ///
  /// - Returns: what was damaged.
  /// - Throws: an error of damage where it cannot be mended.
  func mend() throws -> [ColumnCopies.Finding] {
    let damage = try damage()
    let findings = try damage.flatMap(findings)
    do {
      for damage in damage { try database.execute(sql: "REINDEX \"\(damage.table.name)\"") }
      for damage in damage { try mend(damage) }
    } catch let error as DatabaseError where error.resultCode == .SQLITE_CONSTRAINT {
      throw Self.corrupt(error.message ?? "two rows of one name")
    }
    if let rest = try String.fetchOne(database, sql: "PRAGMA integrity_check(1)"), rest != "ok" {
      throw Self.corrupt(rest)
    }
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
        for user in entry.candidates("id", as: ObjectID.self) { try setAside(ownersShowing(user)) }
      }
    case "assets": try mendAssets(entries)
    case "templates":
      try remove(damage)
      for entry in entries.values {
        try setAside(entry.candidates("data_source", as: Int64.self), lists: false)
      }
    case "link_targets": try mendLinkTargets(damage)
    case "log_stamps":
      // Who read the log in that stretch reads it again.
      try remove(damage)
    case "meta": try mendMeta(damage)
    case "grdb_migrations": try mendMigrations(damage)
    case "frontier":
      // The next crawl begins anew, and goes on from what is complete.
      try tables.frontier.clear()
      try database.execute(sql: "DELETE FROM meta WHERE name = ?", arguments: [Meta.Name.stage.rawValue])
    case "retries": try mendRetries(damage)
    case "change_log": try mendChangeLog(damage)
    default: throw Self.corrupt("damaged rows in \(damage.table.name)")
    }
  }

  /// Deletes the damaged rows of a table.
  private func remove(_ damage: Damage) throws {
    let condition = damage.table.identity.map { "\"\($0)\" IS ?" }.joined(separator: " AND ")
    for identity in damage.entries.keys {
      try database.execute(
        sql: "DELETE FROM \"\(damage.table.name)\" WHERE \(condition)",
        arguments: StatementArguments(identity))
    }
  }

  /// Has objects fetched again, with their lists or without.
  private func setAside(_ keys: [Int64], lists: Bool = true) throws {
    for key in keys {
      guard let object = try tables.objects.object(key: key) else { continue }
      if object.kind != .block { try tables.objects.setBodyAside(key) }
      guard lists || object.kind == .block else { continue }
      try tables.objects.setListsAside(key)
      try tables.retries.addBlocks(of: key)
    }
  }

  private func ownersShowing(_ target: ObjectID) throws -> [Int64] {
    try Int64.fetchAll(
      database, sql: "SELECT DISTINCT owner FROM dependencies WHERE target = ?", arguments: [target])
  }

  // MARK: Objects

  /// The columns of an object of which there are copies, as far as they can be told.
  private struct Object {
    var id: ObjectID
    var kind: StoredKind
    var state: StoredState
    var title: String
    var body: JSONValue?
  }

  private func object(_ entry: Entry) -> Object? {
    let key = entry.candidates("rowid", as: Int64.self).first
    // A stored response has a checksum of its own.
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
    // A key that is damaged leaves a row that only the table has, and one that only indexes have.
    var moved: Set<Identity> = []
    for (identity, entry) in entries where entry.own == nil {
      let id = entry.vote("id") { ObjectID.fromDatabaseValue($0) != nil }
      guard let other = entries.first(where: { $0.value.copies.isEmpty && $0.value.own?["id"] == id }) else {
        continue
      }
      try database.execute(
        sql: "UPDATE objects SET key = ? WHERE key = ?",
        arguments: StatementArguments(identity + other.key))
      moved.insert(other.key)
    }
    for (identity, entry) in entries where !moved.contains(identity) {
      guard let key = identity.first.flatMap(Int64.fromDatabaseValue) else { continue }
      try mendObject(key, entry)
    }
  }

  private func mendObject(_ key: Int64, _ entry: Entry) throws {
    guard let object = object(entry) else {
      return try database.execute(sql: "DELETE FROM objects WHERE key = ?", arguments: [key])
    }
    func isNumber(_ value: DatabaseValue) -> Bool { value.isNull || Int64.fromDatabaseValue(value) != nil }
    func isID(_ value: DatabaseValue) -> Bool { value.isNull || ObjectID.fromDatabaseValue(value) != nil }
    func isText(_ value: DatabaseValue) -> Bool { value.isNull || String.fromDatabaseValue(value) != nil }
    let container = entry.vote("container", where: isNumber)
    try database.execute(
      sql: """
        UPDATE objects SET id = ?, kind = ?, state = ?, parent = ?, container = ?, ordinal = ?, title = ?, title_key = ?,
          edited = ?, reason = ? WHERE key = ?
        """,
      arguments: [
        object.id, object.kind, object.state, entry.vote("parent", where: isID) ?? .null, container ?? .null,
        entry.vote("ordinal", where: isNumber) ?? .null, object.title, TitleKey.key(of: object.title),
        entry.vote("edited") { Int64.fromDatabaseValue($0) != nil } ?? 0.databaseValue,
        entry.vote("reason", where: isText) ?? .null, key,
      ])
    // Numbers of the crawl have no copy, and are made anew where they are none.
    for column in ["seen", "wanted", "listed", "dirty", "content_crawl"] {
      try database.execute(
        sql: "UPDATE objects SET \(column) = 0 WHERE key = ? AND typeof(\(column)) <> 'integer'",
        arguments: [key])
    }
    let revisions = ["blocks_revision", "properties_revision", "comments_revision", "draft_revision"]
    let others = ["content_edited", "content_minute", "hash"]
    let isOdd =
      try Bool.fetchOne(
        database,
        sql:
          "SELECT \((revisions + others.dropLast()).map { "typeof(\($0)) NOT IN ('integer', 'null')" }.joined(separator: " OR ")) "
          + "OR typeof(hash) NOT IN ('blob', 'null') OR typeof(body) NOT IN ('blob', 'null') FROM objects WHERE key = ?",
        arguments: [key]) ?? false
    if isOdd {
      try setListsAsideWholly(key)
    }
    if entry.differs(in: "container") || entry.differs(in: "ordinal") {
      // The order of what stands in an object is told by its lists.
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

  /// Forgets the revisions of an object whose numbers are none.
  private func setListsAsideWholly(_ key: Int64) throws {
    try database.execute(
      sql: """
        UPDATE objects SET blocks_revision = 0, properties_revision = 0, comments_revision = 0, draft_revision = 0,
          content_edited = NULL, content_minute = NULL, hash = NULL, body = NULL WHERE key = ?
        """, arguments: [key])
    for table in [
      "block_lists", "property_lists", "comment_lists", "dependencies", "asset_uses", "block_links",
    ] {
      try database.execute(sql: "DELETE FROM \(table) WHERE owner = ?", arguments: [key])
    }
  }

  // MARK: Views, users, files

  private func mendViews(_ damage: Damage) throws {
    for entry in damage.entries.values {
      for id in entry.candidates("id", as: ObjectID.self) {
        // What only a dashboard names is named by it again.
        let dashboards = try ObjectID.fetchAll(
          database, sql: "SELECT DISTINCT dashboard FROM dashboard_widgets WHERE view = ?", arguments: [id])
        for dashboard in dashboards { try setViewAside(dashboard) }
      }
    }
    try remove(damage)
    for entry in damage.entries.values {
      try setAside(entry.candidates("database", as: Int64.self), lists: false)
    }
  }

  private func setViewAside(_ id: ObjectID) throws {
    guard let row = try Int64.fetchOne(database, sql: "SELECT rowid FROM views WHERE id = ?", arguments: [id])
    else { return }
    try tables.retries.addView(row: row)
    try tables.views.setBodyAside(row: row)
  }

  private func mendUsers(_ entries: [Identity: Entry]) throws {
    for (identity, entry) in entries {
      guard let key = identity.first.flatMap(Int64.fromDatabaseValue) else { continue }
      let ids = entry.candidates("id", as: ObjectID.self)
      let stored = try? Data.fetchOne(database, sql: "SELECT body FROM users WHERE key = ?", arguments: [key])
      let body = stored.flatMap { try? tables.codec.decode($0) }.flatMap { try? JSONValue(json: $0) }
      // A user whom nothing names is listed again.
      let id =
        try body?["id"]?.string.flatMap { ObjectID($0) } ?? ids.first { try !ownersShowing($0).isEmpty }
      guard let id else {
        try database.execute(sql: "DELETE FROM users WHERE key = ?", arguments: [key])
        continue
      }
      try database.execute(
        sql: "UPDATE users SET id = ?, reason = NULL, seen = 1 WHERE key = ?", arguments: [id, key])
      try tables.users.setBodyAside(key)
    }
  }

  private func mendAssets(_ entries: [Identity: Entry]) throws {
    for identity in entries.keys {
      guard let key = identity.first.flatMap(Int64.fromDatabaseValue) else { continue }
      let owners = try Int64.fetchAll(
        database, sql: "SELECT DISTINCT owner FROM asset_uses WHERE asset = ?", arguments: [key])
      try setAside(owners)
      // The objects that show the file make a row for it again; this one is none of any file, and goes as such.
      let (kind, source) = (AssetSource.Kind.page, WorkItem.workspace)
      try database.execute(
        sql: """
          UPDATE assets SET text = ?, name = '', state = ?, source_kind = ?, source = ?, sha256 = NULL, size = NULL,
            media_type = NULL, width = NULL, height = NULL, reason = NULL WHERE key = ?
          """, arguments: ["damaged \(key)", StoredState.removed, kind, source, key])
    }
  }

  // MARK: The crawl and the log

  private func mendLinkTargets(_ damage: Damage) throws {
    try remove(damage)
    for entry in damage.entries.values {
      for id in entry.candidates("id", as: ObjectID.self) where try !ownersShowing(id).isEmpty {
        try tables.links.wantAgain(id, as: .any)
      }
    }
  }

  private func mendRetries(_ damage: Damage) throws {
    try remove(damage)
    for entry in damage.entries.values {
      let owners = entry.candidates("owner", as: Int64.self)
      try setAside(owners)
      guard owners.isEmpty else { continue }
      // A request that is for nothing known is not made.
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
          let table =
            switch subject {
            case .object: "objects"
            case .user: "users"
            case .asset: "assets"
            }
          let isKnown =
            try Bool.fetchOne(
              database, sql: "SELECT EXISTS (SELECT 1 FROM \(table) WHERE key = ?)", arguments: [object])
            ?? false
          if isKnown { _ = try tables.changeLog.append(subject, object) }
        }
      }
    }
    // Where no copy tells of what an entry was, everything that readers see has one again.
    let present = StoredState.present.sql
    for (subject, query) in [
      (LogSubjectKind.object, "SELECT key FROM objects WHERE state = \(present) AND body IS NOT NULL"),
      (.user, "SELECT key FROM users WHERE state = \(present)"),
      (.asset, "SELECT key FROM assets WHERE state = \(present)"),
    ] {
      try database.execute(
        sql: "INSERT OR IGNORE INTO change_log (subject, object) SELECT \(subject.sql), key FROM (\(query))")
    }
  }

  // MARK: The archive as a whole

  private func mendMeta(_ damage: Damage) throws {
    try remove(damage)
    for entry in damage.entries.values {
      for name in entry.candidates("name", as: String.self).compactMap(Meta.Name.init) {
        try Meta.mend(name, entry.candidates("value"), in: database)
      }
    }
  }

  private func mendMigrations(_ damage: Damage) throws {
    try remove(damage)
    let known = Set(ArchiveSchema.migrator.migrations)
    for entry in damage.entries.values {
      for identifier in entry.candidates("identifier", as: String.self) where known.contains(identifier) {
        try database.execute(
          sql: "INSERT OR IGNORE INTO grdb_migrations (identifier) VALUES (?)", arguments: [identifier])
      }
    }
  }
}

extension Meta {
  /// Sets a value of which there were several copies to what asks for more rather than less.
  fileprivate static func mend(_ name: Name, _ values: [DatabaseValue], in database: Database) throws {
    let numbers = values.compactMap(Int.fromDatabaseValue)
    let isSet =
      try Bool.fetchOne(
        database, sql: "SELECT EXISTS (SELECT 1 FROM meta WHERE name = ?)", arguments: [name.rawValue])
      ?? false
    guard !isSet else { return }
    switch name {
    case .crawl:
      // No object was seen in a later crawl.
      let seen =
        try Int.fetchOne(database, sql: "SELECT MAX(ABS(seen)) FROM objects WHERE ABS(seen) < 1 << 40") ?? 0
      try set(name, to: seen.clampedAdding(1), in: database)
      try database.execute(sql: "DELETE FROM meta WHERE name = ?", arguments: [Name.stage.rawValue])
    case .scanVersion:
      if numbers.contains(ResponseScan.version) { try set(name, to: ResponseScan.version, in: database) }
    case .keepsSignatures, .usersRefused:
      try set(name, to: numbers.contains(1), in: database)
    case .lacksPictureSizes, .lacksValues, .lacksBlockLinks:
      try set(name, to: true, in: database)
    case .archiveID: try set(name, to: UUID().uuidString.lowercased(), in: database)
    case .isOpen, .stage, .scope, .workspaceID, .workspaceName, .crawlStarted, .crawlEnded, .commentMode,
      .fileMode, .knownPages, .totals, .crawlLogStart:
      // The next run makes them anew.
      break
    }
  }
}
