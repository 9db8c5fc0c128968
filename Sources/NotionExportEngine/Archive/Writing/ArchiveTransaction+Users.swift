import Foundation
import GRDB
import NotionModel

/// Users, from the endpoints for users, or else from the objects that name them.
extension ArchiveTransaction {
  /// In the place of a reason: the user is known from other objects only.
  private static let learnt = "learnt"

  /// Asks for a user of whom only the id is known; the list of users may bring it first.
  func want(user: ObjectID) throws {
    try run("INSERT OR IGNORE INTO users (id, state, seen) VALUES (?, 0, 0)", [user])
    guard database.changesCount > 0 else { return }
    try add(WorkItem(phase: .leftovers, kind: .user, target: user))
  }

  func isKnown(user: ObjectID) throws -> Bool {
    try Bool.fetchOne(
      statement("SELECT EXISTS (SELECT 1 FROM users WHERE id = ? AND state = 1 AND reason IS NULL)"),
      arguments: [user]) ?? false
  }

  /// Stores a user from an endpoint for users.
  mutating func sight(user: User, keepsSignatures: Bool) throws {
    try store(
      user: user.id.object, ResponseScan(user.json.bytes, keepsSignatures: keepsSignatures), reason: nil)
  }

  private mutating func store(user id: ObjectID, _ scan: ResponseScan, reason: String?) throws {
    try run("INSERT OR IGNORE INTO users (id, state, seen) VALUES (?, 0, 0)", [id])
    guard
      let known = try Row.fetchOne(
        statement("SELECT key, state, hash FROM users WHERE id = ?"), arguments: [id])
    else { return }
    try drop(.user, id)
    let key: Int64 = known["key"]
    let hash: ContentHash? = known["hash"]
    guard hash != scan.hash else {
      return try run(
        "UPDATE users SET seen = ?, state = 1, reason = ? WHERE key = ?", [crawl, reason, key])
    }
    try run(
      "UPDATE users SET state = 1, seen = ?, hash = ?, reason = ?, body = ? WHERE key = ?",
      [crawl, scan.hash, reason, try encode(scan.body), key])
    try log(.user, key)
    // Also where nothing was known before: pages may have been written with an id in the place of the name.
    try logDependents(on: id)
  }

  /// Notes why a user cannot be read; the profile from other objects replaces it.
  mutating func unavailable(user id: ObjectID, reason: String) throws {
    try run("UPDATE users SET state = 2, reason = ? WHERE id = ? AND state = 0", [reason, id])
    if let profile = try learntProfile(of: id)?.profile { try show(profile) }
  }

  /// Does without asking for a user, as the token may not; the profile from other objects replaces it, even if it is the id alone.
  mutating func doWithout(user id: ObjectID) throws {
    guard try !isKnown(user: id) else { return }
    try show(try learntProfile(of: id)?.profile ?? UserProfile(id: id))
  }

  /// Asks again for the users that are known from other objects only.
  func requestLearntUsers() throws {
    try run(
      "INSERT OR IGNORE INTO frontier (phase, kind, target) SELECT ?, ?, id FROM users WHERE reason = ?",
      [WorkItem.Phase.leftovers.rawValue, WorkItem.Kind.user.rawValue, Self.learnt])
    try run("UPDATE users SET state = 0, reason = NULL WHERE reason = ?", [Self.learnt])
  }

  // MARK: Profiles from other objects

  /// Keeps the profiles of users in a response.
  mutating func learnUsers(from scan: ResponseScan) throws {
    for profile in scan.profiles {
      if let profile = UserProfile(json: ResponseScan(profile).body) { try learn(profile) }
    }
    for (id, name) in scan.mentionedNames.sorted(by: { $0.key < $1.key }) {
      try learn(UserProfile(id: id, name: name))
    }
  }

  /// Keeps the names under which comments show, for those who wrote them.
  mutating func learnUsers(from comments: [Comment]) throws {
    for comment in comments {
      guard let author = comment.createdBy?.id.object, let name = comment.displayName?.name, !name.isEmpty,
        comment.displayName?.type != "custom"
      else { continue }
      try want(user: author)
      try learn(UserProfile(id: author, name: name))
    }
  }

  /// Keeps a profile of a user, for tokens that may not ask for users.
  mutating func learn(_ profile: UserProfile) throws {
    guard profile.tellsName, try !isKnown(user: profile.id) else { return }
    var merged = profile
    if let (old, time) = try learntProfile(of: profile.id) {
      // What an earlier crawl learnt may have changed since.
      merged = time == crawl ? old.merged(with: profile) : profile.succeeding(old)
      if merged == old, time == crawl { return }
    }
    try run(
      "INSERT OR REPLACE INTO learnt_users (id, crawl, body) VALUES (?, ?, ?)",
      [profile.id, crawl, Data(merged.body)])
    let isShown = try Bool.fetchOne(
      statement("SELECT EXISTS (SELECT 1 FROM users WHERE id = ? AND state = 1)"), arguments: [profile.id])
    if isShown == true { try show(merged) }
  }

  private mutating func show(_ profile: UserProfile) throws {
    try store(user: profile.id, ResponseScan(profile.body[...]), reason: Self.learnt)
  }

  private func learntProfile(of id: ObjectID) throws -> (profile: UserProfile, crawl: Int)? {
    let row = try Row.fetchOne(
      statement("SELECT crawl, body FROM learnt_users WHERE id = ?"), arguments: [id])
    guard let row else { return nil }
    let body: Data = row["body"]
    return UserProfile(json: Array(body)[...]).map { ($0, row["crawl"]) }
  }
}
