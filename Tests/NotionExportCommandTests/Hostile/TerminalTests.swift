import Foundation
import NotionModel
import NotionSimulator
import TestSupport
import Testing

/// Foreign text on the terminal is only displayed.
@Suite("Nothing hostile reaches a terminal or a log") struct TerminalTests {
  /// A title, window title and clipboard sequences, a bell, a forged line, C1 controls, and a turned-around end.
  private static let hostile =
    "A\u{1B}[2J\u{1B}]0;owned\u{7}\u{1B}]52;c;ZXZpbA==\u{1B}\\ B\rError: forged\nC\u{9B}31mD\u{85}E\u{202E}F\u{2066}G\u{2028}H\u{7F}"

  /// Expects that nothing acts on a terminal; line breaks are the program's own.
  private func expectHarmless(_ ending: Program.Ending, _ what: String) {
    for text in [ending.output, ending.errors] {
      let active = text.unicodeScalars.filter { scalar in
        switch scalar.properties.generalCategory {
        case .control: scalar != "\n"
        case .lineSeparator, .paragraphSeparator: true
        default: scalar.properties.isBidiControl
        }
      }
      #expect(active.isEmpty, "\(what): \(active.map { String($0.value, radix: 16) })")
      #expect(
        !text.split(separator: "\n").contains { $0.hasPrefix("Error: forged") || $0.hasPrefix("C\\u") },
        "\(what)")
    }
  }

  private static func workspace() -> SimulatedWorkspace {
    var workspace = SimulatedWorkspace()
    workspace.name = hostile
    let asset = workspace.addAsset("\(hostile).png", contentType: "image/png", bytes: [1])
    let page = workspace.add(
      page: PageDraft(
        TextDraft(hostile), content: [.paragraph("Text."), .image(.hosted(asset, name: hostile))]))
    _ = workspace.add(
      page: PageDraft(TextDraft("Child \(hostile)"), content: [.paragraph("Text.")]), in: .page(page))
    return workspace
  }

  @Test("Titles are shown, not obeyed, by every command") func titles() async throws {
    let folder = try TemporaryFolder()
    let configuration = SimulatorConfiguration().with {
      $0.faults = [
        FaultRule(.escapeSequences, on: [.blockChildren], .every(2)),
        FaultRule(.escapeSequences, on: [.users]),
      ]
    }
    try await withSimulator(Self.workspace(), configuration) { simulator in
      var program = Program()
      program.environment = ["NOTION_TOKEN": simulator.token]
      func run(_ arguments: [String]) async throws -> Program.Ending {
        program.arguments = arguments
        let ending = try await program.run()
        expectHarmless(ending, "\(arguments)")
        return ending
      }
      let output = ["--output", "\(folder.path)/out"]
      let api = ["--api-url", simulator.url]
      let formats = ["json", "markdown", "html", "site"].flatMap { ["--format", $0] }
      let dry = try await run(["--dry-run", "--format", "json"] + output + api)
      #expect(dry.output.contains(#""A\u{1B}[2J\u{1B}]0;owned\u{7}"#))
      #expect(dry.output.contains(#"\rError: forged\nC\u{9B}31mD\u{85}E\u{202E}F\u{2066}G\u{2028}H\u{7F}""#))
      let export = try await run(formats + ["-v"] + output + api)
      #expect(export.errors.contains(#"\u{1B}"#))
      for progress in ["plain", "json"] {
        for log in ["text", "json"] {
          _ = try await run(
            formats + ["-v", "--log-format", log, "--progress", progress, "--progress-interval", "10ms"]
              + output
              + api)
        }
      }
      #expect(try await run(["status"] + output).output.contains(#"Archive of "A\u{1B}[2J"#))
      let status = try await run(["status", "--json"] + output)
      let name = try JSONValue(json: Array(status.output.utf8))["archive"]?["workspace"]?.string
      #expect(name == Self.hostile)
      _ = try await run(["render"] + formats + output)
      for file in folder.files(in: "out/markdown") where file.hasSuffix(".md") {
        try FileManager.default.removeItem(atPath: "\(folder.path)/out/markdown/\(file)")
      }
      let verified = try await run(["verify"] + output)
      #expect(verified.code == 3)
      _ = try await run(["verify", "--json"] + output)
      _ = try await run(["verify", "--api", "-v"] + output + api)
    }
  }

  @Test("A server's messages are shown, not obeyed", arguments: ["text", "json"])
  func messages(log: String) async throws {
    let folder = try TemporaryFolder()
    for routes in [[RouteKind.me], [.search], [.page], [.blockChildren], [.users]] {
      let configuration = SimulatorConfiguration().with {
        $0.faults = [FaultRule(.escapeSequences, on: Set(routes))]
      }
      try await withSimulator(Self.workspace(), configuration) { simulator in
        let bench = Workbench(folder, simulator, formats: "json")
        let ending = try await bench.program("\(routes)", "-v", "--log-format", log).run()
        #expect(ending.code != 0 || routes == [.page])
        expectHarmless(ending, "\(routes)")
      }
    }
  }

  @Test("Arguments, environment and configuration files are shown, not obeyed")
  func settings() async throws {
    let folder = try TemporaryFolder()
    let evil = "a\u{1B}[31m\u{7}b\rError: forged\nC\u{202E}"
    func run(_ arguments: [String], _ environment: [String: String] = [:]) async throws -> Program.Ending {
      var program = Program(environment: environment)
      program.arguments = arguments
      let ending = try await program.run()
      expectHarmless(ending, "\(arguments) \(environment)")
      return ending
    }
    for arguments in [
      [evil], ["--\(evil)"], ["--format", evil], ["export", "--page", evil, "--format", "json"],
      ["status", "--output", evil], ["verify", "--output", evil], ["serve", evil], ["formats", evil],
      ["--format", "json", "--api-url", evil], ["--format", "json", "--token-file", evil],
      ["--format", "json", "-O", "json.\(evil)=1"], ["--config", evil], ["render", "--output", evil],
      ["--format", "json", "--metrics-file", "/nowhere/\(evil)", "--demo"],
    ] {
      #expect(try await run(arguments, ["NOTION_TOKEN": "ntn_x"]).code != 0)
    }
    for (name, value) in [("NOTION_EXPORT_OUTPUT", evil), ("NOTION_EXPORT_FORMAT", evil)] {
      _ = try await run(["status"], [name: value])
    }
    let listing = try await run(["config", "--format", "json", "--output", evil])
    #expect(listing.code == 0)
    // The listing is a configuration file, with which the value is the same again.
    let file = "\(folder.path)/listed.yaml"
    try Data(listing.output.utf8).write(to: URL(filePath: file))
    let again = try await run(["config", "--config", file])
    let line = listing.output.split(separator: "\n").first { $0.hasPrefix("output:") }
    #expect(line?.contains(#"\u001b[31m"#) == true)
    #expect(
      again.output.split(separator: "\n").first { $0.hasPrefix("output:") }?.split(separator: "#").first?
        .trimmingCharacters(in: .whitespaces).hasSuffix(
          #"/a\u001b[31m\u0007b\u000dError: forged\u000aC\u202e""#) == true)
  }
}
