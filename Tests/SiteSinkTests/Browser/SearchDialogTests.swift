import Foundation
import NotionExportKit
import NotionModel
import RenderingTestSupport
import SinkTestKit
import SiteTemplates
import Testing

@testable import SiteSink

/// The search in a browser, over an index of invented pages.
@Suite(.enabled(if: BrowserCheck.isPossible, BrowserCheck.advice))
struct SearchDialogTests {
  private struct Entry {
    var title: String
    var text: String
  }

  /// Writes a site that contains only a search, and serves it.
  private func serving(
    _ entries: [Entry], _ body: @escaping (String) async throws -> Void
  ) async throws {
    let output = MemoryOutputTree()
    for (number, entry) in entries.enumerated() {
      var text = SearchText(title: entry.title)
      text.add(entry.text)
      let id = ObjectID(high: 3, low: UInt64(number))
      let page = SearchPage(id: id, address: "p/\(number)/", crumbs: ["Top"], text: text)
      try await output.replaceFiles(of: .object(id)) { try await page.write(to: $0) }
    }
    try await SearchIndex(output: output).write()
    let files = output.files
    try await TestTool.withFolder { folder in
      func put(_ path: String, _ bytes: [UInt8]) throws {
        let file = folder.appending(path: path)
        try FileManager.default.createDirectory(
          at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(bytes).write(to: file)
      }
      for (path, bytes) in files { try put(path, bytes) }
      for name in ["theme.js", "site.js", "search.js"] {
        try put("assets/\(name)", Array(try #require(SiteTemplates.text(of: "assets/\(name)")).utf8))
      }
      func page(_ title: String, _ root: String) -> [UInt8] {
        let scripts = ["theme.js", "site.js", "search.js"].map {
          "<script defer src=\"\(root)assets/\($0)\"></script>"
        }
        return Array(
          """
          <!DOCTYPE html><html lang="en" data-root="\(root)"><head><meta charset="utf-8"><title>\(title)</title>
          <link rel="icon" href="data:,">\(scripts.joined())</head><body><h1>\(title)</h1></body></html>
          """.utf8)
      }
      try put("index.html", page("Home", "./"))
      for (number, entry) in entries.enumerated() {
        try put("p/\(number)/index.html", page(entry.title, "../../"))
      }
      try await SiteServer.serving(folder, body)
    }
  }

  @Test("Titles come first, words by their beginnings, several words together, and scripts without spaces")
  func finding() async throws {
    let entries = [
      Entry(title: "Tide tables", text: "When the water is high."),
      Entry(title: "Moorings", text: "A tide table hangs in the hut. Crème brûlée is served."),
      Entry(title: "用語集", text: "潮汐と海の音について。"), Entry(title: "海", text: "水"),
      Entry(title: "Tidal bores", text: "Waves that run up rivers."),
    ]
    let questions = #"""
      [{"query": "tide", "titles": ["Tide tables", "Moorings"], "marks": ["Tide", "tide"], "status": "2 pages"},
       {"query": "TID", "titles": ["Tidal bores", "Tide tables", "Moorings"], "any": true},
       {"query": "tide hut", "titles": ["Moorings"], "marks": ["tide", "hut"], "status": "1 page"},
       {"query": "creme brul", "titles": ["Moorings"], "marks": ["Crème", "brûlée"], "key": "Control+k"},
       {"query": "海の音", "titles": ["用語集"], "marks": ["海の", "音"]},
       {"query": "海", "titles": ["海", "用語集"]},
       {"query": "ti", "titles": ["Tidal bores", "Tide tables"], "any": true},
       {"query": "zebra", "titles": [], "status": "Nothing found"}]
      """#
    try await serving(entries) { try BrowserCheck.expectNothing(of: "search", $0, questions) }
  }

  @Test("Of 10,000 pages a question loads at most 60 kilobytes")
  func size() async throws {
    var generator = RepeatableGenerator(seed: 1)
    // Letters are as frequent as in English, and so are the beginnings that words share.
    let letters = Array(
      "eeeeeeeeeeeetttttttttaaaaaaaaooooooooiiiiiiinnnnnnnsssssshhhhhhrrrrrrddddllllcccuuummmwwffggyyppbbvkjxqz"
    )
    // Words are as frequent as in a language: the second half as frequent as the first, and so on.
    let words = (0..<30_000).map { number in
      String((0..<(3 + number % 8)).map { _ in letters.randomElement(using: &generator) ?? "e" })
    }
    func word() -> String { words[Int(pow(30_000, Double.random(in: 0..<1, using: &generator))) - 1] }
    let entries = (0..<10_000).map { number in
      Entry(
        title: "\(word()) \(word()) \(number)",
        text: (0..<150).map { _ in word() }.joined(separator: " ")
          + (number == 4321 ? " quixotic harbourmaster" : ""))
    }
    let questions = """
      [{"query": "quixotic harbourmaster", "titles": ["\(entries[4321].title)"], "title": false},
       {"query": "\(words[3])", "titles": [], "any": true, "title": false},
       {"query": "\(words[200]) \(words[3000])", "titles": [], "any": true, "title": false}]
      """
    try await serving(entries) { try BrowserCheck.expectNothing(of: "search", $0, questions, "60000") }
  }
}
