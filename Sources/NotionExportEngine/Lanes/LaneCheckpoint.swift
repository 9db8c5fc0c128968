#if canImport(FoundationEssentials)
internal import DurableFiles
internal import FoundationEssentials
package import NotionArchive
#else
internal import Foundation
#endif
internal import GRDB
internal import NotionExportKit
internal import NotionModel

/// A checkpoint of a lane: all changes up to `position` are durable in its output.
package struct LaneCheckpoint: Codable, Sendable, Equatable {
  /// The archive that the position belongs to.
  package var archive: String
  /// The last entry of the change log that was written.
  package var position: LogPosition
  /// The position at which the sink last finished; equal to `position` if no change followed.
  package var finishedPosition: LogPosition?
  /// The digest of the options; a different one causes a replay.
  package var optionsDigest: String
  /// The version of the sink's output format; a different one causes a replay.
  package var schemaVersion: Int
  /// Changes that could not be written for a reason of their own; the next run retries them.
  var skipped: [Skipped]?
  /// Whether a replay is in progress, which ends by deleting the files that it did not write again.
  package var isReplay: Bool
  /// The stamp of the change log at `position`, from ``ChangeSource/stamp(at:)``; `nil` in checkpoints of
  /// older versions.
  package var stamp: String?

  /// Returns whether `source` has the log in which the position was reached.
  ///
  /// It does not if the archive is an older copy of the one that the lane has read, even after it has grown
  /// past the position.
  func isOfLog(_ source: any ChangeSource) async throws -> Bool {
    guard archive == source.archiveID, position >= 0 else { return false }
    guard let found = try await source.stamp(at: position) else { return false }
    return stamp == nil || stamp == found
  }
}

extension LaneCheckpoint {
  /// Returns whether the log in a database of ``archive`` is the one in which the position was reached.
  func isOfLog(in database: GRDB.Database) throws -> Bool {
    // An older archive has no stamps before an export brings it up to date.
    guard try database.tableExists("log_stamps") else { return true }
    guard position >= 0, let found = try LogStamps.stamp(at: position, in: database) else { return false }
    return stamp == nil || stamp == found
  }
}

extension LaneCheckpoint {
  /// A change that was skipped.
  struct Skipped: Codable, Sendable, Equatable {
    private let position: LogPosition
    private let id: String?
    private let kind: String
    /// `nil` if the object itself has changed.
    private var isOfSurroundings: Bool?

    init(_ change: LoggedChange) {
      position = change.position
      id = change.id?.description
      kind = change.kind.rawValue
      isOfSurroundings = change.isOfSurroundings ? true : nil
    }

    /// The change, or `nil` if the checkpoint is damaged.
    var change: LoggedChange? {
      ExportedKind(rawValue: kind).map { kind in
        LoggedChange(
          position: position, id: id.flatMap { ObjectID($0) }, kind: kind,
          isOfSurroundings: isOfSurroundings == true)
      }
    }

    /// Whether the other change is about the same object.
    func isSameObject(as other: Skipped) -> Bool {
      id == other.id && isOfSurroundings == other.isOfSurroundings
        && (id != nil || position == other.position)
    }
  }
}

/// The file that holds a lane's checkpoint, replaced as a whole.
package struct CheckpointFile: Sendable {
  private let path: String

  package init(path: String) { self.path = path }

  private struct Sealed: Codable {
    var checkpoint: LaneCheckpoint
    var seal: String?

    enum Key: CodingKey { case seal }

    init(_ checkpoint: LaneCheckpoint) throws {
      self.checkpoint = checkpoint
      seal = try Self.seal(of: checkpoint)
    }

    init(from decoder: any Decoder) throws {
      checkpoint = try LaneCheckpoint(from: decoder)
      seal = try decoder.container(keyedBy: Key.self).decodeIfPresent(String.self, forKey: .seal)
    }

    func encode(to encoder: any Encoder) throws {
      try checkpoint.encode(to: encoder)
      var container = encoder.container(keyedBy: Key.self)
      try container.encodeIfPresent(seal, forKey: .seal)
    }

    /// Returns a checksum: a changed digit of the position would otherwise go undetected.
    static func seal(of checkpoint: LaneCheckpoint) throws -> String {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.sortedKeys]
      var seal = Checksum()
      seal.add(try encoder.encode(checkpoint))
      return String(UInt64(bitPattern: seal.value), radix: 16)
    }
  }

  /// Returns the checkpoint, or `nil` if it does not exist or is invalid, which causes a replay.
  package func read() -> LaneCheckpoint? {
    guard let bytes = try? POSIX.contents(path, limit: 1 << 20),
      let sealed = try? JSONDecoder().decode(Sealed.self, from: Data(bytes)),
      sealed.seal == nil && sealed.checkpoint.stamp == nil
        || sealed.seal == (try? Sealed.seal(of: sealed.checkpoint))
    else { return nil }
    return sealed.checkpoint
  }

  /// Deletes the checkpoint, so that the lane replays from the start of the log.
  func remove() throws { try POSIX.removeFile(path) }

  package func write(_ checkpoint: LaneCheckpoint) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    let staged = StagedFile(temporaryPath: path + ".new")
    try staged.append(Array(try encoder.encode(Sealed(checkpoint))))
    try staged.move(to: path)
  }
}
