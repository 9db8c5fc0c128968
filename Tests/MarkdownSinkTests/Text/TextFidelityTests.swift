import NotionModel
import RenderingTestSupport
import Testing

@testable import MarkdownSink

/// An independent renderer shows the same text for the Markdown as Notion does.
// Skipped where cmark-gfm is missing: `Scripts/install-dependencies` installs it.
@Suite(.enabled(if: CMark.isInstalled, "cmark-gfm is not installed"))
struct TextFidelityTests {
  private static let separator = "<!-- next case -->"

  private struct Outcome {
    let markdown: String
    let shown: [ShownText]
  }

  private func outcomes(_ cases: [RandomCase], _ flavor: MarkdownFlavor) async throws -> [Outcome] {
    var documents: [String] = []
    for randomCase in cases { documents.append(try await BlockScript.markdown([randomCase.script], flavor)) }
    let html = try CMark.html(
      documents.joined(separator: "\n\(Self.separator)\n\n"), extensions: flavor != .commonmark)
    let pages = html.split(separator: Self.separator, omittingEmptySubsequences: false)
    guard pages.count == cases.count else { return documents.map { Outcome(markdown: $0, shown: []) } }
    return zip(documents, pages).map {
      Outcome(markdown: $0, shown: ShownHTML($1).visible.map(\.withPlainEquations))
    }
  }

  private func failures(_ cases: [RandomCase], _ flavor: MarkdownFlavor) async throws -> [RandomCase] {
    zip(cases, try await outcomes(cases, flavor)).filter { $0.shown != $1.shown }.map(\.0)
  }

  /// The smallest case that still fails.
  private func shrink(_ failure: RandomCase, _ flavor: MarkdownFlavor) async throws -> RandomCase {
    var smallest = failure
    while let next = try await failures(smallest.smaller, flavor).first { smallest = next }
    return smallest
  }

  private func check(_ cases: [RandomCase], _ flavor: MarkdownFlavor) async throws {
    let failures = try await failures(cases, flavor)
    let count = failures.count
    #expect(count == 0, "\(count) of \(cases.count) texts are shown otherwise than meant")
    for failure in failures.prefix(6) {
      let minimal = try await shrink(failure, flavor)
      let outcome = try await outcomes([minimal], flavor)[0]
      Issue.record(
        """
        \(minimal)
        Markdown: \(outcome.markdown.debugDescription)
        shown:    \(outcome.shown)
        meant:    \(minimal.shown)
        """)
    }
  }

  @Test("Random texts in every place keep their characters and the look of each", arguments: 0..<6)
  func randomTexts(batch: Int) async throws {
    var random = RepeatableGenerator(seed: 0x5EED + UInt64(batch))
    try await check((0..<1_000).map { _ in RandomCase.random(&random) }, .gfm)
  }

  @Test("Random texts survive a parser that knows CommonMark alone")
  func randomTextsInCommonMark() async throws {
    var random = RepeatableGenerator(seed: 0xC0)
    let cases = (0..<1_500).map { _ in RandomCase.random(&random) }
      .filter { ![.task, .quoteInTask].contains($0.place) }
    try await check(cases, .commonmark)
  }

  @Test("Random texts survive with what Obsidian's dialect escapes beyond")
  func randomTextsForObsidian() async throws {
    var random = RepeatableGenerator(seed: 0x0B)
    // In these places the writer uses syntax of Obsidian, which GitHub's parser would show as text.
    let own: Set<RandomCase.Place> = [.callout, .toggle, .paragraphInToggle, .indented, .lettered]
    let cases = (0..<1_500).map { _ in RandomCase.random(&random) }.filter { randomCase in
      !own.contains(randomCase.place) && !randomCase.runs.contains(where: \.isEquation)
    }
    try await check(cases, .obsidian)
  }

  @Test("Every pair of differently marked neighbours survives")
  func neighbours() async throws {
    var cases: [RandomCase] = []
    let texts = ["a", " a ", "*a*", "«a»", "日", "_"]
    for first in 0..<8 {
      for second in 0..<8 where second != first {
        for text in texts {
          func run(_ marks: Int) -> RandomRun {
            RandomRun(text: text, bold: marks & 1 > 0, italic: marks & 2 > 0, strikethrough: marks & 4 > 0)
          }
          cases.append(RandomCase(place: .paragraph, runs: [run(first), run(second), run(first)]))
        }
      }
    }
    try await check(cases, .gfm)
  }

  @Test("Syntax survives beside a scalar that makes one Character of both", arguments: RandomText.joiners)
  func joined(joiner: String) async throws {
    let signs = "\\`*_[]{}<>&~|$@:.=%#^!()+->\"'".map(String.init) + ["<b>", "[x]", "1.", "http://a.b"]
    var cases: [RandomCase] = []
    for place in [RandomCase.Place.paragraph, .cell, .heading1, .task] {
      for sign in signs {
        for text in [sign + joiner, joiner + sign, sign + joiner + sign] {
          cases.append(RandomCase(place: place, runs: [RandomRun(text: text)]))
          cases.append(RandomCase(place: place, runs: [RandomRun(text: text, code: true)]))
          let link = RandomRun(text: "x", link: "https://example.com")
          for bold in [true, false] {
            cases.append(RandomCase(place: place, runs: [RandomRun(text: "a\(text)", bold: bold), link]))
          }
        }
      }
    }
    for flavor in [MarkdownFlavor.gfm, .obsidian] { try await check(cases, flavor) }
  }
}
