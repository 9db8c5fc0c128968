import DurableFiles
import GRDB
package import NotionModel

/// Targets of links that are in no other response, with the state of the request.
package struct LinkTargetsTable: ArchiveTable {
  let database: Database

  /// Records a link to an object, of a kind at least as certain as before.
  package func enqueue(_ id: ObjectID, as kind: ResponseScan.LinkKind) throws {
    try run(
      """
      INSERT INTO link_targets (id, kind, state) VALUES (?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET kind = MAX(kind, excluded.kind) WHERE kind < excluded.kind
      """, [id, kind, LinkState.pending])
  }

  /// Requests an object again, whatever its state.
  package func enqueueAgain(_ id: ObjectID, as kind: ResponseScan.LinkKind) throws {
    try run(
      "INSERT OR REPLACE INTO link_targets (id, kind, state) VALUES (?, ?, ?)", [id, kind, LinkState.pending])
  }

  package func set(_ id: ObjectID, to state: LinkState) throws {
    try run("UPDATE link_targets SET state = ? WHERE id = ?", [state, id])
  }

  /// Marks targets that have become known since they were recorded.
  package func recordKnown() throws {
    try run(
      """
      UPDATE link_targets SET state = \(LinkState.known.sql) WHERE state = \(LinkState.pending.sql) AND (
        EXISTS (SELECT 1 FROM objects o WHERE o.id = link_targets.id AND o.state <> \(StoredState.removed.sql))
        OR EXISTS (SELECT 1 FROM users u WHERE u.id = link_targets.id)
        OR EXISTS (SELECT 1 FROM block_lists b WHERE b.container = link_targets.id))
      """)
  }

  /// Returns the targets to be requested.
  package func pending(limit: Int) throws -> [(id: ObjectID, kind: ResponseScan.LinkKind)] {
    try Row.fetchAll(
      statement(
        "SELECT id, kind FROM link_targets WHERE state = \(LinkState.pending.sql) ORDER BY id LIMIT ?"),
      arguments: [limit]
    ).map { (try $0.value(at: 0), try ResponseScan.LinkKind.stored($0, 1, in: "link_targets")) }
  }

  /// Resets targets that an abandoned crawl did not request, and those outside of its roots.
  package func forgetUnanswered(isScopeNew: Bool) throws {
    let states: [LinkState] = isScopeNew ? [.asked, .outside] : [.asked]
    for state in states {
      try run("UPDATE link_targets SET state = ? WHERE state = ?", [LinkState.pending, state])
    }
  }
}
