import NotionModel
import Testing

@testable import NotionExportEngine

/// The ids in files.
@Suite struct IdentityScannerTests {
  @Test("Ids are found across pieces, and those of objects told from mentions") func ids() {
    let page = "01234567-89ab-cdef-0123-456789abcdef"
    let other = "11111111111111111111111111111111"
    let text = Array("{\"object\":\"page\",\"id\":\"\(page)\"} x \(other) y \(other)2".utf8)
    for cut in text.indices {
      var scanner = IdentityScanner()
      var found: Set<IdentityScanner.Mention> = []
      scanner.scan(Array(text[..<cut])) { found.insert($0) }
      scanner.scan(Array(text[cut...])) { found.insert($0) }
      #expect(found.contains { $0.id.description == page && $0.kind == "page" }, "\(cut)")
      #expect(found.contains { $0.id.compactText == other && $0.kind == nil }, "\(cut)")
    }
  }
}
