import Foundation
import NotionModel
import NotionSimulator
import TestSupport
import Testing

/// A signed address is treated as a hosted file in every field.
@Suite struct SignedAddressTests {
  private static let names = [
    "tides.html", "bookmark.pdf", "preview.bin", "outside.png", "manual.txt", "mentioned.pdf",
    "thumbnail.png", "scene.glb", "linked.csv",
  ]

  @Test("Files behind signed addresses are downloaded, and no signature is stored anywhere")
  func downloads() async throws {
    let run = try await ValuesRun.export()
    for file in run.folder.files(in: "out") {
      let bytes = try run.folder.bytes("out/\(file)")
      for secret in ["X-Amz-", "ASIA"] where bytes.range(of: Data(secret.utf8)) != nil {
        Issue.record("\(file) holds \(secret)")
      }
    }
    let files = run.folder.files(in: "out/json")
    for name in Self.names { #expect(files.contains { $0.hasSuffix("/\(name)") }, "\(name)") }
    #expect(run.ending.code == 0, "\(run.ending.errors)")
  }

  @Test("Every format links to the files", arguments: ["markdown", "html", "site"])
  func links(format: String) async throws {
    let run = try await ValuesRun.export()
    let page = try run.document(format, holding: "An HTML block")
    for stem in ["tides", "bookmark", "preview", "outside", "manual", "mentioned", "scene"] {
      #expect(page.contains("assets/\(stem)"), "\(format): \(stem)")
      #expect(
        run.folder.files(in: "out/\(format)").contains { $0.contains("assets/\(stem)") }, "\(format): \(stem)"
      )
    }
    #expect(page.contains("A file without an address") && page.contains("pasted.pdf, please."))
    #expect(try run.text(format).contains("assets/linked"))
    #expect(run.report.contains("file-without-address"))
  }

  @Test("A page in HTML is shown in a sandbox where frames are wanted", arguments: ["html", "site"])
  func frame(format: String) async throws {
    var workspace = SimulatedWorkspace()
    let text = "<!doctype html><p title='\"'>Tides &amp; <b>winds</b></p><script>alert(1)</script>"
    let asset = workspace.addAsset("tides.html", contentType: "text/html", bytes: Array(text.utf8))
    let binary = workspace.addAsset("binary.html", contentType: "text/html", bytes: [0xFF, 0xFE, 0x3C])
    workspace.add(page: PageDraft("Page", content: [.html(asset), .html(binary)]))
    try await AccessRun.with(workspace) { (run) async throws in
      #expect(try await run.export("framed", formats: [format], "-O", "\(format).frames=known").code == 0)
      #expect(try await run.export("plain", formats: [format]).code == 0)
      let pages = run.folder.files(in: "framed").filter { $0.hasSuffix(".html") }.compactMap {
        run.folder.text("framed/\($0)")
      }
      let page = try #require(pages.first { $0.contains("<iframe") })
      let frames = page.matches(of: /<iframe srcdoc="([^"]*)"[^>]* sandbox=""/)
      #expect(frames.count == 1, "\(page)")
      #expect(frames.first?.output.1.contains("winds&lt;/b&gt;") == true)
      #expect(!page.contains("<script>alert") && page.contains("download=\"tides.html\""))
      #expect(try !run.holds("<iframe srcdoc", in: "plain"))
    }
  }

  @Test("Other signatures at the next read change nothing")
  func secondRun() async throws {
    _ = try await ValuesRun.export { bench in
      let second = try await bench.program("out").run()
      #expect(ValuesRun.count("no changes", in: second.output) == 4, "\(second.output)")
    }
  }

  // Storage does not always say why it refuses an address.
  @Test(
    "An address that is refused is renewed through its block", arguments: [Fault.expiredDownload, .forbidden])
  func renewal(fault: Fault) async throws {
    var workspace = SimulatedWorkspace()
    let asset = workspace.addAsset("tides.html", contentType: "text/html", bytes: ValuesWorkspace.htmlBytes)
    workspace.add(page: PageDraft("Page", content: [.html(asset).id(ValuesWorkspace.html)]))
    let expired = FaultRule(fault, on: [.download], .first(1))
    let run = try await ValuesRun.export(workspace, SimulatorConfiguration().with { $0.faults = [expired] })
    #expect(run.ending.code == 0, "\(run.ending.errors)")
    #expect(run.statistics.count(.block) == 1)
    let file = try #require(run.folder.files(in: "out/json").first { $0.hasSuffix("/tides.html") })
    #expect(try Array(run.folder.bytes("out/json/\(file)")) == ValuesWorkspace.htmlBytes)
  }

  @Test("An address that is a title, or the name of a file, is without its signature everywhere")
  func names() async throws {
    var workspace = SimulatedWorkspace()
    func address(_ name: String) -> String {
      "https://prod-files-secure.s3.us-west-2.amazonaws.com/a/\(name)?X-Amz-Expires=3600&X-Amz-Signature=5ec2e7"
    }
    let source = ObjectID(simulated: "signed names")
    workspace.add(
      page: PageDraft(
        TextDraft(address("page")),
        content: [.file(.external("https://web.example/one.bin", name: address("block")))]))
    workspace.add(
      database: DatabaseDraft(
        TextDraft(address("database")),
        dataSources: [
          DataSourceDraft(
            TextDraft(address("source")), id: source, properties: [.title(), .init("Files", type: "files")],
            rows: [
              PageDraft(
                TextDraft(address("row")),
                values: ["Files": .files([.external("https://web.example/two.bin", name: address("value"))])])
            ])
        ]))
    let run = try await ValuesRun.export(workspace)
    #expect(run.ending.code == 0, "\(run.ending.errors)")
    for file in run.folder.files(in: "out") {
      // A page's own address has the letters of its title.
      for secret in ["Signature=5ec2e7", "Signature\\=5ec2e7", "Signature%3D5ec2e7"] {
        let isHeld = try run.folder.bytes("out/\(file)").range(of: Data(secret.utf8)) != nil
        #expect(!isHeld && !file.contains("5ec2e7"), "\(file)")
      }
    }
    for name in ["page", "database", "row", "block", "value"] {
      for format in ValuesRun.formats { #expect(try run.text(format).contains(name), "\(name), \(format)") }
    }
  }

  /// A workspace that is kept as it came has them in its JSON and archive, and in no text of the other formats.
  @Test("No text that people write, and no name, brings a signature into a file", arguments: [false, true])
  func texts(isVerbatim: Bool) async throws {
    var workspace = SimulatedWorkspace()
    var count = 0
    func text(_ place: String) -> String {
      count += 1
      let address =
        count.isMultiple(of: 2)
        ? "https://prod-files-secure.s3.us-west-2.amazonaws.com/a/\(place)?X-Amz-Expires=3600&X-Amz-Signature=5ec2e7"
        : "https://file.notion.so/f/\(place)?id=1&expirationTimestamp=17&signature=5ec2e7"
      return "Before \(address), after"
    }
    let page = ObjectID(simulated: "texts")
    let option = text("option")
    workspace.add(
      page: PageDraft(
        TextDraft(text("title")), id: page,
        content: [
          .paragraph(TextDraft(text("paragraph"))), .code(TextDraft(text("code")), language: "shell"),
          .equation(text("equation")), .heading1(TextDraft(text("heading"))),
          .toggle(TextDraft(text("toggle")), [.quote(TextDraft(text("quote")))]),
          .table([[TextDraft(text("cell"))]]),
          .image(.external("https://web.example/a.png"), caption: TextDraft(text("caption"))),
        ]))
    workspace.add(
      database: DatabaseDraft(
        TextDraft(text("database")),
        dataSources: [
          DataSourceDraft(
            TextDraft(text("source")),
            properties: [
              .title(), .select("Kind", [OptionDraft(option, description: text("meaning"))]),
              .text(text("property")),
            ],
            rows: [PageDraft(TextDraft(text("row")), values: ["Kind": .select(option)])])
        ], views: [ViewDraft("table", name: text("view"))]))
    workspace.add(comment: CommentDraft(TextDraft(text("comment"))), on: page)
    let run = try await ValuesRun.export(
      workspace, SimulatorConfiguration(), isVerbatim ? ["-O", "json.verbatim=true"] : [])
    #expect(run.ending.code == 0, "\(run.ending.errors)")
    for file in run.folder.files(in: "out")
    where !isVerbatim || !file.contains("json/") && !file.contains(".sqlite") {
      let bytes = try run.folder.bytes("out/\(file)")
      for secret in ["Signature=5ec2e7", "signature=5ec2e7", "ignature%3D5ec2e7", "expirationTimestamp="] {
        #expect(bytes.range(of: Data(secret.utf8)) == nil, "\(file): \(secret)")
      }
    }
  }

  @Test("A page cannot make the program fetch an address that is not file storage")
  func foreignHost() async throws {
    var workspace = SimulatedWorkspace()
    let address = "https://intranet.example.com/admin?X-Amz-Signature=5ec2e7&x=1"
    let other = "https://example.com/a?token=kept&signature=alone"
    workspace.add(page: PageDraft("Page", content: [.bookmark(address), .bookmark(other)]))
    let run = try await ValuesRun.export(workspace)
    #expect(run.ending.code == 0, "\(run.ending.errors)")
    for format in ValuesRun.formats {
      let text = try run.text(format)
      #expect(text.contains("https://intranet.example.com/admin") && !text.contains("5ec2e7"), "\(format)")
      #expect(text.contains("token=kept"), "\(format)")
    }
  }
}
