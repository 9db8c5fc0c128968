import Foundation

/// The files of a site at one moment.
///
/// What other formats have written beside it is of both moments that are compared, and counts as unchanged.
struct SiteFiles {
  private struct Status: Equatable {
    var size: Int
    var modified: Date
  }

  /// The number of results that a search shows, each of which loads a file: `shown` in search.js.
  private static let shownResults = 12

  private var files: [String: Status] = [:]

  /// Lists all files in a folder, except those of the program's own state.
  init(in folder: String) {
    guard let paths = FileManager.default.enumerator(atPath: folder) else { return }
    for case let path as String in paths {
      if path == ".notion-export" {
        paths.skipDescendants()
        continue
      }
      guard let attributes = paths.fileAttributes, attributes[.type] as? FileAttributeType == .typeRegular,
        let size = attributes[.size] as? NSNumber, let modified = attributes[.modificationDate] as? Date
      else { continue }
      files[path] = Status(size: size.intValue, modified: modified)
    }
  }

  /// The number of files of the site.
  var count: Int { files.keys.count { !$0.hasSuffix(".json") && !$0.hasSuffix(".ndjson") } }

  /// Returns the number of new or changed files.
  func count(writtenSince before: SiteFiles) -> Int { files.count { before.files[$0.key] != $0.value } }

  /// The files that a search loads: the index's head, the file of its word, and a file for each result.
  var searchCost: SearchCost {
    let words = sizes(in: "search/words/")
    let pages = sizes(in: "search/pages/")
    let fixed =
      Double(files["search/index.js"]?.size ?? 0)
      + Double(min(pages.count, Self.shownResults)) * pages.map(Double.init).median
    return SearchCost(
      typical: fixed + words.map(Double.init).median, heaviest: fixed + Double(words.max() ?? 0))
  }

  private func sizes(in folder: String) -> [Int] {
    files.filter { $0.key.hasPrefix(folder) }.map(\.value.size)
  }
}
