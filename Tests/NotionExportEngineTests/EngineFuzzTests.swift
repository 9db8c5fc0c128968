import Foundation
import FuzzSupport
import Testing

@testable import NotionExportEngine

@Suite("Random input to the engine") struct EngineFuzzTests {
  @Test("Links are found in any bytes") func links() {
    let pieces = [
      "[", "]", "](", ")", "(", "<", ">", "<a href=", "\"", "'", "<!--", "-->", "<script>", "</script", "`",
      "```", "~~~",
      "\n", "\n\n", "---\n", "\\", "[[", "]]", "|", "&amp;", "&#", "&#x110000;", ";", "srcset=a 1x,,", " ",
      "x", "%zz",
      "../", "#", "src=", "=", "/", "1. ", "> ", "é", "11111111111141118111111111111111", "\"object\":\"",
      "\",\"id\":\"",
    ]
    Fuzz.run("links", cases: 10_000) { input in
      let bytes = input.mutated(Array(input.text(of: pieces, upTo: 30).utf8))
      for link in MarkdownLinks.links(in: bytes) + HTMLLinks.links(in: bytes) {
        _ = LinkTarget.candidates(link, from: "a/b.md", root: "/r/")
      }
      _ = LinkTarget.hostRoot(in: bytes)
      var scanner = IdentityScanner()
      scanner.scan(Array(bytes.prefix(bytes.count / 2))) { _ in }
      scanner.scan(Array(bytes.dropFirst(bytes.count / 2))) { _ in }
    }
  }

  @Test("What stands on the disk is read, or refused") func disk() {
    Fuzz.run("disk") { input in
      let number = input.integer()
      var totals = RunTotals()
      totals.found = number
      totals.seconds = input.double()
      totals.requests = ["pages": [200: number]]
      _ = totals.adding(totals).adding(totals).requestCount
      let text =
        #"{"archive":"a","position":\#(input.number()),"optionsDigest":"","schemaVersion":\#(input.number()),"isReplay":false}"#
      _ = try? JSONDecoder().decode(LaneCheckpoint.self, from: Data(text.utf8))
    }
  }
}
