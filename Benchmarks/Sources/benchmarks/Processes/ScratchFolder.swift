import Foundation

/// A folder for the output of the measured programs.
struct ScratchFolder {
  let path: String

  /// The common folder of all benchmarks, which `Scripts/benchmark` creates, and deletes at the end.
  ///
  /// For some minutes after many deletions, ext4 creates files slowly, which would count as time of the next run.
  private static var common: URL? {
    ProcessInfo.processInfo.environment["BENCHMARK_SCRATCH"].map { URL(filePath: $0) }
  }

  /// Runs `body` with an empty folder, which is deleted afterwards if there is no common one.
  static func withFolder<Result>(_ body: (ScratchFolder) async throws -> Result) async throws -> Result {
    let common = common
    let url = (common ?? FileManager.default.temporaryDirectory).appending(
      path: "notion-benchmark-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    defer { if common == nil { try? FileManager.default.removeItem(at: url) } }
    return try await body(ScratchFolder(path: url.path(percentEncoded: false)))
  }

  func file(_ name: String) -> String { "\(path)/\(name)" }

  /// Returns the content of a file as text.
  func text(_ name: String) -> String {
    FileManager.default.contents(atPath: file(name)).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }
}
