import Foundation
import NotionModel
import NotionSimulator
import RenderingTestSupport
import TestSupport
import Testing

/// Files that run something when they are opened, attached to pages, through the real program.
@Suite struct ActiveAttachmentTests {
  private static let script = "document.documentElement.dataset.ran = 'yes'"

  /// Files by name: their media types and what they hold.
  private static let files: [(name: String, type: String, content: String)] = [
    ("evil.html", "text/html", "<!DOCTYPE html><title>x</title><script>\(script)</script>"),
    ("evil.htm", "application/octet-stream", "<script>\(script)</script>"),
    (
      "EVIL.XHTML", "application/xhtml+xml",
      "<html xmlns=\"http://www.w3.org/1999/xhtml\"><script>\(script)</script></html>"
    ),
    (
      "evil.svg", "image/svg+xml",
      "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>\(script)</script></svg>"
    ),
    (
      "evil.xml", "application/xml", "<x:script xmlns:x=\"http://www.w3.org/1999/xhtml\">\(script)</x:script>"
    ),
    ("evil.xsl", "text/xml", "<x:script xmlns:x=\"http://www.w3.org/1999/xhtml\">\(script)</x:script>"),
    ("evil.js", "text/javascript", script), ("evil.mjs", "text/javascript", script),
    ("evil.css", "text/css", "body { display: none }"), ("evil.swf", "application/x-shockwave-flash", "FWS"),
    ("evil.php", "text/plain", "<?php phpinfo(); ?>"), ("evil", "text/html", "<script>\(script)</script>"),
    ("evil2", "application/octet-stream", "\n <script>\(script)</script>"),
    ("evil2.unknown", "application/octet-stream", "<script>\(script)</script>"),
    ("evil.unknown", "text/html; charset=utf-8", "<script>\(script)</script>"),
  ]
  private static let drawing =
    "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"9\" height=\"9\"><path d=\"M0 0h9v9z\"/></svg>"

  private static func workspace() -> SimulatedWorkspace {
    var workspace = SimulatedWorkspace()
    var blocks: [BlockDraft] = [.paragraph("Text.")]
    for file in files {
      let asset = workspace.addAsset(file.name, contentType: file.type, bytes: Array(file.content.utf8))
      blocks += [.file(.hosted(asset, name: file.name)), .image(.hosted(asset)), .video(.hosted(asset))]
    }
    let good = workspace.addAsset("good.svg", contentType: "image/svg+xml", bytes: Array(drawing.utf8))
    blocks.append(.image(.hosted(good)))
    // What the title names is what an attacker would have to know: the script's name in the output.
    workspace.add(
      page: PageDraft(
        "Notes<script src=\"assets/evil_js.txt\"></script><meta http-equiv=\"refresh\" content=\"0;url=https://evil.example\">",
        content: blocks))
    return workspace
  }

  private func exported(_ body: (TemporaryFolder) async throws -> Void) async throws {
    let folder = try TemporaryFolder()
    try await withSimulator(Self.workspace()) { simulator in
      let ending = try await Workbench(folder, simulator, formats: "html", "site").program("out").run()
      #expect(ending.code == 0, "\(ending.errors)")
    }
    try await body(folder)
  }

  @Test("In what is published they have names by which no browser and no server runs them")
  func names() async throws {
    try await exported { folder in
      for format in ["html", "site"] {
        let files = folder.files(in: "out/\(format)").filter {
          $0.contains("assets/") && $0.lowercased().contains("evil")
        }
        #expect(files.count == Self.files.count, "\(files)")
        #expect(files.allSatisfy { $0.hasSuffix(".txt") }, "\(files)")
        let drawings = folder.files(in: "out/\(format)").filter { $0.contains("good") }
        #expect(drawings.count == 1 && drawings.allSatisfy { $0.hasSuffix(".svg") }, "\(drawings)")
        let page = try #require(
          folder.files(in: "out/\(format)").filter { $0.hasSuffix(".html") }
            .compactMap { folder.text("out/\(format)/\($0)") }.first {
              $0.contains("good.svg") || $0.contains("good%20")
            })
        // They are saved under their own names, and shown nowhere.
        #expect(page.contains("download=\"evil.html\"") && page.contains("download=\"evil.svg\""))
        #expect(page.firstMatch(of: /<(img|video|audio|iframe|object)[^>]*src="[^"]*[eE][vV][iI][lL]/) == nil)
        #expect(page.contains("<img src=\"assets/good"))
        #expect(!page.contains("<script src") && !page.contains("http-equiv=\"refresh\""))
      }
    }
  }

  @Test(
    "Opened from a server that goes by names, from `serve` and from a disk, none of them runs",
    .enabled(
      if: TestTool.chromium != nil && TestTool.browserPython != nil, "Chromium or Playwright is missing"),
    arguments: ["site", "html"])
  func opened(format: String) async throws {
    try await exported { folder in
      let output = "\(folder.path)/out/\(format)"
      _ = try await Program("serve", output, "--port", "0").run { running in
        guard let text = await running.printed("/\n"),
          let address = text.firstMatch(of: /http:\/\/127\.0\.0\.1:\d+\//)
        else { return }
        do {
          let result = try TestTool.run(
            try #require(TestTool.browserPython),
            [
              TestTool.root.appending(path: "Tests/SiteSinkTests/Browser/checks/run.py").path, "attachments",
              try #require(TestTool.chromium).path, String(address.0), output,
            ])
          #expect(result.status == 0, "\(String(decoding: result.output, as: UTF8.self))")
        } catch { Issue.record(error) }
        running.send(SIGINT)
      }
    }
  }
}
