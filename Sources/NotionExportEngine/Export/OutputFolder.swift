internal import Foundation
internal import NotionArchive
internal import NotionExportKit

/// The folder that an export goes to, found to be ours or free.
struct OutputFolder {
  /// SQLite opens no database whose path has more than 512 bytes, and the archive's is in this folder.
  private static let pathLimit = 440

  let url: URL
  let state: StateDirectory

  /// Looks at the folder, and makes it where it is not there.
  ///
  /// - Throws: ``OutputError`` where it is no folder, cannot be written, or holds what is not ours.
  init(_ url: URL) throws {
    self.url = url.standardizedFileURL
    state = StateDirectory(in: self.url)
    let path = self.url.path(percentEncoded: false)
    guard path.utf8.count <= Self.pathLimit else {
      throw OutputError(
        .unsuitablePath, path: path,
        detail: "the path of the output folder has \(path.utf8.count) bytes, and the archive in it "
          + "can only be opened where it has at most \(Self.pathLimit); name another with --output")
    }
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) {
      guard isFolder.boolValue else {
        throw OutputError(.occupied, path: path, detail: "this is a file; name a folder with --output")
      }
      guard state.exists || Self.isFree(path) else {
        throw OutputError(
          .foreignFile, path: path,
          detail: "this folder holds files that notion-export did not write; name an empty or a new folder "
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
        detail: "the folder is not writable; change its permissions or name another with --output")
    }
  }

  /// Whether nothing is in the folder but hidden files, as in a new Git repository.
  private static func isFree(_ path: String) -> Bool {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    return names.allSatisfy { $0.hasPrefix(".") }
  }

  private static func advice(_ error: any Error) -> String {
    "the folder cannot be made: \(error.localizedDescription); name another with --output"
  }
}
