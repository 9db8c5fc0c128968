import Foundation
import NotionModel
import NotionSimulator
import TestSupport
import Testing

/// Notion's own icons, through the real program.
@Suite struct NativeIconTests {
  private struct Icons {
    var workspace = SimulatedWorkspace()
    let home: ObjectID
    let book: ObjectID
    let odd: ObjectID
    let old: ObjectID

    init() {
      home = workspace.add(page: PageDraft("Handbook", icon: .native("compass", color: "blue")))
      book = workspace.add(
        page: PageDraft("Reading", icon: .native("book-closed", color: "red")), in: .page(home))
      odd = workspace.add(page: PageDraft("Odd", icon: .native("barnacle", color: "pink")), in: .page(home))
      old = workspace.add(
        page: PageDraft("Old", icon: .file(.external("https://www.notion.so/icons/map-pin_green.svg"))),
        in: .page(home))
      let database = workspace.add(
        database: DatabaseDraft(
          "Tasks", icon: .native("checklist", color: "lightgray"),
          dataSources: [
            DataSourceDraft(
              properties: [.title()], rows: [PageDraft("Row", icon: .native("bug", color: "orange"))])
          ]), in: .page(home))
      _ = database
      let links = workspace.add(page: PageDraft("Links"), in: .page(home))
      workspace.append(
        [
          BlockDraft(
            "paragraph", payload: ["rich_text": [Self.mention(book), Self.mention(odd)], "color": "default"]),
          BlockDraft("link_to_page", payload: ["type": "page_id", "page_id": .string("\(odd)")]),
          BlockDraft(
            "callout",
            payload: [
              "rich_text": [], "color": "default",
              "icon": ["type": "icon", "icon": ["name": "light-bulb", "color": "yellow"]],
            ]),
        ], to: links)
    }

    private static func mention(_ id: ObjectID) -> JSONValue {
      [
        "type": "mention", "mention": ["type": "page", "page": ["id": .string("\(id)")]],
        "plain_text": "a page", "href": .null,
        "annotations": [
          "bold": false, "italic": false, "strikethrough": false, "underline": false, "code": false,
          "color": "default",
        ],
      ]
    }
  }

  /// A drawing of a colour; the letter of an icon without one.
  private static func drawing(_ color: String) -> String { "<svg class=\"icon native c-\(color)\"" }
  private static func letter(_ letter: String, _ color: String, _ name: String) -> Regex<AnyRegexOutput>? {
    try? Regex("<span class=\"icon letter c-\(color)\"[^>]*title=\"\(name)\"[^>]*>\(letter)</span>")
  }

  @Test("Pages, links, mentions, callouts, rows and the sidebar show drawings in their colours, or a letter")
  func shown() async throws {
    let folder = try TemporaryFolder()
    try await withSimulator(Icons().workspace) { simulator in
      let ending = try await Workbench(folder, simulator, formats: "html", "site", "markdown", "json")
        .program("out").run()
      #expect(ending.code == 0, "\(ending.errors)")
    }
    let barnacle = try #require(Self.letter("B", "pink", "barnacle"))
    let site = try #require(folder.text("out/site/links/index.html"))
    // Around the page: the sidebar.
    for color in ["blue", "red", "green", "lightgray"] {
      #expect(site.contains(Self.drawing(color)), "\(color)")
    }
    let article = site[(try #require(site.range(of: "<article"))).lowerBound...]
    #expect(article.contains(Self.drawing("yellow")))
    #expect(article.matches(of: barnacle).count == 2)
    #expect(article.contains("<span class=\"link-icon\" aria-hidden=\"true\">\(Self.drawing("red"))"))
    #expect(article.contains("class=\"object page iconed\""))
    #expect(site.contains("aria-hidden=\"true\"><svg"))
    let html = try #require(folder.text("out/html/Handbook/Links.html"))
    #expect(html.contains(Self.drawing("red")) && html.contains(Self.drawing("yellow")))
    #expect(html.matches(of: barnacle).count == 2)
    // Heads say the name, and the colour is the page's own.
    for (file, color, name) in [
      ("out/html/Handbook.html", "blue", "compass"), ("out/site/index.html", "blue", "compass"),
      ("out/html/Handbook/Old.html", "green", "map pin"), ("out/site/old/index.html", "green", "map pin"),
    ] {
      let text = try #require(folder.text(file))
      let head = try #require(text.firstMatch(of: /<div class="page-icon">(.*?)<\/div>/)?.1)
      #expect(
        head.contains("c-\(color)") && head.contains("aria-label=\"\(name)\"") && head.contains("<path d="),
        "\(file)")
      #expect(!text.contains("notion.so/icons"), "\(file)")
    }
    let odd = try #require(folder.text("out/site/odd/index.html"))
    #expect(odd.contains("role=\"img\" aria-label=\"barnacle\""))
    for file in ["out/html/Handbook/Tasks/Tasks.html", "out/site/tasks/index.html"] {
      let text = try #require(folder.text(file))
      #expect(text.contains(Self.drawing("orange")) && text.contains(Self.drawing("lightgray")), "\(file)")
    }
    #expect(folder.text("out/site/assets/favicon.svg")?.contains("<path d=") == true)
    // The names are kept where nothing is drawn.
    #expect(folder.text("out/markdown/Handbook/Odd.md")?.contains("barnacle") == true)
    #expect(folder.text("out/markdown/Handbook/Links.md")?.contains(":light-bulb:") == true)
    #expect(
      folder.files(in: "out/json").contains { folder.text("out/json/\($0)")?.contains("barnacle") == true })
  }

  @Test(
    "When an icon changes, what links to the page shows the new one, as a fresh export does",
    arguments: ["html", "site"])
  func changed(format: String) async throws {
    let folder = try TemporaryFolder()
    let icons = Icons()
    try await withSimulator(icons.workspace) { simulator in
      let bench = Workbench(folder, simulator, formats: format)
      #expect(try await bench.program("out").run().code == 0)
      simulator.edit { $0.setIcon(of: icons.odd, to: .native("trophy", color: "brown")) }
      #expect(try await bench.program("out").run().code == 0)
      #expect(try await bench.program("fresh").run().code == 0)
      try bench.expectSame("out", "fresh")
    }
    let links = format == "html" ? "out/Handbook/Links.html" : "out/links/index.html"
    #expect(
      folder.text(links)?.contains("<span class=\"link-icon\" aria-hidden=\"true\">\(Self.drawing("brown"))")
        == true)
  }
}
