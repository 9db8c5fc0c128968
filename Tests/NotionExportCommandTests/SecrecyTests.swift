import Foundation
import NotionSimulator
import TestSupport
import Testing

/// The token and the signatures of file URLs are never written, under any circumstances.
@Suite struct SecrecyTests {
  private static let secrets = ["X-Amz-Signature", "X-Amz-Credential", "ntn_"]

  private func expectNoSecret(in ending: Program.Ending, _ token: String) {
    for secret in Self.secrets + [token] {
      #expect(!ending.output.contains(secret))
      #expect(!ending.errors.contains(secret))
    }
  }

  private func expectNoSecret(in folder: TemporaryFolder, _ token: String) throws {
    for file in folder.files() {
      let bytes = try folder.bytes(file)
      for secret in Self.secrets + [token] where bytes.range(of: Data(secret.utf8)) != nil {
        Issue.record("\(file) holds \(secret)")
      }
    }
  }

  @Test("No run prints or writes a token") func runs() async throws {
    let folder = try TemporaryFolder()
    try await withSimulator(DemoWorkspace.make()) { simulator in
      let token = simulator.token
      func run(_ arguments: [String], token: String) async throws {
        var program = Program(environment: ["NOTION_TOKEN": token])
        program.arguments = arguments + ["--output", "\(folder.path)/out"]
        expectNoSecret(in: try await program.run(), token)
      }
      let api = ["--api-url", simulator.url]
      let export = ["--format", "json", "--format", "markdown", "-v", "--log-format", "json"] + api
      try await run(
        export + [
          "--metrics-file", "\(folder.path)/x.prom", "--progress", "json", "--progress-interval", "50ms",
        ],
        token: token)
      try await run(export, token: token)
      // A token that is refused, and one that is no token.
      try await run(export, token: "ntn_refused0000000000000000000000000000000000")
      try await run(export, token: "ntn_with space")
      try await run(["verify", "--api", "-v"] + api, token: token)
      try await run(["status"], token: token)
      try await run(["config"] + export, token: token)
      try await run(["render", "--format", "json", "-v"], token: token)
      try expectNoSecret(in: folder, token)
    }
  }

  @Test("No failing server makes a token appear") func failingServers() async throws {
    let folder = try TemporaryFolder()
    try await withSimulator(DemoWorkspace.make()) { simulator in
      simulator.edit { $0.capabilities.readsComments = false }
      var program = Program(
        "--format", "json", "--output", "\(folder.path)/out", "-v", "--api-url", simulator.url,
        environment: ["NOTION_TOKEN": simulator.token])
      expectNoSecret(in: try await program.run(), simulator.token)
      program.arguments = [
        "--format", "json", "--output", "\(folder.path)/out", "--api-url", "https://127.0.0.1:1",
      ]
      try expectNoSecret(in: folder, simulator.token)
    }
  }
}
