internal import DurableFiles
internal import Foundation
internal import NotionArchive

extension StateDirectory {
  /// Returns the file of a lane's manifest.
  func manifest(of lane: String) -> URL { folder("manifests").appending(path: "\(lane).sqlite") }

  /// Returns the file of a lane's checkpoint.
  func checkpoint(of lane: String) -> URL { checkpoints.appending(path: "\(lane).json") }

  /// Returns the folder for files that a lane is still writing.
  func temporaryFolder(of lane: String) -> URL { folder("tmp").appending(path: lane) }

  /// Creates the folders that lanes need.
  func prepareForLanes() throws {
    for name in ["manifests", "checkpoints", "tmp"] { try POSIX.makeDirectory("\(path)/\(name)") }
  }

  /// Deletes the archive, so that everything is fetched again; manifests and checkpoints are kept.
  func removeArchive() throws {
    for suffix in ["", "-wal", "-shm"] {
      let path = archive.path(percentEncoded: false) + suffix
      if FileManager.default.fileExists(atPath: path) { try FileManager.default.removeItem(atPath: path) }
    }
  }

  private func folder(_ name: String) -> URL { url.appending(path: name, directoryHint: .isDirectory) }
}
