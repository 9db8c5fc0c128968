import Foundation
import GRDB
import NotionModel

/// What a missing capability keeps from a crawl, and asking for that once it is there.
extension ArchiveTransaction {
  /// Does without what the API refuses for want of a capability, until a crawl is given it.
  ///
  /// What an earlier crawl could read is kept.
  mutating func refuse(_ item: WorkItem) throws {
    switch item.kind {
    case .users: try Meta.set(.usersRefused, to: true, in: database)
    case .user: try doWithout(user: item.target)
    case .comments:
      if item.sequence == 0, let key = item.owner, let page = try object(key: key) {
        try takeOver(.comments, of: page, list: item.target)
      }
      try askAgain(item, .refused)
    default: try askAgain(item, .refused)
    }
    try giveUp(item)
  }

  // MARK: Users

  /// Asks for the users; before all else where the API refused them before, as much may have to be read again.
  func requestUsers() throws {
    let wereRefused: Bool = try Meta.value(.usersRefused, in: database) ?? false
    try add(
      WorkItem(phase: wereRefused ? .identity : .listing, kind: .users, target: WorkItem.workspace))
  }

  /// Notes that users may be read.
  ///
  /// Where they could not be before, mentions of users were given without their names: the pages that have any
  /// are read again when they are seen in this crawl.
  func userCapabilityIsThere() throws {
    guard let wereRefused: Bool = try Meta.value(.usersRefused, in: database), wereRefused else { return }
    try Meta.set(.usersRefused, to: nil, in: database)
    try requestLearntUsers()
    for part in [ListedPart.blocks, .properties, .comments] {
      let lists = try Row.fetchCursor(
        database, sql: "SELECT owner, body FROM \(part.table) WHERE body IS NOT NULL ORDER BY owner")
      var last: Int64?
      while let list = try lists.next() {
        let owner: Int64 = list["owner"]
        guard owner != last, try Self.mayNameUsers(codec.decode(list["body"] as Data)) else { continue }
        last = owner
        try run("UPDATE objects SET content_edited = NULL WHERE key = ? AND kind = 1", [owner])
      }
    }
  }

  /// Only mentions and properties of people hold whole users.
  private static func mayNameUsers(_ body: [UInt8]) -> Bool {
    let text = Data(body)
    return ["\"mention\"", "\"people\""].contains { text.range(of: Data($0.utf8)) != nil }
  }

  // MARK: Comments

  /// Asks for the comments of one page, if the API refused those of some before: its answer tells of all.
  func probeComments() throws {
    guard settings.comments != .none else { return }
    try run(
      """
      INSERT OR IGNORE INTO frontier (phase, kind, target)
      SELECT ?, ?, o.id FROM retries r JOIN objects o ON o.key = r.owner
      WHERE r.kind = ? AND r.flags & ? <> 0 AND o.kind = ? AND o.state = ? LIMIT 1
      """,
      [
        WorkItem.Phase.leftovers.rawValue, WorkItem.Kind.again.rawValue, WorkItem.Kind.comments.rawValue,
        WorkItem.Flags.refused.rawValue, StoredKind.page, StoredState.present,
      ])
  }

  /// Asks for all comments that the API refused before.
  func requestRefusedComments() throws {
    try run(
      """
      INSERT OR IGNORE INTO frontier (phase, kind, target)
      SELECT DISTINCT ?, ?, o.id FROM retries r JOIN objects o ON o.key = r.owner
      WHERE r.kind = ? AND r.flags & ? <> 0 AND o.kind = ?
      """,
      [
        WorkItem.Phase.leftovers.rawValue, WorkItem.Kind.again.rawValue, WorkItem.Kind.comments.rawValue,
        WorkItem.Flags.refused.rawValue, StoredKind.page,
      ])
  }
}
