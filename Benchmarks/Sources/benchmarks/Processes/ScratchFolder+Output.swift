import Foundation

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
