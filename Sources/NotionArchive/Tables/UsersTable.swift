import DurableFiles
import Foundation
import GRDB
package import NotionModel

/// Users, from the endpoints for users or from objects that describe them.
package struct UsersTable: ArchiveTable {
  /// Used in the place of a reason: the user is known only from other objects.
  package static let learnt = "learnt"

  let database: SQLiteDatabase
  let codec: BodyCodec

  /// A user without the body.
  package struct StoredUser: Sendable, Hashable {
    var key: Int64
    package var state: StoredState
    package var hash: ContentHash?
    var reason: String?

    /// Whether an endpoint for users returned the user.
    package var isKnown: Bool { state == .present && reason == nil }
  }

  package func user(_ id: ObjectID) throws -> StoredUser? {
    try first("SELECT key, state, hash, reason FROM users WHERE id = ?", [id]) {
      StoredUser(
        key: try $0.value(at: 0), state: try StoredState.stored($0, 1, in: "users"),
        hash: try $0.value(at: 2), reason: try $0.value(at: 3))
    }
  }

  /// Returns the name of a user, or `nil` if it is not known.
  package func name(of id: ObjectID) throws -> String? {
    guard let key = try user(id)?.key, let body = try body(key: key) else { return nil }
    return UserProfile(json: body[...])?.name
  }

  func contains(_ id: ObjectID) throws -> Bool { try exists("SELECT 1 FROM users WHERE id = ?", [id]) }

  /// Returns the stored body of a user, if any, or `nil` if the user is not present.
  func body(of id: ObjectID) throws -> Data?? {
    try first("SELECT body FROM users WHERE id = ? AND state = ?", [id, StoredState.present]) {
      try $0.value(at: 0) as Data?
    }
  }

  /// Returns the stored bodies of the users after an id, ordered by id.
  func bodies(after id: ObjectID, limit: Int) throws -> [(id: ObjectID, body: Data?)] {
    try Row.fetchAll(
      statement("SELECT id, body FROM users WHERE state = ? AND id > ? ORDER BY id LIMIT ?"),
      arguments: [StoredState.present, id, limit]
    ).map { (try $0.value(at: 0), try $0.value(at: 1)) }
  }

  /// Returns the users after an id that are in the change log, ordered by id.
  func logged(after id: ObjectID, limit: Int) throws -> [(id: ObjectID, position: LogPosition)] {
    try Row.fetchAll(
      statement(
        """
        SELECT u.id, l.position FROM users u JOIN change_log l ON l.subject = ? AND l.object = u.key
        WHERE u.state = ? AND u.id > ? ORDER BY u.id LIMIT ?
        """), arguments: [LogSubjectKind.user, StoredState.present, id, limit]
    ).map { (try $0.value(at: 0), try $0.value(at: 1)) }
  }

  /// Returns the number of users that are present.
  func count() throws -> Int {
    try Int.fetchOne(
      statement("SELECT COUNT(*) FROM users WHERE state = ?"), arguments: [StoredState.present]) ?? 0
  }

  /// Inserts a user by the id, unless it is known.
  package func introduce(_ id: ObjectID) throws {
    try run(
      "INSERT OR IGNORE INTO users (id, state, seen) VALUES (?, ?, 0)", [id, StoredState.referenced])
  }

  /// Stores a user; returns the key.
  package func store(
    _ id: ObjectID, _ body: ArraySlice<UInt8>, hash: ContentHash, reason: String?, crawl: Int
  ) throws
    -> Int64?
  {
    try introduce(id)
    try run(
      "UPDATE users SET state = ?, seen = ?, hash = ?, reason = ?, body = ? WHERE id = ?",
      [StoredState.present, crawl, hash, reason, Data(try codec.encode(body)), id])
    return try Int64.fetchOne(statement("SELECT key FROM users WHERE id = ?"), arguments: [id])
  }

  /// Records that a user is unchanged.
  package func markSeen(_ id: ObjectID, reason: String?, crawl: Int) throws {
    try run(
      "UPDATE users SET seen = ?, state = ?, reason = ? WHERE id = ?",
      [crawl, StoredState.present, reason, id])
  }

  /// Records the reason why a user cannot be read.
  package func markUnavailable(_ id: ObjectID, reason: String) throws {
    try run(
      "UPDATE users SET state = ?, reason = ? WHERE id = ? AND state = ?",
      [StoredState.unavailable, reason, id, StoredState.referenced])
  }

  /// Reduces users that are known only from other objects to their ids.
  package func forgetLearnt() throws {
    try run(
      "UPDATE users SET state = ?, reason = NULL WHERE reason = ?", [StoredState.referenced, Self.learnt])
  }

  // MARK: Repairs

  func contains(key: Int64) throws -> Bool { try exists("SELECT 1 FROM users WHERE key = ?", [key]) }

  func body(key: Int64) throws -> [UInt8]? {
    try Data.fetchOne(statement("SELECT body FROM users WHERE key = ?"), arguments: [key]).map {
      try codec.decode($0)
    }
  }

  /// Restores the id of a damaged row.
  func restore(_ id: ObjectID, of key: Int64) throws {
    try run("UPDATE users SET id = ?, reason = NULL, seen = 1 WHERE key = ?", [id, key])
    try setBodyAside(key)
  }

  func delete(_ key: Int64) throws { try run("DELETE FROM users WHERE key = ?", [key]) }

  /// Deletes a damaged body.
  func setBodyAside(_ key: Int64) throws {
    try run(
      "UPDATE users SET state = ?, body = NULL, hash = NULL WHERE key = ?", [StoredState.referenced, key])
  }

  // MARK: Profiles from other objects

  package func learntProfile(of id: ObjectID) throws -> (profile: UserProfile, crawl: Int)? {
    let row = try Row.fetchOne(
      statement("SELECT crawl, body FROM learnt_users WHERE id = ?"), arguments: [id])
    guard let row else { return nil }
    let (crawl, body): (Int, Data) = try (row.value(at: 0), row.value(at: 1))
    return UserProfile(json: Array(body)[...]).map { ($0, crawl) }
  }

  package func storeProfile(_ profile: UserProfile, crawl: Int) throws {
    try run(
      "INSERT OR REPLACE INTO learnt_users (id, crawl, body) VALUES (?, ?, ?)",
      [profile.id, crawl, Data(profile.body)])
  }

  // MARK: A gained capability

  /// Makes this crawl read pages again whose stored responses may name users.
  package func rereadPagesNamingUsers() throws {
    let objects = ObjectsTable(database: database, codec: codec)
    for part in [ListedPart.blocks, .properties, .comments] {
      let lists = try Row.fetchCursor(
        database, sql: "SELECT owner, body FROM \(part.table) WHERE body IS NOT NULL ORDER BY owner")
      var last: Int64?
      while let list = try lists.next() {
        let owner: Int64 = try list.value(at: 0)
        guard owner != last, try Self.mayNameUsers(codec.decode(list.value(at: 1) as Data)) else { continue }
        last = owner
        if try objects.object(key: owner)?.kind == .page { try objects.forgetContentEdit(owner) }
      }
    }
  }

  /// Returns whether a response has mentions or people properties: only these contain whole users.
  private static func mayNameUsers(_ body: [UInt8]) -> Bool {
    let text = Data(body)
    return ["\"mention\"", "\"people\""].contains { text.range(of: Data($0.utf8)) != nil }
  }
}

/// A user as described by other objects.
///
/// A people property has most: name, picture, kind, perhaps an address. The display name of a comment and the
/// text of a mention are the name alone. Profiles are merged independently of their order.
package struct UserProfile: Sendable, Hashable {
  private static let keys = ["object", "id", "name", "avatar_url", "type", "person", "bot"]

  package let id: ObjectID
  private let members: JSONObject
  /// The name, if it is known.
  package var name: String? { members["name"]?.string }

  /// Creates a profile with the name alone.
  package init(id: ObjectID, name: String? = nil) {
    self.id = id
    var members: JSONObject = ["object": "user", "id": .string(id.description)]
    if let name { members["name"] = .string(name) }
    self.members = members
  }

  /// Creates the profile of a user object; returns `nil` for anything else.
  package init?(json body: ArraySlice<UInt8>) {
    guard let members = (try? JSONSlice(unchecked: body).decode(JSONValue.self))?.object,
      let id = members["id"]?.string.flatMap({ ObjectID($0) })
    else { return nil }
    self.init(id, members)
  }

  private init(_ id: ObjectID, _ members: JSONObject) {
    self.id = id
    let others = members.keys.filter { !Self.keys.contains($0) && $0 != "request_id" }.sorted()
    self.members = JSONObject((Self.keys + others).compactMap { key in members[key].map { (key, $0) } })
  }

  /// Whether the name is known.
  package var tellsName: Bool { members["name"]?.string?.isEmpty == false }

  /// The user object.
  package var body: [UInt8] { JSONValue.object(members).serialized }

  /// Whether it is a whole user object and not only a name.
  private var isWhole: Bool { members["type"]?.string != nil }

  /// Returns both profiles merged; where they differ, a whole one takes precedence over a name alone, and
  /// then the longer value, so that the order does not matter.
  package func merged(with other: UserProfile) -> UserProfile {
    if isWhole != other.isWhole { return isWhole ? filled(from: other) : other.filled(from: self) }
    var merged = members
    for (key, value) in other.members.members {
      guard let mine = members[key], mine != .null else {
        merged[key] = value
        continue
      }
      let (left, right) = (mine.serialized, value.serialized)
      if value != .null, (left.count, Order(left)) < (right.count, Order(right)) { merged[key] = value }
    }
    return UserProfile(id, merged)
  }

  /// Returns the profile that replaces an older one: this one, unless it is only a name and the older one was
  /// whole.
  package func succeeding(_ older: UserProfile) -> UserProfile {
    older.isWhole && !isWhole ? older.filled(from: self) : filled(from: older)
  }

  /// Returns this profile, with missing members from another.
  private func filled(from other: UserProfile) -> UserProfile {
    var filled = members
    for (key, value) in other.members.members where members[key] == nil || members[key] == .null {
      filled[key] = value
    }
    return UserProfile(id, filled)
  }

  /// Bytes, compared lexicographically as unsigned numbers.
  private struct Order: Comparable {
    let bytes: [UInt8]
    init(_ bytes: [UInt8]) { self.bytes = bytes }
    static func < (left: Order, right: Order) -> Bool { left.bytes.lexicographicallyPrecedes(right.bytes) }
  }
}
