import Foundation

extension ScratchFolder {
  /// The paths of the files that an export wrote into the folder `out`, without what it remembers.
  var outputFiles: [String] {
    (FileManager.default.subpaths(atPath: file("out")) ?? []).filter {
      !$0.hasPrefix(".notion-export") && $0.contains(".")
    }
  }

  /// Moves away what was written, and what the program remembers of having written it, and leaves the archive.
  ///
  /// Nothing is deleted: for some seconds after that, ext4 is slow to make files.
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

  /// Moves away everything that was written, the archive too.
  func setAllAside() throws {
    guard FileManager.default.fileExists(atPath: file("out")) else { return }
    try FileManager.default.moveItem(atPath: file("out"), toPath: file("aside-\(UUID().uuidString)"))
  }

  /// The size of a file in megabytes (10^6); 0 where there is none.
  func megabytes(of name: String) -> Double {
    let size = try? FileManager.default.attributesOfItem(atPath: file(name))[.size] as? Int
    return Double(size ?? 0) / 1e6
  }
}
