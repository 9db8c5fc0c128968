import AsyncHTTPClient
import Foundation
import NIOCore
import NIOHTTP1
import NotionModel
import NotionSimulator
import Testing

@Suite struct ProgramTests {
  @Test("The program prints its address and token in one line")
  func itPrintsItsAddressAndTokenInOneLine() async throws {
    try await SimulatorProgram.run("--workspace", "demo", "--token", "ntn_mine") { program in
      #expect(program.token == "ntn_mine")
      #expect(program.url.hasPrefix("http://127.0.0.1:"))
      let page = try await program.get("/v1/pages/\(DemoWorkspace.id("handbook"))")
      #expect(page.status == 200)
      #expect(page.json["archived"] == false)
    }
  }

  @Test("The options of the program reach the simulator") func itsOptionsReachTheSimulator() async throws {
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

  @Test(
    "Wrong options are explained",
    arguments: [
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

/// The real `notion-simulator` in a separate process.
struct SimulatorProgram {
  private static var executable: URL {
    // Beside the test bundle, wherever the build folder is.
    URL(filePath: CommandLine.arguments[0]).deletingLastPathComponent().appending(path: "notion-simulator")
  }

  let url: String
  let token: String
  /// The line that it prints when it listens.
  let line: String

  /// Runs the program for the duration of `body`.
  static func run(
    _ arguments: String..., body: (SimulatorProgram) async throws -> Void
  ) async throws {
    let process = Process()
    process.executableURL = executable
    process.arguments = ["--port", "0"] + arguments
    let output = Pipe()
    process.standardOutput = output
    try process.run()
    defer {
      process.terminate()
      process.waitUntilExit()
    }
    let line = try await firstLine(of: output)
    let words = line.split(separator: " ").map(String.init)
    try await body(
      SimulatorProgram(url: words.first ?? "", token: words.count == 2 ? words[1] : "", line: line))
  }

  /// Runs the program in a way that must fail, and returns its exit code and error message.
  static func failure(_ arguments: String...) throws -> (code: Int32, errors: String) {
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    let errors = Pipe()
    process.standardError = errors
    process.standardOutput = Pipe()
    try process.run()
    let text = String(decoding: errors.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    return (process.terminationStatus, text)
  }

  private static func firstLine(of pipe: Pipe) async throws -> String {
    let handle = pipe.fileHandleForReading
    return await withCheckedContinuation { continuation in
      DispatchQueue.global().async {
        var bytes: [UInt8] = []
        while let byte = handle.readData(ofLength: 1).first, byte != 0x0A { bytes.append(byte) }
        continuation.resume(returning: String(decoding: bytes, as: UTF8.self))
      }
    }
  }

  func get(_ path: String) async throws -> (status: Int, json: JSONValue) {
    var request = HTTPClientRequest(url: url + path)
    request.headers.add(name: "Authorization", value: "Bearer \(token)")
    request.headers.add(name: "Notion-Version", value: "2025-09-03")
    let response = try await HTTPClient.shared.execute(request, timeout: .seconds(30))
    let body = try await response.body.collect(upTo: 16 << 20)
    let json = try JSONSlice(validating: Array(body.readableBytesView)).decode(JSONValue.self)
    return (Int(response.status.code), json)
  }
}
