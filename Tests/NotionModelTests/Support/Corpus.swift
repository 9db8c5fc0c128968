import Foundation
import NotionModel

/// Recorded traffic of the real API; it belongs to others and is not part of this repository.
///
/// `NOTION_EXPORT_CORPUS` names its folder; by default it is `../shared/corpus`, next to the checkout.
enum Corpus {
  /// One recorded request and its response.
  struct Exchange: Sendable {
    let name: String
    let path: String?
    let version: String?
    let status: Int
    let response: JSONSlice
  }

  static let folder: URL? = {
    let manager = FileManager.default
    let path =
      ProcessInfo.processInfo.environment["NOTION_EXPORT_CORPUS"]
      ?? URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "shared/corpus").path
    return manager.fileExists(atPath: path) ? URL(filePath: path, directoryHint: .isDirectory) : nil
  }()

  /// Whether the corpus exists; tests that need it are skipped otherwise.
  static var isPresent: Bool { folder != nil }

  /// The recorded lines, without their line ends.
  static let lines: [[UInt8]] = {
    guard let folder,
      let names = try? FileManager.default.contentsOfDirectory(atPath: folder.path)
    else { return [] }
    return names.filter { $0.hasSuffix(".jsonl") }.sorted().flatMap { name in
      ((try? Data(contentsOf: folder.appending(path: name))) ?? Data())
        .split(separator: UInt8(ascii: "\n")).map(Array.init)
    }
  }()

  static func exchanges() throws -> [Exchange] {
    try lines.enumerated().map { number, line in try Exchange(line: line, number: number) }
  }
}

extension Corpus.Exchange {
  private enum Key: String, CaseIterable { case source, path, version, status, response }

  init(line: [UInt8], number: Int) throws {
    var reader = JSONReader(line, options: .init(loneSurrogates: .replace))
    var source: String?
    var path: String?
    var version: String?
    var status: Int?
    var response: JSONSlice?
    try reader.readObject(keys: JSONKeyTable<Key>()) { (reader, key) throws(JSONError) in
      switch key {
      case .source: source = try String?(from: &reader)
      case .path: path = try String?(from: &reader)
      case .version: version = try String?(from: &reader)
      case .status: status = try Int?(from: &reader)
      case .response: response = try reader.readSlice()
      }
    }
    try reader.finish()
    self.name = "#\(number) \(source ?? "?")"
    self.path = path
    self.version = version
    self.status = status ?? 0
    self.response = response ?? JSONSlice(unchecked: [])
  }
}
