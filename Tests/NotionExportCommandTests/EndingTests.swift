import Foundation
import NotionExportKit
import NotionModel
import NotionSimulator
import TestSupport
import Testing

/// The outcome of a run for schedulers: its exit code, the hooks after it, the heartbeat, the version.
@Suite struct EndingTests {
  /// A hook that writes its environment to a file.
  private static func hook(_ folder: TemporaryFolder, _ name: String) -> String {
    "env > '\(folder.path)/\(name)'"
  }

  private func variables(_ folder: TemporaryFolder, _ name: String) throws -> [String: String] {
    let text = String(decoding: try folder.bytes(name), as: UTF8.self)
    return text.split(separator: "\n").reduce(into: [:]) { variables, line in
      let parts = line.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      if parts.count == 2 { variables[String(parts[0])] = String(parts[1]) }
    }
  }

  @Test("Findings end a run with 3, and with 0 where they are accepted; the report lists them either way")
  func findings() async throws {
    let folder = try TemporaryFolder()
    try await withSimulator(DemoWorkspace.make()) { simulator in
      let bench = Workbench(folder, simulator, formats: "json")
      #expect(try await bench.program("strict").run().code == 3)
      let accepted = try await bench.program("accepted", "--findings-ok").run()
      #expect(accepted.code == 0)
      #expect(accepted.errors.contains("with the reasons: .notion-export/report.json"))
      let report = try JSONValue(json: Array(try folder.bytes("accepted/.notion-export/report.json")))
      #expect(report["diagnostics"]?.array?.isEmpty == false)
      #expect(report["version"]?.string == ProductVersion.current)
    }
  }

  @Test("The command for success follows a run that ends with 0, and knows the run but not the token")
  func success() async throws {
    let folder = try TemporaryFolder()
    try await withSimulator(SimulatedWorkspace.withOnePage()) { simulator in
      let run = try await Workbench(folder, simulator, formats: "json").program(
        "out", "--on-success", Self.hook(folder, "success"), "--on-failure", Self.hook(folder, "failure")
      ).run()
      #expect(run.code == 0, "\(run.errors)")
      let variables = try variables(folder, "success")
      #expect(variables["NOTION_RUN_RESULT"] == "success")
      #expect(variables["NOTION_RUN_EXIT_CODE"] == "0")
      #expect(variables["NOTION_RUN_OUTPUT"] == "\(folder.path)/out")
      #expect(variables["NOTION_TOKEN"] == nil)
      let report = try #require(variables["NOTION_RUN_REPORT"])
      #expect(try JSONValue(json: Array(Data(contentsOf: URL(filePath: report))))["outcome"] == "complete")
      #expect(!folder.files(in: "").contains("failure"))
    }
  }

  @Test("The command for failure follows findings, a refused token and a wrong setting")
  func failure() async throws {
    let folder = try TemporaryFolder()
    try await withSimulator(DemoWorkspace.make()) { simulator in
      let bench = Workbench(folder, simulator, formats: "json")
      for (name, result, code, change) in [
        ("findings", "findings", 3, { _ in }),
        ("token", "failed", 1, { $0.environment["NOTION_TOKEN"] = "ntn_wrong" }),
        ("missing", "usage", 64, { $0.environment["NOTION_TOKEN"] = nil }),
      ] as [(String, String, Int32, (inout Program) -> Void)] {
        var program = bench.program(
          name, "--on-success", Self.hook(folder, "success"), "--on-failure", Self.hook(folder, name + ".env")
        )
        change(&program)
        let run = try await program.run()
        #expect(run.code == code, "\(run.errors)")
        let variables = try variables(folder, name + ".env")
        #expect(variables["NOTION_RUN_RESULT"] == result)
        #expect(variables["NOTION_RUN_EXIT_CODE"] == "\(code)")
      }
      #expect(!folder.files(in: "").contains("success"))
    }
  }

  @Test("A hook that fails is a warning, and changes no exit code")
  func failingHook() async throws {
    let folder = try TemporaryFolder()
    try await withSimulator(SimulatedWorkspace.withOnePage()) { simulator in
      let run = try await Workbench(folder, simulator, formats: "json").program(
        "out", "--on-success", "exit 7"
      ).run()
      #expect(run.code == 0)
      #expect(run.errors == "Warning: --on-success exited with code 7.\n")
    }
  }

  @Test(
    "A heartbeat follows a run that ends with 0, without the token; one that does not arrive is a warning")
  func heartbeat() async throws {
    let folder = try TemporaryFolder()
    try await withSimulator(SimulatedWorkspace.withOnePage()) { simulator in
      let bench = Workbench(folder, simulator, formats: "json")
      let taken = try await bench.program("out", "--heartbeat-url", "\(simulator.url)/__simulator/statistics")
        .run()
      #expect(taken.code == 0 && taken.errors.isEmpty, "\(taken.errors)")
      // The simulator's own address without a token, which shows that the request comes and carries none.
      let users = simulator.statistics.count(.users, status: 401)
      let refused = try await bench.program("out", "--heartbeat-url", "\(simulator.url)/v1/users").run()
      #expect(refused.code == 0)
      #expect(
        refused.errors == "Warning: the heartbeat request failed: it answers with status 401.\n")
      #expect(simulator.statistics.count(.users, status: 401) == users + 1)
      var wrong = bench.program("out", "--heartbeat-url", "\(simulator.url)/v1/users")
      wrong.environment["NOTION_TOKEN"] = "ntn_wrong"
      #expect(try await wrong.run().code == 1)
      #expect(simulator.statistics.count(.users, status: 401) == users + 1)
    }
    let run = try await Program("--heartbeat-url", "ftp://example.org/beat", "--demo").run()
    #expect(run.code == 64)
    #expect(run.errors.contains("--heartbeat-url: expected an address"))
  }

  @Test(
    "Commands and the address are not taken from a file that lies in the working directory",
    arguments: [
      "on-success: touch made", "on-failure: touch made", "heartbeat-url: https://example.org/beat",
    ])
  func foundFile(setting: String) async throws {
    let folder = try TemporaryFolder()
    try folder.put("notion-export.yaml", "\(setting)\n")
    var program = Program("--demo", "--output", "out")
    program.directory = folder.path
    let run = try await program.run()
    #expect(run.code == 64)
    #expect(run.errors.contains("it is ignored in a file that was found in the working directory"))
    #expect(!folder.files(in: "").contains("made"))
  }

  @Test("The version is the same everywhere")
  func version() async throws {
    let run = try await Program("--version").run()
    #expect(run.code == 0)
    #expect(run.output == "notion-export \(ProductVersion.current)\n")
  }
}

extension SimulatedWorkspace {
  /// A workspace whose export has no findings.
  fileprivate static func withOnePage() -> SimulatedWorkspace {
    var workspace = SimulatedWorkspace()
    workspace.add(page: PageDraft("Page", content: [.paragraph("Text.")]))
    return workspace
  }
}
