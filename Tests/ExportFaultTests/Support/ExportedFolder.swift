import Foundation
import NotionModel

/// The output of an export; deleted at the end of the test.
final class ExportedFolder: Sendable {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "export-faults-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// The sorted paths of the output files, without the program's own state.
  var files: [String] {
    let names = FileManager.default.enumerator(atPath: url.path(percentEncoded: false))?.allObjects ?? []
    return names.compactMap { $0 as? String }
      .filter { !$0.hasPrefix(".notion-export") && !url.appending(path: $0).hasDirectoryPath }
      .filter { (try? bytes($0)) != nil }.sorted()
  }

  func bytes(_ file: String) throws -> Data { try Data(contentsOf: url.appending(path: file)) }

  func json(_ file: String) throws -> JSONValue { try JSONValue(json: Array(bytes(file))) }

  /// The file `report.json` of the last run.
  func report() throws -> JSONValue { try json(".notion-export/report.json") }

  /// Returns the skipped ids and keys in the report, each with the reason.
  func skipped() throws -> [String: String] {
    let report = try report()
    var skipped: [String: String] = [:]
    for (list, name) in [("unavailable_objects", "id"), ("unavailable_assets", "key")] {
      for entry in report[list]?.array ?? [] {
        if let id = entry[name]?.string { skipped[id] = entry["reason"]?.string ?? "" }
      }
    }
    return skipped
  }
}
