internal import DurableFiles
internal import Foundation
internal import NotionArchive

extension StateDirectory {
  /// The list of the files that a sink has written.
  func manifest(of lane: String) -> URL { folder("manifests").appending(path: "\(lane).sqlite") }

  /// How far a sink's lane is.
  func checkpoint(of lane: String) -> URL { checkpoints.appending(path: "\(lane).json") }

  /// Where a sink's files are before they are whole.
  func temporaryFolder(of lane: String) -> URL { folder("tmp").appending(path: lane) }

  /// Makes the folders that lanes need.
  func prepareForLanes() throws {
    for name in ["manifests", "checkpoints", "tmp"] { try POSIX.makeDirectory("\(path)/\(name)") }
  }

  /// Deletes the archive, so that everything is fetched again; what lanes know of their files stays.
  func removeArchive() throws {
    for suffix in ["", "-wal", "-shm"] {
      let path = archive.path(percentEncoded: false) + suffix
      if FileManager.default.fileExists(atPath: path) { try FileManager.default.removeItem(atPath: path) }
    }
  }

  private func folder(_ name: String) -> URL { url.appending(path: name, directoryHint: .isDirectory) }
}
