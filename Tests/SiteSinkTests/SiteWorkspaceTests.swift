import Foundation
import NotionExportKit
import RenderingTestSupport
import SinkTestKit
import SiteSink
import Testing

/// Whole workspaces as sites: a workspace of traps, compared with reviewed goldens, and the demo.
struct SiteWorkspaceTests {
  private enum Workspace: CaseIterable {
    case adversarial, demo

    func files() async throws -> [String: [UInt8]] {
      switch self {
      case .adversarial:
        try await ScriptedRun(SiteSinkPlugin(), over: AdversarialWorkspace.make()).output.files
      case .demo: try await DemoSite.files.value
      }
    }

    /// The prefix of addresses from the root, as on the page for missing files.
    var root: String { self == .demo ? "/docs/" : "/" }
  }

  @Test("Every page is as it was reviewed")
  func golden() async throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Goldens/adversarial")
    // Scripts and styles are in the repository already, and the search has separate tests.
    let files = try await Workspace.adversarial.files().filter {
      !$0.key.hasPrefix("assets/") && !$0.key.hasPrefix("search/")
    }
    .mapValues(Self.withoutScripts)
    let differences = try GoldenDirectory(folder).differences(from: files)
    #expect(differences.isEmpty, "\(differences.joined(separator: "\n"))")
  }

  /// A page without the text and the hashes of scripts, which would change all pages with every script.
  private static func withoutScripts(_ bytes: [UInt8]) -> [UInt8] {
    let text = String(decoding: bytes, as: UTF8.self)
      .replacing(/(<script\b[^>]*>)[\s\S]*?<\/script>/) { "\($0.output.1)</script>" }
      .replacing(/sha256-[A-Za-z0-9+\/]+=*/, with: "sha256-")
    return Array(text.utf8)
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
    let broken = try await LinkCheck.broken(in: try await workspace.files(), root: workspace.root)
    #expect(broken.isEmpty, "\(broken.prefix(20).joined(separator: "\n"))")
  }

  @Test(
    "No page loads anything from elsewhere, or has a script or a style in it", arguments: Workspace.allCases)
  private func selfContained(workspace: Workspace) async throws {
    let files = try await workspace.files()
    let own = String(decoding: try #require(files["assets/theme.js"]), as: UTF8.self)
    #expect(own.contains("readValue") && !own.contains("//"))
    for (path, bytes) in files where path.hasSuffix(".html") {
      let text = String(decoding: bytes, as: UTF8.self)
      let sources = try #require(text.firstMatch(of: /script-src ([^;]*);/)?.1.split(separator: " "))
      #expect(sources.count == 3 && sources.allSatisfy { $0.hasPrefix("'sha256-") }, "\(path)")
      for closed in ["object-src", "base-uri", "form-action", "worker-src", "frame-src"] {
        #expect(text.contains("\(closed) 'none'"), "\(path)")
      }
      #expect(text.firstMatch(of: /<(iframe|object|embed|form|base|style)[ >]/) == nil, "\(path)")
      // The only inlined script is that of the templates; redirects have none.
      let scripts = text.matches(of: /<script\b([^>]*)>([\s\S]*?)<\/script>/)
      #expect(scripts.count <= 1 && scripts.allSatisfy { $0.output.2 == own }, "\(path)")
      #expect(text.firstMatch(of: /<[^>]* (src="[a-z]+:|style=")/) == nil, "\(path)")
      #expect(!text.contains("X-Amz"), "\(path)")
    }
  }
}
