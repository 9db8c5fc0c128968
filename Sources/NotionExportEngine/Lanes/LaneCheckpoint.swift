#if canImport(FoundationEssentials)
internal import FoundationEssentials
#else
internal import Foundation
#endif
internal import NotionExportKit
internal import NotionModel

/// How far a lane has come: everything up to `position` is durable in its output.
package struct LaneCheckpoint: Codable, Sendable, Equatable {
  /// The archive that the position belongs to.
  package var archive: String
  /// The last entry of the change log that was written.
  package var position: LogPosition
  /// The position at which the sink last finished; equal to `position` when nothing came since.
  package var finishedPosition: LogPosition?
  /// What the options were; others mean a replay.
  package var optionsDigest: String
  /// The version of what the sink writes; another means a replay.
  package var schemaVersion: Int
  /// What could not be written, for a reason that concerns it alone; the next run tries again.
  var skipped: [Skipped]?
  /// Whether a replay is under way, at whose end the files that it did not write again are deleted.
  package var isReplay: Bool
}

extension LaneCheckpoint {
  /// A change that was passed over.
  struct Skipped: Codable, Sendable, Equatable {
    private let position: LogPosition
    private let id: String?
    private let kind: String

    init(_ change: LoggedChange) {
      position = change.position
      id = change.id?.description
      kind = change.kind.rawValue
    }

    /// The change; `nil` where the checkpoint is damaged.
    var change: LoggedChange? {
      ExportedKind(rawValue: kind).map { kind in
        LoggedChange(position: position, id: id.flatMap { ObjectID($0) }, kind: kind)
      }
    }

    /// Whether the other change is about the same object.
    func isSameObject(as other: Skipped) -> Bool {
      id == other.id && (id != nil || position == other.position)
    }
  }
}

/// The file that holds a lane's checkpoint, replaced as a whole.
package struct CheckpointFile: Sendable {
  private let path: String

  package init(path: String) { self.path = path }

  /// The checkpoint; `nil` where there is none, or what is there is none, which means a replay.
  package func read() -> LaneCheckpoint? {
    guard let data = try? Data(contentsOf: URL(filePath: path)) else { return nil }
    return try? JSONDecoder().decode(LaneCheckpoint.self, from: data)
  }

  package func write(_ checkpoint: LaneCheckpoint) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    let staged = StagedFile(temporaryPath: path + ".new")
    try staged.append(Array(try encoder.encode(checkpoint)))
    try staged.move(to: path)
  }
}
