import Foundation
import NotionSimulator
import Testing

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
    let files = Self.blocks.filter { $0.language == "yaml" }
    #expect(!files.isEmpty)
    for file in files {
      let folder = try TemporaryFolder()
      try folder.put("notion-export.yaml", file.lines.joined(separator: "\n"))
      var program = Program("config")
      program.directory = folder.path
      let ending = try await program.run()
      #expect(ending.code == 0, "\(ending.errors)")
    }
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
