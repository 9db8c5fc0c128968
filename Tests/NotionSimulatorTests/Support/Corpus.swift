import Foundation
import NotionModel

/// The recordings of the real API, which are not part of the project.
enum Corpus {
  /// The folder of the recordings, from the environment or next to the checkout; `nil` if it does not exist.
  static let folder: String? = {
    let beside = URL(filePath: #filePath).appending(path: "../../../../../shared/corpus").standardized.path
    let candidates = [ProcessInfo.processInfo.environment["NOTION_EXPORT_CORPUS"], beside]
    return candidates.compactMap { $0 }.first { FileManager.default.fileExists(atPath: $0 + "/README.md") }
  }()

  struct Exchange {
    var version: String
    var response: JSONValue
  }

  /// The recorded responses of the two versions that the simulator speaks.
  static func responses() throws -> [Exchange] {
    guard let folder else { return [] }
    var exchanges: [Exchange] = []
    for name in try FileManager.default.contentsOfDirectory(atPath: folder) where name.hasSuffix(".jsonl") {
      let data = try Data(contentsOf: URL(filePath: folder + "/" + name))
      for line in data.split(separator: 0x0A) {
        let json = try JSONSlice(validating: Array(line)).decode(JSONValue.self)
        guard let version = json["version"]?.string, ["2025-09-03", "2026-03-11"].contains(version),
          let response = json["response"], response.object != nil
        else { continue }
        exchanges.append(Exchange(version: version, response: response))
      }
    }
    return exchanges
  }
}
