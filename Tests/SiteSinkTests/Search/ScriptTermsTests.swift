import Foundation
import RenderingTestSupport
import SiteTemplates
import Testing

@testable import SiteSink

/// The browser's scripts split and fold text like the export; otherwise a search would miss matches.
@Suite(
  .enabled(if: TestTool.chromium != nil, "Chromium is not installed; Scripts/install-dependencies does it"))
struct ScriptTermsTests {
  /// Returns the results of the scripts for texts, run in Chromium.
  private func run(_ program: String) async throws -> [String] {
    let chromium = try #require(TestTool.chromium)
    return try await TestTool.withFolder { folder in
      var page = "<!DOCTYPE html><html><head><meta charset=\"utf-8\"></head><body>"
      for name in ["theme.js", "site.js", "search.js"] {
        page += "<script>\(try #require(SiteTemplates.text(of: "assets/\(name)")))</script>"
      }
      page += "<script>document.body.dataset.result = (\(program)).join('|');</script></body></html>"
      let file = folder.appending(path: "page.html")
      try page.write(to: file, atomically: true, encoding: .utf8)
      let arguments = [
        "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--no-first-run",
        "--user-data-dir=\(folder.appending(path: "profile").path)", "--dump-dom", file.absoluteString,
      ]
      let document = String(decoding: try TestTool.run(chromium, arguments).output, as: UTF8.self)
      let start = try #require(document.range(of: "data-result=\"")?.upperBound)
      let end = try #require(document[start...].firstIndex(of: "\""))
      return document[start..<end].split(separator: "|", omittingEmptySubsequences: false).map(String.init)
    }
  }

  private func terms(_ text: String) -> String {
    var terms: [String] = []
    WordSplitter.terms(of: text) { terms.append($0) }
    return terms.joined(separator: " ")
  }

  @Test("Every character of Unicode 15 gives the same terms in the browser as in the export")
  func everyCharacter() async throws {
    var assigned: [Unicode.Scalar] = []
    for value in UInt32(0)...0x10FFFF {
      guard let scalar = Unicode.Scalar(value) else { continue }
      switch scalar.properties.generalCategory {
      case .unassigned, .privateUse, .surrogate, .control: continue
      default:
        // The browser and the libraries of Swift learn of newer characters at different times.
        if let age = scalar.properties.age, age.major <= 15 { assigned.append(scalar) }
      }
    }
    var ranges: [(UInt32, UInt32)] = []
    for scalar in assigned {
      if let last = ranges.last, last.1 + 1 == scalar.value {
        ranges[ranges.count - 1].1 = scalar.value
      } else {
        ranges.append((scalar.value, scalar.value))
      }
    }
    #expect(assigned.count > 140_000)
    // Characters that are their own term, and those without a term, are only identified by their number.
    let list = ranges.map { "[\($0.0),\($0.1)]" }.joined(separator: ",")
    let found = try await run(
      """
      [\(list)].flatMap(([first, last]) => {
        const lines = [];
        let alone = 0;
        for (let value = first; value <= last; value += 1) {
          const text = String.fromCodePoint(value);
          const found = terms(text).join(" ");
          if (found === text) alone += value;
          else if (found) lines.push(value.toString(16) + "=" + found);
        }
        return [...lines, first.toString(16) + ":" + alone];
      })
      """)
    var expected: [String] = []
    for (first, last) in ranges {
      var alone = 0
      for value in first...last {
        guard let scalar = Unicode.Scalar(value) else { continue }
        let found = terms(String(scalar))
        if found.unicodeScalars.elementsEqual(CollectionOfOne(scalar)) {
          alone += Int(value)
        } else if !found.isEmpty {
          expected.append(String(value, radix: 16) + "=" + found)
        }
      }
      expected.append(String(first, radix: 16) + ":\(alone)")
    }
    // Compared by characters, as Swift's comparison treats canonically equivalent strings as equal.
    let difference = zip(found, expected).first { !$0.unicodeScalars.elementsEqual($1.unicodeScalars) }
    #expect(difference == nil, "in the browser \(difference?.0 ?? ""), in the export \(difference?.1 ?? "")")
    #expect(found.count == expected.count)
  }

  @Test("Texts give the same terms and the same files in the browser as in the export")
  func texts() async throws {
    let texts = [
      "Crème brûlée, naïve façade", "ΟΔΥΣΣΕΥΣ Οδυσσεύς", "Straße STRASSE", "海の音 — the sound of the sea",
      "用語集とglossary", "がぎぐ カナ ｶﾅ", "한국어 문서", "שָׁלוֹם עולם", "العَرَبِيَّة", "İstanbul ISPARTA ıspanak", "ภาษาไทย",
      "raw_data_v2_final.csv 3.14 ½ ²", "Łódź, smørrebrød, þing", "𠀋𡈽 𝔉𝔯𝔞𝔨𝔱𝔲𝔯", "हिन्दी", "Đặng Thị",
      "a", "", "pneumonoultramicroscopicsilicovolcanoconiosis", "e\u{301}e\u{328}\u{301}",
    ]
    let literals = String(decoding: try JSONEncoder().encode(texts), as: UTF8.self).dropFirst().dropLast()
    let found = try await run(
      "[\(literals)].map(text => terms(text).map(term => term + \" \" + hash(term)).join(\" \"))")
    let expected = texts.map { text in
      var parts: [String] = []
      WordSplitter.terms(of: text) { parts.append("\($0) \(WordShard.hash(of: $0))") }
      return parts.joined(separator: " ")
    }
    for (found, expected) in zip(found, expected) {
      #expect(Array(found.unicodeScalars) == Array(expected.unicodeScalars))
    }
    #expect(found.count == texts.count)
  }
}
