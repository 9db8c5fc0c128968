import Foundation
import NotionSimulator
import RenderingTestSupport
import TestSupport
import Testing
import Yams

/// The commands, configurations and flags of the README and of the pages for users.
@Suite struct ReadmeTests {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  private static let files =
    ["README.md"] + ["Recipes", "Running", "Output"].map { "Documentation/\($0).md" }

  private static let readme: String = files.map { file in
    (try? String(contentsOf: root.appending(path: file), encoding: .utf8)) ?? ""
  }.joined(separator: "\n")

  /// The fenced blocks with the word after the fence.
  private static let blocks: [(language: String, lines: [String])] = {
    var blocks: [(String, [String])] = []
    var open: (String, [String])?
    for indented in readme.split(separator: "\n", omittingEmptySubsequences: false) {
      // A block of a numbered list is indented.
      let line = indented.hasPrefix("   ```") || open?.0 == "" ? indented.drop { $0 == " " } : indented
      if line.hasPrefix("```") {
        if let block = open {
          blocks.append(block)
          open = nil
        } else {
          open = (String(line.dropFirst(3)), [])
        }
      } else {
        open?.1.append(String(line))
      }
    }
    return blocks
  }()

  /// The commands in the order of the page, as arguments.
  private static let commands: [[String]] = blocks.filter { $0.language == "" }.flatMap(\.lines).compactMap {
    line in
    let words = line.split(separator: " ").map(String.init)
    guard let start = words.firstIndex(of: "notion-export"), !line.contains("/srv/") else { return nil }
    guard words[..<start].allSatisfy({ $0 == "$" || $0.contains("=") }) else { return nil }
    return Array(words[(start + 1)...])
  }

  @Test("Every command runs") func everyCommandRuns() async throws {
    #expect(Self.commands.count >= 6)
    let folder = try TemporaryFolder()
    try await withSimulator(DemoWorkspace.make()) { simulator in
      for command in Self.commands {
        // The demo brings a server of its own.
        var program = Program(
          environment: command.contains("--demo")
            ? [:] : ["NOTION_TOKEN": simulator.token, "NOTION_EXPORT_API_URL": simulator.url])
        program.arguments = command
        program.directory = folder.path
        let ending = try await program.run()
        #expect(ending.code == 0 || ending.code == 3, "\(command): \(ending.errors)")
      }
    }
  }

  @Test("Every configuration is valid") func everyConfigurationHolds() async throws {
    let files = Self.blocks.filter { $0.language == "yaml" && !Self.isWorkflow($0.lines) }
    #expect(!files.isEmpty)
    for file in files {
      let folder = try TemporaryFolder()
      try folder.put("backup.yaml", file.lines.joined(separator: "\n"))
      var program = Program("config", "--config", "backup.yaml")
      program.directory = folder.path
      let ending = try await program.run()
      #expect(ending.code == 0, "\(ending.errors)")
    }
  }

  /// The commands of cron and systemd, with the test's folder in place of `/srv/notion`.
  @Test("Every scheduled command makes a backup") func everyScheduledCommandBacksUp() async throws {
    let lines = Self.blocks.flatMap(\.lines).filter { $0.contains("--config /srv/notion/") }
    #expect(lines.count >= 2)
    let file = try #require(
      Self.blocks.first { $0.language == "yaml" && $0.lines.first == "# backup.yaml" })
    for line in lines {
      let folder = try TemporaryFolder()
      try await withSimulator(DemoWorkspace.make()) { simulator in
        try folder.put("backup.yaml", file.lines.joined(separator: "\n"))
        try folder.put("notion-token", simulator.token)
        var program = Program(environment: ["NOTION_EXPORT_API_URL": simulator.url])
        let command = try #require(line.range(of: "notion-export --config"))
        program.arguments = line[command.lowerBound...].split(separator: " ").dropFirst().map {
          String($0).replacing("/srv/notion", with: folder.path)
        }
        let ending = try await program.run()
        #expect(ending.code == 3, "\(line): \(ending.errors)")
        for written in ["backup/json/workspace.json", "backup/markdown/index.md", "notion-export.prom"] {
          #expect(FileManager.default.fileExists(atPath: "\(folder.path)/\(written)"), "\(written)")
        }
      }
    }
  }

  private static func isWorkflow(_ lines: [String]) -> Bool {
    lines.first?.contains(".github/workflows/") == true
  }

  @Test("Every workflow publishes what its command writes")
  func everyWorkflowPublishesWhatItsCommandWrites() async throws {
    let workflows = Self.blocks.filter { $0.language == "yaml" && Self.isWorkflow($0.lines) }
    #expect(!workflows.isEmpty)
    for workflow in workflows {
      let root = try #require(try Yams.load(yaml: workflow.lines.joined(separator: "\n")) as? [String: Any])
      let job = try #require((root["jobs"] as? [String: [String: Any]])?.values.first)
      let steps = try #require(job["steps"] as? [[String: Any]])
      let action = try #require(
        steps.first { ($0["uses"] as? String)?.contains("/.github/actions/export@") == true })
      let inputs = try #require(action["with"] as? [String: String])
      try expectInputs(Array(inputs.keys))
      let upload = try #require(
        steps.first { ($0["uses"] as? String)?.hasPrefix("actions/upload-pages-artifact@") == true })
      let published = try #require((upload["with"] as? [String: Any])?["path"] as? String)

      let folder = try TemporaryFolder()
      try await withSimulator(DemoWorkspace.make()) { simulator in
        // The step of the action that exports, with the program that was built in place of a release.
        var program = Program(
          environment: [
            "NOTION_TOKEN": simulator.token, "NOTION_EXPORT_API_URL": simulator.url,
            "FORMAT": inputs["format", default: ""], "OUTPUT": inputs["output", default: "notion-export"],
            "ARGUMENTS": inputs["arguments", default: ""], "FINDINGS": inputs["findings", default: "pass"],
            "GITHUB_OUTPUT": "\(folder.path)/outputs",
          ])
        let step = Self.root.appending(path: ".github/actions/export/export.sh").path
        program.script = "PATH=$(dirname \"$0\"):$PATH exec bash '\(step)'"
        program.directory = folder.path
        let ending = try await program.run()
        #expect(ending.code == 0, "\(ending.errors)")
        #expect(ending.output.contains("::warning title=notion-export::Some objects could not be exported"))
      }
      let outputs = try String(contentsOfFile: "\(folder.path)/outputs", encoding: .utf8)
      #expect(outputs == "exit-code=3\n")
      for file in ["index.html", "sitemap.xml", ".notion-export/archive.sqlite"] {
        #expect(FileManager.default.fileExists(atPath: "\(folder.path)/\(published)/\(file)"), "\(file)")
      }
    }
  }

  /// The inputs that a workflow sets are those of the action.
  private func expectInputs(_ names: [String]) throws {
    let file = Self.root.appending(path: ".github/actions/export/action.yml")
    let action = try Yams.load(yaml: try String(contentsOf: file, encoding: .utf8)) as? [String: Any]
    let known = try #require(action?["inputs"] as? [String: Any])
    for name in names { #expect(known[name] != nil, "\(name)") }
  }

  @Test(
    "Every query finds something", .enabled(if: TestTool.databasePython != nil, "DuckDB is not installed"))
  func everyQueryFindsSomething() async throws {
    let python = try #require(TestTool.databasePython)
    let statements = Self.blocks.filter { $0.language == "sql" }
      .flatMap { $0.lines.joined(separator: "\n").split(separator: ";") }.map(String.init)
      .filter { $0.contains { !$0.isWhitespace } }
    #expect(statements.count >= 2)
    let folder = try TemporaryFolder()
    let program = Program(
      "--demo", "--format", "json", "-O", "json.layout=ndjson", "--output", "\(folder.path)/warehouse")
    let ending = try await program.run()
    #expect(ending.code == 3, "\(ending.errors)")
    let script = """
      import duckdb, os, sys
      os.chdir(sys.argv[1])
      for statement in sys.argv[2:]:
          print(len(duckdb.sql(statement).fetchall()))
      """
    let (output, status) = try TestTool.run(python, ["-c", script, folder.path] + statements)
    #expect(status == 0)
    let counts = String(decoding: output, as: UTF8.self).split(separator: "\n").compactMap { Int($0) }
    #expect(counts.count == statements.count)
    #expect(counts.allSatisfy { $0 > 0 }, "\(counts)")
  }

  @Test("Every flag is one of the program") func everyFlagIsOneOfTheProgram() async throws {
    var known = ""
    for command in ["export", "render", "status", "verify", "config", "formats"] {
      known += try await Program("help", command).run().output
    }
    for match in Self.readme.matches(of: /--[a-z][a-z-]+/) {
      // Of the scripts and of other programs.
      if ["--filter", "--help", "--rm", "--env", "--volume", "--user", "--global"].contains(match.output) {
        continue
      }
      #expect(known.contains(match.output), "\(match.output)")
    }
  }

  @Test("Every link of the documentation to a file of the repository leads to one")
  func everyLinkLeadsToAFile() throws {
    let manager = FileManager.default
    let pages = try manager.contentsOfDirectory(atPath: Self.root.appending(path: "Documentation").path)
      .filter { $0.hasSuffix(".md") }.map { "Documentation/\($0)" }
    #expect(pages.count >= 5)
    for page in pages + [
      "README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md", "Benchmarks/README.md",
    ] {
      let file = Self.root.appending(path: page)
      let text = try String(contentsOf: file, encoding: .utf8)
      for match in text.matches(of: /\]\(([^)\s]+)\)/) {
        let parts = match.output.1.split(separator: "#", omittingEmptySubsequences: false)
        guard !match.output.1.contains("://") else { continue }
        let target = parts[0].isEmpty ? file : URL(filePath: String(parts[0]), relativeTo: file)
        #expect(manager.fileExists(atPath: target.path), "\(match.output.1) in \(page)")
        guard parts.count > 1, target.pathExtension == "md" else { continue }
        let headings = try String(contentsOf: target, encoding: .utf8).split(separator: "\n")
          .filter { $0.hasPrefix("#") }
          .map { $0.drop { $0 == "#" || $0 == " " }.lowercased().replacing(" ", with: "-") }
        #expect(headings.contains(String(parts[1])), "\(match.output.1) in \(page)")
      }
    }
  }
}
