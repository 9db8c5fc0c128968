import RenderingTestSupport
import Testing
import Yams

@testable import MarkdownSink

/// Yams reads the values of the front matter back.
@Suite struct YAMLValueTests {
  @Test func whatIsWrittenIsReadAsTheSameText() throws {
    var random = SeededGenerator(seed: 13)
    let letters = Array("aZ09 -:#'\",[]{}&*!|>%@`?.~=/()é日🌊")
    for _ in 0..<5_000 {
      let count = Int.random(in: 0...10, using: &random)
      let text = String((0..<count).map { _ in letters.randomElement(using: &random) ?? "a" })
      let yaml = try YAMLValue.entries([.init(name: "key", value: .text(text))]).document
      #expect(try Yams.compose(yaml: yaml)?["key"]?.string == text, "\(yaml)")
    }
  }
}
