import Foundation
import NotionModel
import NotionSimulator
import Testing

/// An address that is signed for an hour is a hosted file in every field.
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
    #expect(page.contains("A file without an address"))
    #expect(try run.text(format).contains("assets/linked"))
    #expect(run.report.contains("file-without-address"))
  }

  @Test("Other signatures at the next read change nothing")
  func secondRun() async throws {
    _ = try await ValuesRun.export { bench in
      let second = try await bench.program("out").run()
      #expect(ValuesRun.count("nothing has changed", in: second.output) == 4, "\(second.output)")
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
