package import NotionExportKit
package import NotionModel

/// An entry of the change log: something about this object changed.
package struct LoggedChange: Sendable, Hashable {
  /// Where the entry stands.
  package let position: LogPosition
  /// The object; `nil` for an asset.
  package let id: ObjectID?
  /// What the object is.
  package let kind: ExportedKind

  package init(position: LogPosition, id: ObjectID?, kind: ExportedKind) {
    self.position = position
    self.id = id
    self.kind = kind
  }
}

/// What a lane is told when it has read everything that the log holds.
package enum ChangeLogState: Sendable, Hashable {
  /// More has been logged.
  case advanced
  /// Nothing more comes: everything of the workspace has been read.
  case complete
  /// Nothing more comes in this run, but the crawl did not reach its end.
  case incomplete
}

/// Where a lane reads from: the archive, or a test's script.
package protocol ChangeSource: Sendable {
  /// Identifies the archive; positions of another archive mean nothing here.
  var archiveID: String { get }

  /// The next entries after a position, in order.
  func changes(after position: LogPosition, limit: Int) async throws -> [LoggedChange]

  /// What a sink is to write for an entry, as the archive is now; `nil` where a later entry will tell.
  func event(for change: LoggedChange) async throws -> ExportEvent?

  /// Waits until there is something after `position`, or nothing will come any more.
  func waitForChanges(after position: LogPosition) async throws -> ChangeLogState

  /// A stamp made at random for the part of the log in which a position was reached; `nil` where the log does not
  /// reach so far.
  ///
  /// An older copy of an archive that grows again reaches the same positions with other stamps.
  func stamp(at position: LogPosition) async throws -> String?
}

extension ChangeSource {
  /// One stamp for all of a log that is never replaced by an older copy.
  package func stamp(at position: LogPosition) async throws -> String? { "" }
}
