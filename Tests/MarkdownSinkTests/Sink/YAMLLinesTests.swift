import RenderingTestSupport
import Testing
import Yams

@testable import MarkdownSink

/// Front matter has the characters that Yams would have written, and Yams reads it.
@Suite struct YAMLLinesTests {
  private func expectAsYams(_ entries: [YAMLValue.Entry]) throws {
    let ours = try YAMLLines.text(entries)
    #expect(ours == (try YAMLLines.serialized(.entries(entries))))
  }

  @Test func valuesOfEveryShapeAreSpelledAsByYams() throws {
    try expectAsYams([])
    try expectAsYams([
      .init(name: "title", value: .text("Opening hours – 潮位計")), .init(name: "id", value: .plain("0f-1")),
      .init(name: "created", value: .plain("2026-10-05T09:00:00.000Z")),
      .init(name: "none", value: .list([])),
      .init(name: "Tags & more", value: .list([.text("a"), .text("- b")])),
      .init(
        name: "When",
        value: .entries([
          .init(name: "start", value: .plain("2026-10-05")), .init(name: "end", value: .text("")),
        ])),
      .init(name: "Number", value: .plain("-12.5")), .init(name: "Emoji", value: .text("🌊 sea")),
    ])
    try expectAsYams([.init(name: "lines", value: .text("a\nb\n"))])
    try expectAsYams([
      .init(
        name: "lists", value: .list([.list([.text("a")]), .entries([.init(name: "b", value: .text("c"))])]))
    ])
    try expectAsYams([.init(name: String(repeating: "long ", count: 40), value: .text("a"))])
    try expectAsYams([.init(name: "", value: .text("no name"))])
  }

  @Test func anyTextIsSpelledAsByYams() throws {
    var random = SeededGenerator(seed: 11)
    let letters = Array(
      "aZ09 -:#'\"\\,[]{}&*!|>%@`?.~=/()\t\n\r\u{7F}\u{85}\u{A0}\u{2028}\u{200D}\u{FEFF}\u{FFFD}éß日🌊")
    for _ in 0..<20_000 {
      let count = Int.random(in: 0...10, using: &random)
      let text = String((0..<count).map { _ in letters.randomElement(using: &random) ?? "a" })
      let other = letters.randomElement(using: &random).map(String.init) ?? "a"
      try expectAsYams([
        .init(name: "key", value: .text(text)), .init(name: text, value: .list([.text(other), .text(text)])),
      ])
    }
  }

  @Test func whatIsWrittenIsReadAsTheSameText() throws {
    var random = SeededGenerator(seed: 13)
    let letters = Array("aZ09 -:#'\",[]{}&*!|>%@`?.~=/()é日🌊")
    for _ in 0..<5_000 {
      let count = Int.random(in: 0...10, using: &random)
      let text = String((0..<count).map { _ in letters.randomElement(using: &random) ?? "a" })
      let yaml = try YAMLLines.text([.init(name: "key", value: .text(text))])
      #expect(try Yams.compose(yaml: yaml)?["key"]?.string == text, "\(yaml)")
    }
  }
}
