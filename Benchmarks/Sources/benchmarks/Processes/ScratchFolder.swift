import Foundation

/// A folder for what the measured programs write, deleted in the end.
struct ScratchFolder {
  let path: String

  /// Runs `body` with an empty folder.
  static func withFolder<Result>(_ body: (ScratchFolder) async throws -> Result) async throws -> Result {
    let url = FileManager.default.temporaryDirectory.appending(path: "notion-benchmark-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: url) }
    return try await body(ScratchFolder(path: url.path(percentEncoded: false)))
  }

  func file(_ name: String) -> String { "\(path)/\(name)" }

  /// What a file holds, as text.
  func text(_ name: String) -> String {
    FileManager.default.contents(atPath: file(name)).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }
}
