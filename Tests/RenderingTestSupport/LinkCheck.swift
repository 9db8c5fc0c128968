import NotionModel
import SinkRendering

/// Finds local links that lead nowhere, by what html5lib makes of the pages.
package enum LinkCheck {
  /// Returns the broken links, each with its page.
  ///
  /// - Parameters:
  ///   - files: all files by path.
  ///   - root: the prefix of addresses from the root, as in `/`; `nil` if there are none.
  /// - Returns: the links, each with its page.
  /// - Throws: an error of running html5lib.
  package static func broken(in files: [String: [UInt8]], root: String? = nil) async throws -> [String] {
    let pages = files.filter { $0.key.hasSuffix(".html") }.sorted { $0.key < $1.key }
    let facts = try await HTMLFacts.of(pages.map { String(decoding: $0.value, as: UTF8.self) })
    guard facts.count == pages.count else { return ["html5lib was not run"] }
    let ids = Dictionary(uniqueKeysWithValues: zip(pages.map(\.key), facts.map { Set($0.ids) }))
    var broken: [String] = []
    for (page, found) in zip(pages, facts) {
      if found.ids.count != Set(found.ids).count { broken.append("\(page.key): an id stands there twice") }
      for address in found.addresses where address.firstMatch(of: /^[a-zA-Z][a-zA-Z+.-]*:/) == nil {
        if !leads(address, from: page.key, root, files, ids) { broken.append("\(page.key): \(address)") }
      }
    }
    return broken
  }

  private static func leads(
    _ address: String, from page: String, _ root: String?, _ files: [String: [UInt8]],
    _ ids: [String: Set<String>]
  ) -> Bool {
    let parts = address.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    var target = page.split(separator: "/").dropLast().map(String.init)
    var path = parts[0]
    if let root, path.hasPrefix(root) {
      path = path.dropFirst(root.count)
      target = []
    }
    for part in path.split(separator: "/") where part != "." {
      if part == ".." {
        guard !target.isEmpty else { return false }
        target.removeLast()
      } else {
        target.append(PercentEncoding.decoded(part))
      }
    }
    // A folder is shown by its index.
    if parts[0].hasSuffix("/") { target.append("index.html") }
    let file = parts[0].isEmpty ? page : target.joined(separator: "/")
    guard files[file] != nil else { return false }
    guard parts.count > 1 else { return true }
    return ids[file]?.contains(PercentEncoding.decoded(parts[1])) ?? false
  }
}
