import Foundation
import NotionModel
import SinkRendering

@testable import MarkdownSink

/// Finds local links of Markdown files without a target, in the output of cmark-gfm.
struct LinkChecker {
  private let files: [String: [UInt8]]
  private let flavor: MarkdownFlavor
  private let pages: [String: String]

  static func brokenLinks(in files: [String: [UInt8]], _ flavor: MarkdownFlavor) throws -> [String] {
    try LinkChecker(files: files, flavor: flavor).brokenLinks()
  }

  private init(files: [String: [UInt8]], flavor: MarkdownFlavor) throws {
    self.files = files
    self.flavor = flavor
    var pages: [String: String] = [:]
    for path in files.keys where path.hasSuffix(".md") {
      var text = String(decoding: files[path] ?? [], as: UTF8.self)[...]
      if text.hasPrefix("---\n"), let end = text.firstRange(of: "\n---\n") { text = text[end.upperBound...] }
      pages[path] = try CMark.html(String(text), extensions: flavor != .commonmark)
    }
    self.pages = pages
  }

  private func brokenLinks() -> [String] {
    var broken: [String] = []
    for (path, html) in pages.sorted(by: { $0.key < $1.key }) {
      let folder = path.split(separator: "/").dropLast().map(String.init)
      for attribute in ["href", "src"] {
        for piece in html.components(separatedBy: "\(attribute)=\"").dropFirst() {
          let address = String(piece.prefix { $0 != "\"" }).replacing("&amp;", with: "&")
          if address.firstMatch(of: /^[a-zA-Z][a-zA-Z+.-]*:/) != nil { continue }
          if !exists(address, from: path, in: folder) { broken.append("\(path): \(address)") }
        }
      }
      guard flavor == .obsidian else { continue }
      let text = String(decoding: files[path] ?? [], as: UTF8.self)
      for match in text.matches(of: /\[\[([^\]|#\\]*)(?:#([^\]|\\]*))?/) {
        let name = match.output.1.isEmpty ? path : String(match.output.1)
        let target = files[name] == nil ? "\(name).md" : name
        let anchor = match.output.2.map(String.init)
        if files[target] == nil || !(anchor.map { has($0, in: target) } ?? true) {
          broken.append("\(path): \(match.output.0)")
        }
      }
    }
    return broken
  }

  private func exists(_ address: String, from path: String, in folder: [String]) -> Bool {
    let parts = address.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    var target = folder
    for part in parts[0].split(separator: "/") {
      if part == ".." {
        guard !target.isEmpty else { return false }
        target.removeLast()
      } else {
        target.append(PercentEncoding.decoded(part))
      }
    }
    let file = parts[0].isEmpty ? path : target.joined(separator: "/")
    guard files[file] != nil else { return false }
    guard parts.count > 1, file.hasSuffix(".md") else { return true }
    return has(PercentEncoding.decoded(parts[1]), in: file)
  }

  /// Whether a file has an anchor of that name.
  private func has(_ anchor: String, in file: String) -> Bool {
    let text = String(decoding: files[file] ?? [], as: UTF8.self)
    guard flavor == .obsidian else {
      return slugs(of: file).contains(anchor) || text.contains("<a id=\"\(anchor)\"></a>")
    }
    if anchor.hasPrefix("^") { return text.contains(" \(anchor)\n") || text.contains("\n\(anchor)\n") }
    // Obsidian compares the words of headings without the signs that its links cannot hold.
    func words(_ text: String) -> String {
      let plain = String(text.map { "#|[]:\\^`*_".contains($0) ? " " : $0 })
      return plain.split(separator: " ").joined(separator: " ").lowercased()
    }
    return headings(of: file).contains { words($0) == words(anchor) }
  }

  /// The anchors that GitHub gives the headings of a file, found from its HTML and not by our own rules.
  private func slugs(of file: String) -> Set<String> {
    var counts: [String: Int] = [:]
    var anchors: Set<String> = []
    for text in headings(of: file) {
      let slug = text.lowercased().replacing(/[^\p{L}\p{M}\p{N}\p{Pc}\- ]/, with: "").replacing(
        " ", with: "-")
      let count = counts[slug, default: 0]
      counts[slug] = count + 1
      anchors.insert(count == 0 ? slug : "\(slug)-\(count)")
    }
    return anchors
  }

  private func headings(of file: String) -> [String] {
    (pages[file] ?? "").matches(of: /<h[1-6]>(.*?)<\/h[1-6]>/).map { match in
      var text = String(match.output.1).replacing(/<[^>]*>/, with: "")
      for (entity, character) in [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&amp;", "&")] {
        text = text.replacing(entity, with: character)
      }
      return text
    }
  }
}
