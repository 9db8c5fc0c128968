import Foundation
import NotionExportKit
import NotionModel
import SinkTestKit
import Testing

/// The code in the documentation compiles and behaves as described, and the articles link to existing
/// symbols.
struct SnippetTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()
  private static let catalog = root.appending(path: "Sources/NotionExportKit/NotionExportKit.docc")

  /// The text of every article, by its name.
  private static func articles() throws -> [String: String] {
    var articles: [String: String] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: catalog.path(percentEncoded: false))
    where name.hasSuffix(".md") {
      articles[String(name.dropLast(3))] = try String(
        contentsOf: catalog.appending(path: name), encoding: .utf8)
    }
    return articles
  }

  /// Returns the code between the marks of each snippet, without indentation.
  private static func compiled() throws -> [String: String] {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Snippets.swift")
    var snippets: [String: [Substring]] = [:]
    var open: (name: String, indentation: Int)?
    for line in try String(contentsOf: file, encoding: .utf8).split(
      separator: "\n", omittingEmptySubsequences: false)
    {
      let text = line.drop { $0 == " " }
      if text.hasPrefix("// snippet: ") {
        open = (String(text.dropFirst("// snippet: ".count)), line.count - text.count)
      } else if text == "// end" {
        open = nil
      } else if let open {
        snippets[open.name, default: []].append(line.dropFirst(min(open.indentation, line.count)))
      }
    }
    return snippets.mapValues { $0.joined(separator: "\n") }
  }

  @Test(
    "Each snippet of an article is the code that was compiled, and each that was compiled is in an article")
  func snippets() throws {
    let compiled = try Self.compiled()
    var shown: Set<String> = []
    for (article, text) in try Self.articles() {
      for part in text.components(separatedBy: "<!-- snippet: ").dropFirst() {
        let name = String(part.prefix { $0 != " " })
        let code = part.components(separatedBy: "```")[1].dropFirst("swift\n".count).dropLast()
        #expect(compiled[name] == String(code), "\(article): \(name)")
        shown.insert(name)
      }
    }
    #expect(shown == Set(compiled.keys))
  }

  @Test("Each article is linked, and each link leads to an article")
  func links() throws {
    let articles = try Self.articles()
    var linked: Set<String> = ["NotionExportKit"]
    for (article, text) in articles {
      for match in text.matches(of: /<doc:([A-Za-z]+)>/) {
        #expect(articles[String(match.output.1)] != nil, "\(article) links \(match.output.1)")
        linked.insert(String(match.output.1))
      }
    }
    #expect(linked == Set(articles.keys))
  }

  @Test("The sink of the tutorial keeps the rules", arguments: SinkRule.allCases)
  func compliance(rule: SinkRule) async throws {
    try await SinkCompliance.check(rule, of: ListSinkPlugin.self)
  }

  @Test("The messages that the page on options shows are those that a user gets")
  func messages() throws {
    let text = try #require(try Self.articles()["OptionsOfASink"])
    for (name, value) in [("ordr", "time"), ("order", "date")] {
      let error = #expect(throws: OptionError.self) {
        try Snippets.Options.decode(JSONObject([(name, .string(value))]), format: "list")
      }
      #expect(text.contains("Error: -O \(try #require(error))\n"))
    }
  }
}
