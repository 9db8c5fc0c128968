package import NotionExportKit
package import NotionModel

/// An entry of the change log: something about this object changed.
package struct LoggedChange: Sendable, Hashable {
  /// The position of the entry.
  package let position: LogPosition
  /// The object; `nil` for an asset.
  package let id: ObjectID?
  /// The kind of the object.
  package let kind: ExportedKind

  package init(position: LogPosition, id: ObjectID?, kind: ExportedKind) {
    self.position = position
    self.id = id
    self.kind = kind
  }
}

/// The state of the log when a lane has read all of its entries.
package enum ChangeLogState: Sendable, Hashable {
  /// More has been logged.
  case advanced
  /// No more entries follow: everything of the workspace has been read.
  case complete
  /// No more entries follow in this run, and the crawl is incomplete.
  case incomplete
}

/// A source of changes for a lane: the archive, or a test's script.
package protocol ChangeSource: Sendable {
  /// The id of the archive; positions of another archive have no meaning here.
  var archiveID: String { get }

  /// Returns the next entries after a position, in order.
  func changes(after position: LogPosition, limit: Int) async throws -> [LoggedChange]

  /// Returns the event of an entry for the archive's current state, or `nil` if a later entry covers it.
  func event(for change: LoggedChange) async throws -> ExportEvent?

  /// Waits until there is an entry after `position`, or no more will follow.
  func waitForChanges(after position: LogPosition) async throws -> ChangeLogState

  /// Returns a random stamp for the stretch of the log in which a position was reached, or `nil` if the log
  /// is shorter.
  ///
  /// An older copy of an archive that grows again reaches the same positions with other stamps.
  func stamp(at position: LogPosition) async throws -> String?
}

extension ChangeSource {
  /// Returns one stamp for a whole log that is never replaced by an older copy.
  package func stamp(at position: LogPosition) async throws -> String? { "" }
}
