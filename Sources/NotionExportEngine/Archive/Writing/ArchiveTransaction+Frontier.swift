import GRDB
import NotionModel

extension ArchiveTransaction {
  /// Puts an item into the frontier unless it is there.
  @discardableResult
  func add(_ item: WorkItem) throws -> Bool {
    try run(
      """
      INSERT OR IGNORE INTO frontier (phase, kind, target, detail, owner, sequence, cursor, flags)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        item.phase.rawValue, item.kind.rawValue, item.target, item.detail, item.owner, item.sequence,
        item.cursor, item.flags.rawValue,
      ])
    return database.changesCount > 0
  }

  /// Takes an item that is done out of the frontier.
  func finish(_ item: WorkItem) throws {
    try run("DELETE FROM frontier WHERE item = ?", [item.number])
  }

  /// Notes where an item's list goes on, with whatever else of it changed.
  func update(_ item: WorkItem) throws {
    try run(
      "UPDATE frontier SET phase = ?, sequence = ?, cursor = ?, detail = ?, flags = ? WHERE item = ?",
      [item.phase.rawValue, item.sequence, item.cursor, item.detail, item.flags.rawValue, item.number])
  }

  /// Takes an item out that something else has made needless.
  func drop(_ kind: WorkItem.Kind, _ target: ObjectID) throws {
    try run("DELETE FROM frontier WHERE target = ? AND kind = ?", [target, kind.rawValue])
  }

  func hasItem(_ kind: WorkItem.Kind, _ target: ObjectID) throws -> Bool {
    try Bool.fetchOne(
      statement("SELECT EXISTS (SELECT 1 FROM frontier WHERE target = ? AND kind = ?)"),
      arguments: [target, kind.rawValue]) ?? false
  }

  /// Whether anything of an object is still to be fetched.
  func isPending(_ owner: Int64) throws -> Bool {
    try Bool.fetchOne(
      statement("SELECT EXISTS (SELECT 1 FROM frontier WHERE owner = ?)"), arguments: [owner]) ?? false
  }
}

extension WorkItem {
  init(row: Row) {
    self.init(
      number: row["item"], phase: Phase(rawValue: row["phase"]) ?? .leftovers,
      kind: Kind(rawValue: row["kind"]) ?? .me, target: row["target"], detail: row["detail"],
      owner: row["owner"], sequence: row["sequence"], cursor: row["cursor"],
      flags: Flags(rawValue: row["flags"]))
  }
}
