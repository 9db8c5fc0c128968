#if canImport(FoundationEssentials)
internal import FoundationEssentials
#else
internal import Foundation
#endif
internal import NotionExportKit

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
  /// Whether a replay is under way, at whose end the files that it did not write again are deleted.
  package var isReplay: Bool
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
