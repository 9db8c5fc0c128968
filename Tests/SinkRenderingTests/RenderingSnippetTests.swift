import Foundation
import SinkTestKit
import Testing

/// The code of the article compiles and keeps the rules.
struct RenderingSnippetTests {
  private static let folder = URL(filePath: #filePath).deletingLastPathComponent()

  /// Returns the code between the marks of each snippet, without indentation.
  private static func compiled() throws -> [String: String] {
    var snippets: [String: [Substring]] = [:]
    var open: (name: String, indentation: Int)?
    let text = try String(contentsOf: folder.appending(path: "RenderingSnippets.swift"), encoding: .utf8)
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      let code = line.drop { $0 == " " }
      if code.hasPrefix("// snippet: ") {
        open = (String(code.dropFirst("// snippet: ".count)), line.count - code.count)
      } else if code == "// end" {
        open = nil
      } else if let open {
        snippets[open.name, default: []].append(line.dropFirst(min(open.indentation, line.count)))
      }
    }
    return snippets.mapValues { $0.joined(separator: "\n") }
  }

  @Test("Each snippet of the article is the code that was compiled, and each that was compiled is in it")
  func snippets() throws {
    let article = Self.folder.appending(
      path: "../../Sources/SinkRendering/SinkRendering.docc/RenderingAPage.md")
    let compiled = try Self.compiled()
    var shown: Set<String> = []
    for part in try String(contentsOf: article, encoding: .utf8).components(separatedBy: "<!-- snippet: ")
      .dropFirst()
    {
      let name = String(part.prefix { $0 != " " })
      let code = part.components(separatedBy: "```")[1].dropFirst("swift\n".count).dropLast()
      #expect(compiled[name] == String(code), "\(name)")
      shown.insert(name)
    }
    #expect(shown == Set(compiled.keys))
  }

  @Test("The sink of the article keeps the rules", arguments: SinkRule.allCases)
  func compliance(rule: SinkRule) async throws {
    try await SinkCompliance.check(rule, of: TextFileSinkPlugin.self)
  }
}
