import Foundation

/// A folder that is deleted when the test that made it ends.
final class TemporaryFolder: Sendable {
  let path: String

  init() throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "notion-export-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path(percentEncoded: false)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func text(_ name: String) -> String? { try? String(contentsOfFile: "\(path)/\(name)", encoding: .utf8) }

  func put(_ name: String, _ text: String) throws {
    let url = URL(filePath: "\(path)/\(name)")
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try text.write(to: url, atomically: false, encoding: .utf8)
  }

  /// The paths of all files below `folder`, sorted.
  func files(in folder: String = "") -> [String] {
    let base = folder.isEmpty ? path : "\(path)/\(folder)"
    let names = FileManager.default.enumerator(atPath: base)?.allObjects.compactMap { $0 as? String } ?? []
    return names.filter {
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: "\(base)/\($0)", isDirectory: &isFolder)
        && !isFolder.boolValue
    }.sorted()
  }

  func identity(_ name: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: "\(path)/\(name)")
    return (attributes[.systemFileNumber] as? Int) ?? 0
  }

  func bytes(_ name: String) throws -> Data { try Data(contentsOf: URL(filePath: "\(path)/\(name)")) }

  /// Returns the files that an export has written to `output`, by path, without its state.
  func contents(of output: String) throws -> [String: Data] {
    try files(in: output).filter { !$0.hasPrefix(".notion-export/") }.reduce(into: [:]) {
      $0[$1] = try bytes("\(output)/\($1)")
    }
  }
}
