import Foundation

/// A folder for what the measured programs write.
struct ScratchFolder {
  let path: String

  /// The folder that `Scripts/benchmark` makes for those of all benchmarks, and deletes in the end: for some minutes
  /// after many files were deleted, ext4 is slow to make others, which would count as the next run's time.
  private static var common: URL? {
    ProcessInfo.processInfo.environment["BENCHMARK_SCRATCH"].map { URL(filePath: $0) }
  }

  /// Runs `body` with an empty folder, which is deleted afterwards where there is no common one.
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
