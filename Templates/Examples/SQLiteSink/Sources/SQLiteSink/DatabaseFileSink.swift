internal import Foundation
internal import GRDB
internal import NotionExportKit
internal import NotionModel

/// Writes `workspace.sqlite` when everything has been read.
///
/// SQLite changes a file in place and keeps a journal next to it, which an output tree cannot write
/// atomically. So the database is built in a temporary folder, from the archive, and its bytes are then
/// written like those of any file: it appears completely, has an owner and a digest, and is not written if
/// nothing has changed, as the same rows in the same order have the same bytes. The price: each run with a
/// change rebuilds it, which takes time in proportion to the workspace and the same space again in the
/// temporary folder (TMPDIR).
struct DatabaseFileSink: Sink {
  private static let pieceSize = 256 << 10

  let context: SinkContext
  let includesJSON: Bool

  func write(_ event: ExportEvent) {}

  func finish(_ summary: ExportSummary) async throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "notion-sqlite-\(UUID().uuidString)")
    try FileManager.default.createDirectory(
      at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    defer { try? FileManager.default.removeItem(at: folder) }
    let url = folder.appending(path: "workspace.sqlite")

    let database = try WorkspaceDatabase(at: url, includesJSON: includesJSON)
    try await database.fill(from: context.workspace)
    try database.close()

    try await context.output.replaceFiles(of: .named("database")) { files in
      try await files.write(OutputPath("workspace.sqlite")) { file in
        let handle = try FileHandle(forReadingFrom: url)
        defer { try? handle.close() }
        while let piece = try handle.read(upToCount: Self.pieceSize), !piece.isEmpty { try file.write(piece) }
      }
    }
  }
}
