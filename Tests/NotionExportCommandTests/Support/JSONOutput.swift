import Foundation
import NotionModel
import TestSupport

/// The output of `--format json`, decoded.
struct JSONOutput {
  let folder: TemporaryFolder
  let name: String

  func value(_ file: String) throws -> JSONValue {
    try JSONValue(json: Array(Data(contentsOf: URL(filePath: "\(folder.path)/\(name)/\(file)"))))
  }

  /// The ids of the files in a folder such as `pages`.
  func ids(_ kind: String) -> Set<ObjectID> {
    Set(folder.files(in: "\(name)/\(kind)").compactMap { ObjectID($0.dropLast(".json".count)) })
  }

  /// The lines of a file such as `pages.ndjson`, each as the object that it holds.
  func lines(_ file: String) throws -> [JSONValue] {
    let bytes = try Array(Data(contentsOf: URL(filePath: "\(folder.path)/\(name)/\(file)")))
    return try bytes.split(separator: 0x0A).map { try JSONValue(json: Array($0)) }
  }

  /// Returns the blocks of a page in document order, without those below a synced copy.
  static func blocks(_ list: JSONValue?) -> [ObjectID] {
    (list?.array ?? []).flatMap { block -> [ObjectID] in
      let isCopy = block["synced_block"]?["synced_from"]?.object != nil
      let sections = (block["sections"]?.object?.members ?? []).flatMap { blocks($0.value) }
      return [id(block)].compactMap(\.self) + sections + (isCopy ? [] : blocks(block["children"]))
    }
  }

  static func id(_ object: JSONValue?) -> ObjectID? { object?["id"]?.string.flatMap { ObjectID($0) } }
}
