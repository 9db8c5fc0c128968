package import Foundation

/// A folder that is deleted when the test that made it ends.
package final class TemporaryFolder: Sendable {
  package let path: String

  package init() throws {
    let url = FileManager.default.temporaryDirectory.appending(path: "notion-export-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
    path = url.path(percentEncoded: false)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  package func text(_ name: String) -> String? {
    try? String(contentsOfFile: "\(path)/\(name)", encoding: .utf8)
  }

  package func put(_ name: String, _ text: String) throws {
    let url = URL(filePath: "\(path)/\(name)")
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try text.write(to: url, atomically: false, encoding: .utf8)
  }

  /// The paths of all files below `folder`, sorted.
  package func files(in folder: String = "") -> [String] {
    let base = folder.isEmpty ? path : "\(path)/\(folder)"
    let names = FileManager.default.enumerator(atPath: base)?.allObjects.compactMap { $0 as? String } ?? []
    return names.filter {
      var isFolder: ObjCBool = false
      return FileManager.default.fileExists(atPath: "\(base)/\($0)", isDirectory: &isFolder)
        && !isFolder.boolValue
    }.sorted()
  }

  package func identity(_ name: String) throws -> Int {
    let attributes = try FileManager.default.attributesOfItem(atPath: "\(path)/\(name)")
    return (attributes[.systemFileNumber] as? Int) ?? 0
  }

  package func bytes(_ name: String) throws -> Data {
    try Data(contentsOf: URL(filePath: "\(path)/\(name)"))
  }

  /// Returns the files that an export has written to `output`, by path, without its state.
  package func contents(of output: String) throws -> [String: Data] {
    try files(in: output).filter { !$0.hasPrefix(".notion-export/") }.reduce(into: [:]) {
      $0[$1] = try bytes("\(output)/\($1)")
    }
  }
}

/// Runs `body` with a new folder, which is deleted afterwards.
package func withTemporaryFolder<Result>(
  _ body: nonisolated(nonsending) (URL) async throws -> Result
) async throws -> Result {
  let folder = FileManager.default.temporaryDirectory.appending(
    path: "engine-\(UUID().uuidString)", directoryHint: .isDirectory)
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  return try await body(folder)
}
