import Foundation
import NotionSimulator
import RenderingTestSupport
import Testing
import Yams

/// Every command, configuration and flag that the README shows is one that works.
@Suite struct ReadmeTests {
  private static let readme: String = {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return (try? String(contentsOf: root.appending(path: "README.md"), encoding: .utf8)) ?? ""
  }()

  /// The fenced blocks with the word after the fence.
  private static let blocks: [(language: String, lines: [String])] = {
    var blocks: [(String, [String])] = []
    var open: (String, [String])?
    for line in readme.split(separator: "\n", omittingEmptySubsequences: false) {
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

  @Test func everyCommandRuns() async throws {
    #expect(Self.commands.count >= 6)
    let folder = try TemporaryFolder()
    try await withSimulator(DemoWorkspace.make()) { simulator in
      for command in Self.commands {
        var program = Program(
          environment: ["NOTION_TOKEN": simulator.token, "NOTION_EXPORT_API_URL": simulator.url])
        program.arguments = command
        program.directory = folder.path
        let ending = try await program.run()
        #expect(ending.code == 0 || ending.code == 3, "\(command): \(ending.errors)")
      }
    }
  }

  @Test func everyConfigurationHolds() async throws {
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

  /// What cron and systemd run, with the folder in place of `/srv/notion`.
  @Test func everyScheduledCommandBacksUp() async throws {
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

  @Test func everyWorkflowPublishesWhatItsCommandWrites() async throws {
    let workflows = Self.blocks.filter { $0.language == "yaml" && Self.isWorkflow($0.lines) }
    #expect(!workflows.isEmpty)
    for workflow in workflows {
      let root = try #require(try Yams.load(yaml: workflow.lines.joined(separator: "\n")) as? [String: Any])
      let job = try #require((root["jobs"] as? [String: [String: Any]])?.values.first)
      let steps = try #require(job["steps"] as? [[String: Any]])
      let runs = steps.compactMap { $0["run"] as? String }
      let line = try #require(runs.first { $0.hasPrefix("notion-export ") })
      let upload = try #require(
        steps.first { ($0["uses"] as? String)?.hasPrefix("actions/upload-pages-artifact@") == true })
      let published = try #require((upload["with"] as? [String: Any])?["path"] as? String)

      let folder = try TemporaryFolder()
      try await withSimulator(DemoWorkspace.make()) { simulator in
        var program = Program(
          environment: ["NOTION_TOKEN": simulator.token, "NOTION_EXPORT_API_URL": simulator.url])
        let command = line.replacing(" || [ $? -eq 3 ]", with: "")
        program.arguments = command.split(separator: " ").dropFirst().map(String.init)
        program.directory = folder.path
        let ending = try await program.run()
        #expect(ending.code == 0 || ending.code == 3, "\(ending.errors)")
      }
      for file in ["index.html", "sitemap.xml", ".notion-export/archive.sqlite"] {
        #expect(FileManager.default.fileExists(atPath: "\(folder.path)/\(published)/\(file)"), "\(file)")
      }
    }
  }

  @Test(.enabled(if: TestTool.databasePython != nil, "DuckDB is not installed"))
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

  @Test func everyFlagIsOneOfTheProgram() async throws {
    var known = ""
    for command in ["export", "render", "status", "verify", "config", "formats"] {
      known += try await Program("help", command).run().output
    }
    for match in Self.readme.matches(of: /--[a-z][a-z-]+/) {
      // Of the scripts and of other programs.
      if ["--filter", "--help"].contains(match.output) { continue }
      #expect(known.contains(match.output), "\(match.output)")
    }
  }
}
