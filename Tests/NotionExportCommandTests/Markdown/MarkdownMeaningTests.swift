import Foundation
import NotionModel
import NotionSimulator
import TestSupport
import Testing

/// Markdown parsers find the meaning of the page in the output.
@Suite struct MarkdownMeaningTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// The files of a page with `content`, in a flavour.
  private func page(_ content: [BlockDraft], _ flavor: String) async throws -> String {
    var workspace = SimulatedWorkspace(name: "W", now: SimulatorTime(year: 2026, month: 3, day: 9, hour: 8))
    workspace.add(page: PageDraft("Page", content: content))
    try await export(workspace, flavor)
    return MarkdownReaders.body(of: try #require(folder.text("\(flavor)/Page.md")))
  }

  private func export(_ workspace: SimulatedWorkspace, _ flavor: String) async throws {
    try await withSimulator(workspace) { simulator in
      var program = Program("--output", "\(folder.path)/\(flavor)", "--api-url", simulator.url)
      program.arguments += ["--format", "markdown", "-O", "markdown.flavor=\(flavor)"]
      program.environment = ["NOTION_TOKEN": simulator.token]
      let ending = try await program.run()
      #expect(ending.code == 0, "\(ending.errors)")
    }
  }

  // MARK: Lists

  private static let one = [BlockDraft.numbered("a"), .numbered("b")]
  private static let other = [BlockDraft.numbered("c"), .numbered("d")]
  private static let original = ObjectID(simulated: "list original")

  /// Two numbered lists that Notion keeps apart, and what is between or around them.
  private static let apart: [(String, [BlockDraft])] = [
    ("columns", [.columns([[.paragraph("x")], one])] + other),
    ("before columns", one + [.columns([other, [.paragraph("x")]])]),
    ("two columns", [.columns([one, other])]),
    ("a synced block", [.synced(one, id: original)] + other),
    ("two synced blocks", [.synced(one, id: original), .syncedCopy(of: original)]),
    ("an empty line", one + [.paragraph("")] + other),
    ("a toggle", [.toggle("t", one)] + other),
    ("a toggle heading", [.heading2("t", toggle: one)] + other),
    ("a callout", [.callout("t", icon: .emoji("💡"), one)] + other),
    ("a quote", [.quote("t", one)] + other),
    ("an indented paragraph", [.paragraph("t", one)] + other),
    ("tabs", [.tabs([TabDraft("t", one)])] + other),
    ("a table", one + [.table([["x"]])] + other),
    ("a divider", one + [.divider] + other),
    ("an empty equation", one + [.equation(" ")] + other),
    ("an empty quote", one + [.quote("")] + other),
    ("an empty callout", one + [.callout("", icon: nil)] + other),
    ("a quote of an empty line", one + [.quote("", [.paragraph("")])] + other),
    ("a quote in an empty quote", one + [.quote("", [.quote("")])] + other),
    ("a start", one + [.numbered("c", start: 1), .numbered("d")]),
  ]

  @Test(
    "Lists that Notion keeps apart are apart",
    .enabled(if: MarkdownReaders.cmark != nil, "cmark-gfm is not installed"),
    arguments: ["gfm", "commonmark", "obsidian"])
  func lists(flavor: String) async throws {
    for (name, content) in Self.apart {
      let text = try await page(content, flavor)
      let html = try MarkdownReaders.html(text, extensions: flavor != "commonmark")
      let lists = html.matches(of: /<ol(?: start="\d+")?>/).map { String($0.output) }
      #expect(lists == ["<ol>", "<ol>"], "\(flavor), \(name):\n\(text)\n\(html)")
    }
  }

  @Test(
    "A table of contents is no part of the lists around it",
    .enabled(if: MarkdownReaders.cmark != nil, "cmark-gfm is not installed"))
  func contents() async throws {
    let text = try await page(
      [.heading1("H"), .bulleted("a"), .tableOfContents(), .bulleted("b"), .toDo("c")], "gfm")
    #expect(try MarkdownReaders.html(text).matches(of: /<ul>/).count == 4, "\(text)")
  }

  @Test("A table of contents leads to each heading, also where several have one text")
  func sameHeadings() async throws {
    let text = try await page(
      [
        .heading1("Before"), .heading2("Twice"), .tableOfContents(), .heading2("twice"), .heading1("Once"),
        .toggle("t", [.heading3("Once")]), .heading2("Last"),
      ], "obsidian")
    let links = text.matches(of: /- \[([^\]]*)\]\(#([^)]*)\)/).map { "\($0.output.1) \($0.output.2)" }
    #expect(links.count == 6, "\(text)")
    // The second of each pair is found by its name, which follows it.
    for index in [2, 4] {
      let name = try #require(links[index].split(separator: " ").last?.removingPercentEncoding)
      #expect(name.hasPrefix("^"), "\(text)")
      #expect(text.contains(" \(name)\n"), "\(text)")
    }
    #expect(links[5] == "Last Last")
    let verified = try await Program("verify", "--output", "\(folder.path)/obsidian").run()
    #expect(verified.code == 0, "\(verified.output)")
  }

  // MARK: Maths

  @Test(
    "A formula beside a digit, a letter or another formula is a formula to its readers",
    arguments: ["gfm", "obsidian"])
  func maths(flavor: String) async throws {
    let text = try await page(
      [
        .paragraph([.equation("n"), "2 times"]), .paragraph(["a", .equation("x"), "b"]),
        .paragraph([.equation("p"), .equation("q")]),
        .paragraph([.equation("x"), " and ", .equation("y"), "."]),
        .paragraph(["2", .equation("k"), TextDraft.bold("3")]),
        .table([["h", "i"], [.equation("|x|"), .equation("a\\|b\\|")]]),
      ], flavor)
    #expect(text.contains("$n$<!-- -->2 times"))
    #expect(text.contains("$p$<!-- -->$q$"))
    #expect(text.contains("$x$ and $y$."))
    #expect(text.contains("$\\vert{}x\\vert{}$"))
    guard MarkdownReaders.pandoc != nil else {
      print("pandoc is not installed, so that formulas are not read by it")
      return
    }
    let format = flavor == "gfm" ? "gfm+tex_math_dollars" : "markdown+pipe_tables+tex_math_dollars"
    let native = try MarkdownReaders.pandoc(text, from: format, to: "native")
    #expect(native.matches(of: /Math InlineMath/).count == 9, "\(text)\n\(native)")
  }

  // MARK: Colours

  @Test("The colour of a block is not that of its text, and callouts have kinds by it")
  func colors() async throws {
    let content: [BlockDraft] = [
      .callout("Gray", icon: .emoji("🌍")), .callout("Red", icon: .emoji("🌍"), color: "red_background"),
      .callout("Green", icon: .emoji("🌍"), color: "green_background"),
      .callout("Blue", icon: .emoji("🌍"), color: "blue"), .callout("Idea", icon: .emoji("💡")),
      .quote("Said", color: "yellow_background"),
      .toggle("Open", [.paragraph("x")], color: "pink_background"),
    ]
    for flavor in ["gfm", "commonmark", "obsidian"] {
      let text = try await page(content, flavor)
      #expect(!text.contains("<mark"), "\(text)")
    }
    let text = try #require(folder.text("obsidian/Page.md"))
    for line in [
      "> [!note] 🌍\n> Gray\n", "> [!danger] 🌍\n> Red\n", "> [!success] 🌍\n> Green\n", "> [!info] 🌍\n> Blue\n",
      "> [!tip] 💡\n> Idea\n",
    ] { #expect(text.contains(line), "\(line)\(text)") }
  }

  // MARK: Front matter

  private static func id(_ name: String) -> ObjectID { ObjectID(simulated: "meaning \(name)") }

  private static func rows() -> SimulatedWorkspace {
    var workspace = SimulatedWorkspace(name: "W", now: SimulatorTime(year: 2026, month: 3, day: 9, hour: 8))
    let file = workspace.addAsset(
      "notes one.txt", contentType: "text/plain", bytes: Array("notes".utf8), id: id("file"))
    let names = ["C", "C++", "C#", "c", "#ai", "two words", "two-words", "plain"]
    workspace.add(
      page: PageDraft(
        "Home",
        content: [
          .database(
            DatabaseDraft(
              "Rows",
              dataSources: [
                DataSourceDraft(
                  id: id("source"),
                  properties: [
                    .title(), .multiSelect("Tags", names.map { OptionDraft($0) }), .text("aliases"),
                    .select("cssclasses", [OptionDraft("wide")]),
                    .init(
                      "Next", type: "relation",
                      configuration: [
                        "data_source_id": .string("\(id("source"))"), "type": "single_property",
                      ]),
                    .init("Files", type: "files"),
                  ],
                  rows: names.enumerated().map { index, name in
                    PageDraft(
                      TextDraft("Row \(index) of [x]"), id: id("row \(index)"),
                      values: [
                        "Tags": .multiSelect([name]), "aliases": .text("One, Two"),
                        "cssclasses": .select("wide"),
                        "Next": .relation([id("row \((index + 1) % names.count)")]),
                        "Files": .files([.hosted(file)]),
                      ])
                  } + [PageDraft("Bare")])
              ], views: [ViewDraft("table", name: "All")]))
        ]))
    return workspace
  }

  @Test(
    "Relations in front matter carry the path, and files where they are", arguments: ["gfm", "commonmark"])
  func relations(flavor: String) async throws {
    try await export(Self.rows(), flavor)
    let rows = folder.files(in: flavor).filter { $0.contains("Row ") && $0.hasSuffix(".md") }
    #expect(rows.count == 8)
    for row in rows {
      let text = try #require(folder.text("\(flavor)/\(row)"))
      let matter = text.prefix(upTo: try #require(text.dropFirst(4).firstRange(of: "\n---\n")).lowerBound)
      let relation = try #require(matter.firstMatch(of: /Next:\n- (.*)\n/)).output.1
      let path = try #require(relation.firstMatch(of: /\]\(([^)]*)\)/)).output.1
      let base = row.split(separator: "/").dropLast().joined(separator: "/")
      let target = try #require(String(path).removingPercentEncoding)
      #expect(folder.text("\(flavor)/\(base)/\(target)") != nil, "\(relation)")
      let file = try #require(matter.firstMatch(of: /Files:\n- ([^\n]*)/)).output.1
      let local = try #require(String(file).removingPercentEncoding)
      #expect(folder.text("\(flavor)/\(base)/\(local)") == "notes", "\(file)")
    }
  }

  @Test("Tags that differ stay apart in Obsidian, and what it takes as lists are lists")
  func obsidian() async throws {
    try await export(Self.rows(), "obsidian")
    var tags: [String] = []
    for row in folder.files(in: "obsidian").filter({
      $0.hasSuffix(".md") && $0.contains("Rows/") && !$0.contains("Rows.md")
    }) {
      let text = try #require(folder.text("obsidian/\(row)"))
      for key in ["tags", "aliases", "cssclasses"] {
        #expect(
          text.contains("\n\(key):\n- ") || text.contains("\n\(key): []\n"), "\(key) in\n\(text.prefix(900))")
      }
      if let tag = text.firstMatch(of: /\ntags:\n- (.*)\n/) {
        tags.append(String(tag.output.1).trimmingCharacters(in: CharacterSet(charactersIn: "'\"")))
      }
    }
    #expect(tags.count == 8)
    #expect(Set(tags.map { $0.lowercased() }).count == 8, "\(tags)")
    #expect(
      tags.contains("C＋＋") && tags.contains("C＃") && tags.contains("＃ai") && tags.contains("plain"), "\(tags)"
    )
    for tag in tags { #expect(tag.firstMatch(of: /[ !"#$%&'()*+,.:;<=>?@^`{|}~\[\]\\]/) == nil, "\(tag)") }
  }

  @Test("Tags that differ have pages of their own in a site")
  func site() async throws {
    try await withSimulator(Self.rows()) { simulator in
      var program = Program("--output", "\(folder.path)/site", "--api-url", simulator.url, "--format", "site")
      program.environment = ["NOTION_TOKEN": simulator.token]
      let ending = try await program.run()
      #expect(ending.code == 0, "\(ending.errors)")
    }
    let pages = folder.files(in: "site/tags").filter { $0.hasSuffix("index.html") }
    #expect(pages.count == 8, "\(pages)")
    #expect(Set(pages.map { $0.lowercased() }).count == 8)
    #expect(pages.contains("plain/index.html"))
    let verified = try await Program("verify", "--output", "\(folder.path)/site").run()
    #expect(verified.code == 0, "\(verified.output)")
  }
}
