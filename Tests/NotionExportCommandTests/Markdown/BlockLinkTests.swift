import Foundation
import NotionModel
import NotionSimulator
import TestSupport
import Testing

/// Links to blocks of other pages work for any order in which the pages arrive.
@Suite struct BlockLinkTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private static func id(_ name: String) -> ObjectID { ObjectID(simulated: "block link \(name)") }

  private static func link(_ text: String, _ page: String, _ block: String) -> TextDraft {
    .link(text, to: "https://www.notion.so/Some-title-\(id(page).compactText)?pvs=4#\(id(block).compactText)")
  }

  /// Blocks that take several requests, so that the page that holds them is complete after the others.
  private static func delay(_ isWanted: Bool) -> [BlockDraft] {
    isWanted
      ? (0..<250).map { .paragraph(TextDraft("Line \($0)")) } + [
        .toggle("Deep", [.toggle("Deeper", [.paragraph("End")])])
      ] : []
  }

  /// Returns a page with a block of every kind, and one with links to each, in either order.
  private static func workspace(targetIsLast: Bool) -> SimulatedWorkspace {
    var workspace = SimulatedWorkspace(
      name: "Links", now: SimulatorTime(year: 2026, month: 3, day: 9, hour: 8))
    let blocks: [(String, BlockDraft)] = [
      ("heading", .heading2("A heading_with *signs*")), ("same 1", .heading3("Twice")),
      ("same 2", .heading3("Twice")), ("lines", .heading2("Two\nlines")),
      ("odd", .heading3(" ⚙️ \u{2028}Odd\u{85} ² spaces\t")), ("paragraph", .paragraph("Some words.")),
      ("item", .bulleted("An item", [.paragraph("Below.")])), ("number", .numbered("First")),
      ("task", .toDo("To do")), ("quote", .quote("Said", [.paragraph("More.")])),
      ("callout", .callout("Mind", icon: .emoji("💡"))), ("toggle", .toggle("Open", [.paragraph("In.")])),
      ("code", .code("let a = 1", language: "swift")), ("divider", .divider),
      ("table", .table([["a", "b"], ["c", "d"]])), ("equation", .equation("x^2")), ("empty", .paragraph("")),
    ]
    workspace.add(
      page: PageDraft(
        "Target", id: id("target"),
        content: blocks.map { $1.id(id($0)) } + [.paragraph("Nobody links here.").id(id("unlinked"))]
          + delay(targetIsLast)))
    workspace.add(
      page: PageDraft(
        "Source", id: id("source"),
        content: blocks.map { .paragraph(["To ", link($0.0, "target", $0.0)]) }
          + [.paragraph(["To ", link("gone", "target", "no such block")])]
          + [.synced([.paragraph(["Again ", link("paragraph", "target", "paragraph")])], id: id("synced"))]
          + delay(!targetIsLast)))
    workspace.add(
      page: PageDraft("Copy", id: id("copy"), content: [.syncedCopy(of: id("synced"))]))
    return workspace
  }

  private static let formats: [[String]] = [
    ["--format", "markdown"], ["--format", "markdown", "-O", "markdown.flavor=commonmark"],
    ["--format", "markdown", "-O", "markdown.flavor=obsidian"], ["--format", "html"], ["--format", "site"],
  ]

  @Test(
    "A link to a block is the same whatever page arrives first, and verify follows it", arguments: formats)
  func order(format: [String]) async throws {
    for targetIsLast in [true, false] {
      try await withSimulator(Self.workspace(targetIsLast: targetIsLast)) { simulator in
        let output = "\(folder.path)/\(targetIsLast)"
        var program = Program("--output", output, "--api-url", simulator.url)
        program.arguments += format
        program.environment = ["NOTION_TOKEN": simulator.token]
        let ending = try await program.run()
        #expect(ending.code == 0, "\(ending.errors)")
        let verified = try await Program("verify", "--output", output).run()
        #expect(verified.code == 0, "\(verified.output)")
      }
    }
    for name in ["Source.md", "Source.html", "source/index.html", "Copy.md", "Copy.html", "copy/index.html"] {
      func links(_ output: String) -> [String]? {
        folder.text("\(output)/\(name)").map { text in
          text.matches(of: /#\^?[0-9a-zA-Z_%^-]+|#\^?[^\]|\n]+/).map { String($0.output) }
            .filter { !$0.contains("Line") }
        }
      }
      #expect(links("true") == links("false"), "\(name)")
    }
  }

  @Test("Every block that something links to is found, and no other has a name", arguments: formats)
  func names(format: [String]) async throws {
    try await withSimulator(Self.workspace(targetIsLast: true)) { simulator in
      var program = Program("--output", "\(folder.path)/out", "--api-url", simulator.url)
      program.arguments += format
      program.environment = ["NOTION_TOKEN": simulator.token]
      let ending = try await program.run()
      #expect(ending.code == 0, "\(ending.errors)")
    }
    let source = try #require(
      folder.text("out/Source.md") ?? folder.text("out/Source.html") ?? folder.text("out/source/index.html"))
    let target = try #require(
      folder.text("out/Target.md") ?? folder.text("out/Target.html") ?? folder.text("out/target/index.html"))
    let compact = Self.id("paragraph").compactText
    if format.contains("markdown.flavor=obsidian") {
      let wanted = Set(source.matches(of: /#(\^[0-9a-z]+)/).map { String($0.output.1) })
      let marks = target.matches(of: /(?m)(\^[0-9a-z]{32})$/).map { String($0.output.1) }
      #expect(Set(marks) == wanted)
      #expect(marks.count == wanted.count)
      // Obsidian finds the first of two equal headings by its text, and one with a line break not at all.
      #expect(wanted.count == 14)
      #expect(source.contains("#A heading_with *signs*") || source.contains("A%20heading"))
    } else if format.contains("markdown") {
      #expect(source.contains("Target.md#\(compact)"))
      #expect(source.contains("Target.md#a-heading_with-signs"))
      #expect(source.contains("Target.md#twice-1"))
      #expect(source.contains("Target.md#twolines"))
      #expect(target.contains("Some words.<a id=\"\(compact)\"></a>\n"))
      #expect(target.matches(of: /<a id=/).count == 12)
    } else {
      #expect(source.matches(of: /href="[^"]*#[0-9a-f]{32}"/).count >= 16)
    }
    #expect(!source.contains("#\(Self.id("no such block").compactText)"))
    if format.contains("markdown") { #expect(!target.contains(Self.id("unlinked").compactText)) }
  }

  @Test("A page that links to a block is written again when the block goes, and the other when the link does")
  func changes() async throws {
    try await withSimulator(Self.workspace(targetIsLast: false)) { simulator in
      var program = Program("--output", "\(folder.path)/out", "--api-url", simulator.url)
      program.arguments += ["--format", "markdown", "-O", "markdown.flavor=obsidian"]
      program.environment = ["NOTION_TOKEN": simulator.token]
      let ending = try await program.run()
      #expect(ending.code == 0, "\(ending.errors)")
      let name = "^\(Self.id("paragraph").compactText)"
      #expect(folder.text("out/Source.md")?.contains("#\(name)") == true)
      simulator.edit { $0.trash(Self.id("source")) }
      program.arguments.append("--allow-mass-removal")
      // The copy may be left without its original.
      let second = try await program.run()
      #expect([0, 3].contains(second.code), "\(second.errors)")
      // A copy shows the link no more, as its original is gone with the page.
      let target = try #require(folder.text("out/Target.md"))
      #expect(!target.contains("^\(Self.id("quote").compactText)"))
      let verified = try await Program("verify", "--output", "\(folder.path)/out").run()
      #expect(verified.code == 0, "\(verified.output)")
    }
  }

  @Test("Verify finds a link to a place that its document does not have", arguments: formats)
  func broken(format: [String]) async throws {
    try await withSimulator(Self.workspace(targetIsLast: false)) { simulator in
      var program = Program("--output", "\(folder.path)/out", "--api-url", simulator.url)
      program.arguments += format
      program.environment = ["NOTION_TOKEN": simulator.token]
      let ending = try await program.run()
      #expect(ending.code == 0, "\(ending.errors)")
    }
    let name = try #require(
      ["Target.md", "Target.html", "target/index.html"].first { folder.text("out/\($0)") != nil })
    let text = try #require(folder.text("out/\(name)"))
    try folder.put("out/\(name)", text.replacing(Self.id("paragraph").compactText, with: "elsewhere"))
    let verified = try await Program("verify", "--output", "\(folder.path)/out").run()
    #expect(verified.code == 3)
    #expect(verified.output.contains("Broken links"))
  }
}
