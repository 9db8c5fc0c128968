import NotionModel
import NotionSimulator
import Testing

@Suite struct ProgramTests {
  @Test func itPrintsItsAddressAndTokenInOneLine() async throws {
    try await SimulatorProgram.run("--workspace", "demo", "--token", "ntn_mine") { program in
      #expect(program.token == "ntn_mine")
      #expect(program.url.hasPrefix("http://127.0.0.1:"))
      let page = try await program.get("/v1/pages/\(DemoWorkspace.id("handbook"))")
      #expect(page.status == 200)
      #expect(page.json["archived"] == false)
    }
  }

  @Test func itsOptionsReachTheSimulator() async throws {
    try await SimulatorProgram.run(
      "--workspace", "synthetic:100000", "--allowance", "3/60s", "--latency", "1ms-2ms", "--fault",
      "500@users=first:1"
    ) { program in
      let users = try await program.get("/v1/users")
      #expect(users.status == 500)
      let again = try await program.get("/v1/users")
      #expect(again.json["results"]?.array?.count == 38)
      _ = try await program.get("/v1/users/me")
      let refused = try await program.get("/v1/users/me")
      #expect(refused.status == 429)
      let statistics = try await program.get("/__simulator/statistics").json
      #expect(statistics["accepted"] == 3)
      #expect(statistics["refused"] == 1)
      #expect(statistics["faults"]?["500"] == 1)
    }
  }

  @Test(arguments: [
    ["--workspace", "synthetic:many"], ["--allowance", "180"], ["--token-bucket", "fast"],
    ["--latency", "soon"], ["--retry-after", "later"],
    ["--fault", "nonsense"], ["--fault", "500@nowhere"], ["--allowance", "1/1s", "--token-bucket", "1/s"],
  ])
  func wrongOptionsAreExplained(arguments: [String]) throws {
    let failure =
      arguments.count == 2
      ? try SimulatorProgram.failure(arguments[0], arguments[1])
      : try SimulatorProgram.failure(arguments[0], arguments[1], arguments[2], arguments[3])
    #expect(failure.code == 64)
    #expect(failure.errors.contains("Error:"))
  }
}
