import Foundation
import NotionModel

/// The bodies of the recorded corpus, which has other owners and is not part of this repository.
enum RecordedBodies {
  /// The pages, blocks, databases, data sources and lists of them, or nothing without a corpus.
  static func load(from path: String?) throws -> [ResponseBody] {
    let manager = FileManager.default
    let path =
      path ?? ProcessInfo.processInfo.environment["NOTION_EXPORT_CORPUS"]
      ?? ["../shared/corpus", "../../shared/corpus"].first(where: manager.fileExists(atPath:))
    guard let path, let names = try? manager.contentsOfDirectory(atPath: path) else { return [] }
    var bodies: [ResponseBody] = []
    for name in names.sorted() where name.hasSuffix(".jsonl") {
      let file = try Data(contentsOf: URL(filePath: path, directoryHint: .isDirectory).appending(path: name))
      for line in file.split(separator: UInt8(ascii: "\n")) {
        guard let response = try JSONObject(json: Array(line))["response"],
          let kind = kind(of: response)
        else { continue }
        bodies.append(ResponseBody(kind: kind, bytes: response.serialized))
      }
    }
    return bodies
  }

  private static func kind(of response: JSONValue) -> ResponseBody.Kind? {
    guard let object = response["object"]?.string else { return nil }
    guard object == "list" else { return ResponseBody.Kind(rawValue: object) }
    switch response["type"]?.string {
    case "block": return .blockList
    case "page_or_data_source", "page": return .objectList
    default: return nil
    }
  }
}
