import Foundation
import NotionModel
import NotionSimulator
import TestSupport
import Testing

/// No text of a workspace runs when its Markdown is rendered.
@Suite struct HostileMarkdownTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private static let marker = "<script>alert(1)</script>"

  private static let addresses = [
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "\u{1}javascript:alert(1)",
    "java\nscript:alert(1)", "java\tscript:alert(1)", "javascript&colon;alert(1)",
    "&#106;avascript:alert(1)", "javascript\\:alert(1)", "\\javascript:alert(1)", "javascript%3Aalert(1)",
    "vbscript:msgbox(1)", "VBScript:x", "data:text/html,<script>alert(1)</script>",
    "DATA:text/html;base64,PHNjcmlwdD4=", "data:image/svg+xml,<svg onload=alert(1)>", "blob:https://x/1",
    "file:///etc/passwd", "javascript://example.com/%0Aalert(1)", "feed:javascript:alert(1)",
  ]

  private static func workspace() -> SimulatedWorkspace {
    var workspace = SimulatedWorkspace(
      name: "Hostile", now: SimulatorTime(year: 2026, month: 3, day: 9, hour: 8))
    var blocks: [BlockDraft] = []
    for address in addresses {
      blocks += [
        .paragraph(["A ", .link("link", to: address), " and ", .link(address, to: address)]),
        .image(.external(address), caption: "A picture"), .file(.external(address, name: "A file")),
        .video(.external(address)), .bookmark(address, caption: .link("caption", to: address)),
        .embed(address), .linkPreview(address), .paragraph(.linkPreview(address)),
        .toggle(.link("toggle", to: address), [.paragraph("x")]),
        .table([[.link("cell", to: address)], [.link("cell", to: address)]]),
      ]
    }
    workspace.add(
      page: PageDraft("Links", content: blocks)
        .with { $0.cover = .external("javascript:alert(1)") })
    let text = marker
    let maths = [
      "\(text)", "a$ \(text) $b", "\(text)\\", "x</span>\(text)", "`\(text)`", "$$\(text)", "<!--\(text)",
    ]
    let hidden: TextDraft = [
      "[a](javascript:alert(1)) ", .code(text), "{=html} \\input /etc/passwd", .bold("b"),
      "{onclick=alert(1)}",
    ]
    var words: [BlockDraft] = maths.flatMap { [.paragraph(["a ", .equation($0), " b"]), .equation($0)] }
    words += [
      .callout("Text", icon: IconDraft.emoji(text)), .callout(TextDraft(text), icon: .emoji("💡")),
      .code(TextDraft(text), language: "swift\n\(text)"),
      .code("```\n\(text)", language: text), .equation("```\n\(text)\n```"),
      .table([[TextDraft(text), .equation(text)], [.equation("|x|\(text)"), .code(text)]]),
      .image(.external("https://example.com/a.png"), caption: TextDraft(text)),
      .bookmark("https://example.com/\"><script>alert(1)</script>", caption: TextDraft(text)),
      .toggle(TextDraft(text), [.numbered(TextDraft(text), format: "letters")]),
      .heading1(TextDraft(text)), .unsupported("x\n\(text)"), .toDo(TextDraft(text)), .quote(TextDraft(text)),
      .paragraph(.colored(text, "red")),
      // The syntax that pandoc parses as raw HTML, attributes and TeX.
      .paragraph([.code(text), "{=html}"]), .heading1("Heading {onclick=alert(1)}"),
      .heading2([.code("x"), "{onclick=alert(1)}"]), .paragraph("::: {onclick=alert(1)}"),
      .paragraph([.link("link", to: "https://example.com"), "{onclick=alert(1)}"]),
      .paragraph("a \\input{/etc/passwd} b \\input /etc/passwd"), .code(TextDraft(text), language: "{=html}"),
      .toggle(hidden, [.paragraph("Inside.")]),
      .table([[hidden, "\\input /etc/passwd"], [.code("`"), hidden]]),
      BlockDraft("strange\n\n\(text)", payload: ["rich_text": [["plain_text": .string(text)]]]),
    ]
    workspace.add(
      page: PageDraft(
        TextDraft("Words \(text)"), icon: .emoji(text), content: words,
        comments: [CommentDraft(TextDraft("%%% \(text) --> %% \(text) %"))]))
    workspace.add(
      page: PageDraft(
        "Home",
        content: [
          .database(
            DatabaseDraft(
              TextDraft("Rows \(text)"), description: TextDraft(text),
              dataSources: [
                DataSourceDraft(
                  properties: [
                    .title(), .text("=1+1 \(text)"), .multiSelect(text, [OptionDraft(text)]),
                    .init("Link", type: "url"),
                    .init("Files", type: "files"),
                  ],
                  rows: [
                    PageDraft(
                      TextDraft(text),
                      values: [
                        "=1+1 \(text)": .text(TextDraft(text)), text: .multiSelect([text]),
                        "Link": .url("javascript:alert(1)"),
                        "Files": .files([.external("javascript:alert(1)", name: text)]),
                      ])
                  ])
              ], views: [ViewDraft("table", name: text)]))
        ]))
    return workspace
  }

  @Test(
    "No address that could run something is live, and no text is markup",
    .enabled(if: MarkdownReaders.cmark != nil, "cmark-gfm is not installed"),
    arguments: ["gfm", "commonmark", "obsidian"])
  func nothingRuns(flavor: String) async throws {
    try await withSimulator(Self.workspace()) { simulator in
      var program = Program("--output", "\(folder.path)/out", "--api-url", simulator.url)
      program.arguments += ["--format", "markdown", "-O", "markdown.flavor=\(flavor)", "--comments", "page"]
      program.environment = ["NOTION_TOKEN": simulator.token]
      let ending = try await program.run()
      #expect(ending.code == 0 || ending.code == 3, "\(ending.errors)")
    }
    let files = folder.files(in: "out").filter { $0.hasSuffix(".md") }
    #expect(files.count >= 5)
    for file in files {
      let text = try #require(folder.text("out/\(file)"))
      let html = try MarkdownReaders.html(text, extensions: flavor != "commonmark")
      #expect(!html.lowercased().contains("<script"), "\(file)")
      #expect(!html.lowercased().contains("<svg"), "\(file)")
      for match in html.matches(of: /(?:href|src)="([^"]*)"/) {
        let address = String(match.output.1).replacing("&amp;", with: "&")
        let decoded = (address.removingPercentEncoding ?? address).filter { !$0.isWhitespace }.lowercased()
        for scheme in ["javascript", "vbscript", "data:", "blob:", "file:", "feed:"] {
          #expect(!decoded.drop { $0 == "\\" }.hasPrefix(scheme), "\(file): \(address)")
        }
      }
      if flavor == "obsidian" {
        // The text of a comment does not end it.
        #expect(!text.contains("%%%"), "\(file)")
      }
      if MarkdownReaders.pandoc != nil {
        let body = MarkdownReaders.body(of: text)
        for dialect in ["markdown", "commonmark_x"] {
          let page = try MarkdownReaders.pandoc(body, from: dialect, to: "html").lowercased()
          #expect(!page.contains("<script"), "\(file) \(dialect)")
          #expect(!page.contains(/<[^<>]*\son[a-z]+="/), "\(file) \(dialect)")
          #expect(!page.contains(/(href|src)="(javascript|data:text)/), "\(file) \(dialect)")
        }
        // TeX in text, not in an equation, is text.
        let tex = try MarkdownReaders.pandoc(body, from: "markdown", to: "latex")
        #expect(!tex.contains("\\input"), "\(file)")
      }
      if MarkdownReaders.pandoc != nil, flavor != "commonmark" {
        let page = try MarkdownReaders.pandoc(text, from: "gfm", to: "html")
        #expect(!page.lowercased().contains("<script"), "\(file)")
        #expect(!page.lowercased().contains("href=\"javascript"), "\(file)")
      }
    }
  }

  @Test(
    "No string of any answer is markup in Markdown, a time, a colour and an id no more than a text",
    .enabled(if: MarkdownReaders.cmark != nil, "cmark-gfm is not installed"),
    arguments: [("gfm", "footnotes"), ("gfm", "hidden"), ("commonmark", "appendix"), ("obsidian", "hidden")])
  func everyString(flavor: String, comments: String) async throws {
    for (name, rewrite) in [("texts", HostileTexts.rewrite), ("structure", HostileTexts.structureRewrite)] {
      let configuration = SimulatorConfiguration().with { $0.rewrites = [rewrite] }
      try await withSimulator(DemoWorkspace.make(), configuration) { simulator in
        var program = Workbench(folder, simulator, formats: "markdown").program(name, "--comments", "all")
        program.arguments += ["-O", "markdown.flavor=\(flavor)", "-O", "markdown.comments=\(comments)"]
        let ending = try await program.run()
        #expect([0, 3].contains(ending.code), "\(ending.errors.suffix(2000))")
      }
      let files = folder.files(in: name).filter { $0.hasSuffix(".md") }
      #expect(files.count > 30)
      for file in files {
        let text = try #require(folder.text("\(name)/\(file)"))
        let page = try MarkdownReaders.html(text, extensions: flavor != "commonmark").lowercased()
        // Of ASCII only, since a bracket and a scalar that joins it are one Character for a comparison here.
        let html = String(String.UnicodeScalarView(page.unicodeScalars.filter(\.isASCII)))
          .replacing(/<!--(?s:.*?)-->/, with: "")
        for tag in ["<script", "<meta", "<base", "<svg", "<iframe", "<img src=x"] {
          #expect(!html.contains(tag), "\(name) \(file)")
        }
        #expect(!html.contains(/<[^<>"]*("[^"<>]*"[^<>"]*)*\son[a-z]+=/), "\(name) \(file)")
      }
      try await checkFiles(name)
    }
  }

  /// Checks that links lead somewhere, and that no file has characters that a terminal executes.
  private func checkFiles(_ name: String) async throws {
    let verified = try await Program("verify", "--output", "\(folder.path)/\(name)").run()
    #expect(!verified.output.contains("Broken links"), "\(name): \(verified.output.suffix(3000))")
    for file in folder.files(in: name) where file.hasSuffix(".md") || file.hasSuffix(".csv") {
      let bytes = try folder.bytes("\(name)/\(file)")
      let controls = Set(bytes.filter { $0 < 0x20 && !"\t\r\n".utf8.contains($0) || $0 == 0x7F })
      #expect(controls.isEmpty, "\(name) \(file)")
    }
  }

  @Test("What is not followed is shown as text")
  func shown() async throws {
    var workspace = SimulatedWorkspace(name: "W", now: SimulatorTime(year: 2026, month: 3, day: 9, hour: 8))
    workspace.add(
      page: PageDraft(
        "Page",
        content: [
          .paragraph(.link("click", to: "javascript:alert(1)")), .bookmark("javascript:alert(2)"),
          .file(.external("javascript:alert(3)", name: "tool")),
          .image(.external("data:image/png;base64,iVBORw0KGgo="), caption: "Dot"),
          .paragraph(.link("fine", to: "https://example.com/a?b=c")),
          .paragraph(.link("mail", to: "mailto:a@b.de")),
        ]))
    try await withSimulator(workspace) { simulator in
      var program = Program(
        "--output", "\(folder.path)/out", "--api-url", simulator.url, "--format", "markdown")
      program.environment = ["NOTION_TOKEN": simulator.token]
      let ending = try await program.run()
      #expect(ending.code == 0, "\(ending.errors)")
    }
    let text = MarkdownReaders.body(of: try #require(folder.text("out/Page.md")))
    #expect(
      text == """

        # Page

        click

        javascript:alert(2)

        > ⚠️ A file whose address is not followed: tool (javascript:alert(3))

        ![Dot](data:image/png;base64,iVBORw0KGgo=)

        Dot

        [fine](https://example.com/a?b=c)

        [mail](mailto:a@b.de)

        """)
  }
}
