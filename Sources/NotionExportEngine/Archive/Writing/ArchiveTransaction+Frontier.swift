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
  /// What a row of the frontier that becomes an item holds, in order.
  static let columns = "item, phase, kind, target, detail, owner, sequence, cursor, flags"

  /// Takes a row of ``columns``; by their numbers, as finding them by their names takes longer than reading them.
  init(row: Row) {
    self.init(
      number: row[0], phase: Phase(rawValue: row[1]) ?? .leftovers, kind: Kind(rawValue: row[2]) ?? .me,
      target: row[3], detail: row[4], owner: row[5], sequence: row[6], cursor: row[7],
      flags: Flags(rawValue: row[8]))
  }
}
