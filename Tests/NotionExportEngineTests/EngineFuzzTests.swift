import Foundation
import TestSupport
import NotionExportKit
import NotionModel
import Testing

@testable import NotionExportEngine

@Suite("Random input to the engine") struct EngineFuzzTests {
  @Test("Links are found in any bytes") func links() {
    let pieces = [
      "[", "]", "](", ")", "(", "<", ">", "<a href=", "\"", "'", "<!--", "-->", "<script>", "</script", "`",
      "```", "~~~",
      "\n", "\n\n", "---\n", "\\", "[[", "]]", "|", "&amp;", "&#", "&#x110000;", ";", "srcset=a 1x,,", " ",
      "x", "%zz", "..%2f", "%2e%2e/", "0123456789abcdef0123456789abcdef",
      "../", "#", "src=", "=", "/", "1. ", "> ", "é", "11111111111141118111111111111111", "\"object\":\"",
      "\",\"id\":\"",
    ]
    Fuzz.run("links", cases: 10_000) { input in
      let bytes = input.mutated(Array(input.text(of: pieces, upTo: 30).utf8))
      for link in MarkdownLinks().links(in: bytes) + HTMLLinks().links(in: bytes) {
        // All candidates are inside the output, for any link.
        for path in LinkResolver.candidates(link, from: "a/b.md", root: "/r/") ?? [] {
          let parts = path.split(separator: "/", omittingEmptySubsequences: false)
          if path.hasPrefix("/") || parts.contains("..") { Issue.record("\(link): \(path)") }
        }
      }
      _ = HTMLLinks().hostRoot(in: bytes)
      _ = MarkdownLinks().anchors(in: bytes)
      // No id is missed because the bytes come in two parts.
      let parts = [Array(bytes.prefix(bytes.count / 2)), Array(bytes.dropFirst(bytes.count / 2))]
      let missed = Self.ids(in: [bytes]).subtracting(Self.ids(in: parts))
      if !missed.isEmpty { Issue.record("\(missed) in \(bytes)") }
    }
  }

  private static func ids(in parts: [[UInt8]]) -> Set<ObjectID> {
    var scanner = IdentityScanner()
    var ids: Set<ObjectID> = []
    for part in parts { scanner.scan(part) { ids.insert($0.id) } }
    return ids
  }

  @Test("What stands on the disk is read and written as it was read, or refused; sums grow")
  func disk() throws {
    try Fuzz.run("disk") { input in
      let number = input.integer()
      var totals = RunTotals()
      totals.found = number
      totals.seconds = input.double()
      totals.requests = ["pages": [200: number]]
      let sum = totals.adding(totals).adding(totals)
      if number >= 0, sum.found < number || sum.requestCount < number { Issue.record("\(number): \(sum)") }
      let text =
        #"{"archive":"a","position":\#(input.number()),"optionsDigest":"","schemaVersion":\#(input.number()),"isReplay":false}"#
      guard let checkpoint = try? JSONDecoder().decode(LaneCheckpoint.self, from: Data(text.utf8)) else {
        return
      }
      let again = try JSONDecoder().decode(LaneCheckpoint.self, from: JSONEncoder().encode(checkpoint))
      if again != checkpoint { Issue.record("\(text): \(again)") }
    }
  }
}
