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

extension ScratchFolder {
  /// The paths of the files that an export wrote into the folder `out`, without its own state.
  var outputFiles: [String] {
    (FileManager.default.subpaths(atPath: file("out")) ?? []).filter {
      !$0.hasPrefix(".notion-export") && $0.contains(".")
    }
  }

  /// Moves away the outputs and their state, except the archive.
  ///
  /// No file is deleted: ext4 creates files slowly for some seconds after that.
  func setOutputAside() throws {
    let aside = file("aside-\(UUID().uuidString)")
    try FileManager.default.createDirectory(atPath: aside, withIntermediateDirectories: true)
    let entries = try FileManager.default.contentsOfDirectory(atPath: file("out"))
    let remembered = ["checkpoints", "manifests"].map { ".notion-export/\($0)" }
    for path in entries.filter({ $0 != ".notion-export" }) + remembered {
      let name = path.replacing("/", with: "-")
      try FileManager.default.moveItem(atPath: file("out/\(path)"), toPath: "\(aside)/\(name)")
    }
  }

  /// Moves away the whole output, including the archive.
  func setAllAside() throws {
    guard FileManager.default.fileExists(atPath: file("out")) else { return }
    try FileManager.default.moveItem(atPath: file("out"), toPath: file("aside-\(UUID().uuidString)"))
  }

  /// The size of a file in megabytes (10^6); 0 for a missing file.
  func megabytes(of name: String) -> Double {
    let size = try? FileManager.default.attributesOfItem(atPath: file(name))[.size] as? Int
    return Double(size ?? 0) / 1e6
  }
}
