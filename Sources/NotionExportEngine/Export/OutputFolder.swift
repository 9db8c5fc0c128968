internal import DurableFiles
internal import Foundation
internal import NotionArchive
internal import NotionExportKit

/// An output folder that was checked: it is free or holds an export.
struct OutputFolder {
  /// SQLite opens no database with a path longer than 512 bytes, and the archive's database is in this
  /// folder.
  private static let pathLimit = 440

  let url: URL
  let state: StateDirectory

  /// Checks the folder, and creates it if it does not exist.
  ///
  /// - Throws: ``OutputError`` if it is not a folder, cannot be written, or holds other files.
  init(_ url: URL) throws {
    self.url = url.standardizedFileURL
    state = StateDirectory(in: self.url)
    let path = self.url.path(percentEncoded: false)
    guard path.utf8.count <= Self.pathLimit else {
      throw OutputError(
        .unsuitablePath, path: path,
        detail: "the path of the output folder has \(path.utf8.count) bytes; the archive in it "
          + "needs a path of at most \(Self.pathLimit) bytes. Choose a shorter path with --output")
    }
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) {
      guard isFolder.boolValue else {
        throw OutputError(.occupied, path: path, detail: "this is a file. Choose a folder with --output")
      }
      guard state.exists || Self.isFree(path) else {
        throw OutputError(
          .foreignFile, path: path,
          detail: "this folder has files that notion-export did not write. Choose an empty or a new folder "
            + "with --output")
      }
    } else {
      do {
        try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
      } catch {
        throw OutputError(.system, path: path, detail: Self.advice(error))
      }
    }
    guard FileManager.default.isWritableFile(atPath: path) else {
      throw OutputError(
        .system, path: path,
        detail: "the folder is not writable. Change its permissions, or choose another folder with --output")
    }
  }

  /// Whether the folder has nothing but hidden files, as in a new Git repository.
  private static func isFree(_ path: String) -> Bool {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return names.allSatisfy { $0.hasPrefix(".") }
  }

  private static func advice(_ error: any Error) -> String {
    "the folder cannot be created: \(error.localizedDescription). Choose another folder with --output"
  }
}

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
