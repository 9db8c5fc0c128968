import Foundation
import NotionRendering

/// Finds local links of Markdown files that lead nowhere, by what cmark-gfm makes of them.
enum LinkChecker {
  static func brokenLinks(in files: [String: [UInt8]]) throws -> [String] {
    var broken: [String] = []
    for (path, bytes) in files.sorted(by: { $0.key < $1.key }) where path.hasSuffix(".md") {
      let text = String(decoding: bytes, as: UTF8.self)
      let folder = path.split(separator: "/").dropLast().map(String.init)
      let html = try CMark.html(text)
      for attribute in ["href", "src"] {
        for piece in html.components(separatedBy: "\(attribute)=\"").dropFirst() {
          let address = String(piece.prefix { $0 != "\"" }).replacing("&amp;", with: "&")
          if address.firstMatch(of: /^[a-zA-Z][a-zA-Z+.-]*:/) != nil { continue }
          if !exists(address, from: path, in: folder, files) { broken.append("\(path): \(address)") }
        }
      }
      for match in text.matches(of: /\[\[([^\]|#\\]*)/) where !match.output.1.isEmpty {
        if files["\(match.output.1).md"] == nil { broken.append("\(path): [[\(match.output.1)]]") }
      }
    }
    return broken
  }

  private static func exists(
    _ address: String, from path: String, in folder: [String], _ files: [String: [UInt8]]
  ) -> Bool {
    let parts = address.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    var target = folder
    for part in parts[0].split(separator: "/") {
      if part == ".." {
        guard !target.isEmpty else { return false }
        target.removeLast()
      } else {
        target.append(PercentEncoding.decoded(String(part)))
      }
    }
    let file = parts[0].isEmpty ? path : target.joined(separator: "/")
    guard let bytes = files[file] else { return false }
    guard parts.count > 1, file.hasSuffix(".md") else { return true }
    return anchors(of: String(decoding: bytes, as: UTF8.self)).contains(
      PercentEncoding.decoded(String(parts[1])))
  }

  /// The anchors that GitHub gives the headings of a file, found from its HTML and not by our own rules.
  private static func anchors(of markdown: String) -> Set<String> {
    let html = (try? CMark.html(markdown)) ?? ""
    var counts: [String: Int] = [:]
    var anchors: Set<String> = []
    for match in html.matches(of: /<h[1-6]>(.*?)<\/h[1-6]>/) {
      var text = String(match.output.1).replacing(/<[^>]*>/, with: "")
      for (entity, character) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")] {
        text = text.replacing(entity, with: character)
      }
      let slug = text.lowercased().replacing(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/, with: "").replacing(
        " ", with: "-")
      let count = counts[slug, default: 0]
      counts[slug] = count + 1
      anchors.insert(count == 0 ? slug : "\(slug)-\(count)")
    }
    return anchors
  }
}
