import Foundation
import HTMLSink
import NotionExportKit
import RenderingTestSupport
import SinkTestKit
import Testing

/// Whole workspaces as HTML: a workspace of traps, compared with reviewed goldens, and the demo.
struct HTMLWorkspaceTests {
  private enum Workspace: CaseIterable {
    case adversarial, demo

    func files() async throws -> [String: [UInt8]] {
      switch self {
      case .adversarial:
        try await ScriptedRun(HTMLSinkPlugin(), over: AdversarialWorkspace.make()).output.files
      case .demo: try await HTMLDemoRun.files.value
      }
    }
  }

  @Test("Every file is as it was reviewed")
  func golden() async throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Goldens/adversarial")
    let differences = try GoldenDirectory(folder).differences(from: try await Workspace.adversarial.files())
    #expect(differences.isEmpty, "\(differences.joined(separator: "\n"))")
  }

  // Skipped where Java or the checker is missing: `Scripts/install-dependencies` installs both.
  @Test(
    "The Nu HTML checker finds no error", .enabled(if: NuChecker.isInstalled, "Java or vnu.jar is missing"),
    arguments: Workspace.allCases)
  private func valid(workspace: Workspace) async throws {
    var files = try await workspace.files()
    #expect(files.count { $0.key.hasSuffix(".html") } > 10)
    // A page that is wrong shows that the checker is awake.
    files["wrong.html"] = Array("<p><div></p>".utf8)
    let errors = try await NuChecker.errors(in: files)
    #expect(errors.contains { $0.hasPrefix("wrong.html:") })
    let found = errors.filter { !$0.hasPrefix("wrong.html:") }
    #expect(found.isEmpty, "\(found.prefix(20).joined(separator: "\n"))")
  }

  @Test(
    "Every local link, fragment and file is there",
    .enabled(if: TestTool.python != nil, "html5lib is missing"),
    arguments: Workspace.allCases)
  private func links(workspace: Workspace) async throws {
    let broken = try await LinkCheck.broken(in: try await workspace.files())
    #expect(broken.isEmpty, "\(broken.prefix(20).joined(separator: "\n"))")
  }

  @Test("No page holds a script, or loads anything from elsewhere", arguments: Workspace.allCases)
  private func selfContained(workspace: Workspace) async throws {
    for (path, bytes) in try await workspace.files() where path.hasSuffix(".html") {
      let text = String(decoding: bytes, as: UTF8.self)
      #expect(text.contains("script-src 'none'"), "\(path)")
      #expect(text.firstMatch(of: /<(script|iframe|object|embed|form|base)[ >]/) == nil, "\(path)")
      #expect(text.firstMatch(of: /<[^>]* src="[a-z]+:/) == nil, "\(path)")
      #expect(text.firstMatch(of: /<link[^>]* href="[a-z]+:/) == nil, "\(path)")
      #expect(!text.contains("X-Amz"), "\(path)")
    }
    let style = try await workspace.files()["assets/style.css"].map { String(decoding: $0, as: UTF8.self) }
    #expect(style?.contains("url('data:image/svg+xml") == true)
    #expect(
      style?.firstMatch(of: /url\(['"]?(?!data:)[a-z]*:?\/\//) == nil && style?.contains("@import") == false)
  }
}
