#if canImport(FoundationNetworking)
import FoundationNetworking
#endif

import Foundation

/// A `notion-simulator` in a separate process.
struct SimulatorProcess: Sendable {
  /// A simulator that failed.
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  let url: String
  let token: String

  /// Runs `body` while a simulator is listening.
  ///
  /// - Parameters:
  ///   - binaries: The paths of the programs.
  ///   - workspace: The workspace that it serves, such as `synthetic:1000`.
  ///   - arguments: Further arguments, such as `--latency 20ms`.
  ///   - body: The work with the simulator.
  /// - Returns: The result of `body`.
  /// - Throws: ``Failure``, or the error of `body`.
  static func withSimulator<Result>(
    _ binaries: Binaries, workspace: String, _ arguments: [String] = [],
    _ body: (SimulatorProcess) async throws -> Result
  ) async throws -> Result {
    try await ScratchFolder.withFolder { folder in
      let process = try MeasuredProcess(
        binaries.simulator, ["--port", "0", "--workspace", workspace] + arguments, environment: [:],
        output: folder.file("said"))
      async let usage = process.wait()
      do {
        let simulator = try await listening(folder)
        let result = try await body(simulator)
        process.signal(SIGTERM)
        _ = await usage
        return result
      } catch {
        process.signal(SIGTERM)
        _ = await usage
        throw error
      }
    }
  }

  /// Waits for the line with the address at which it listens.
  private static func listening(_ folder: ScratchFolder) async throws -> SimulatorProcess {
    // A million pages take some seconds.
    for _ in 0..<12_000 {
      let said = folder.text("said")
      if let end = said.firstIndex(of: "\n") {
        let words = said[..<end].split(separator: " ").map(String.init)
        guard words.count == 2, words[0].hasPrefix("http") else { throw Failure(description: said) }
        return SimulatorProcess(url: words[0], token: words[1])
      }
      try await Task.sleep(for: .milliseconds(10))
    }
    throw Failure(description: "The simulator did not say where it listens: \(folder.text("said"))")
  }

  /// Returns the counters.
  func counters() async throws -> SimulatorCounters {
    let decoder = JSONDecoder()
    decoder.keyDecodingStrategy = .convertFromSnakeCase
    return try decoder.decode(SimulatorCounters.self, from: try await send("GET", "statistics"))
  }

  /// The minimum number of requests of an export of its workspace.
  func minimum() async throws -> SimulatorMinimum {
    try JSONDecoder().decode(SimulatorMinimum.self, from: try await send("GET", "minimum"))
  }

  /// Resets the counters.
  func reset() async throws { _ = try await send("POST", "reset") }

  /// Changes an object, as with `["edit": "rename", "id": …, "title": …]`.
  func edit(_ edit: [String: String]) async throws {
    _ = try await send("POST", "edit", try JSONEncoder().encode(edit))
  }

  private func send(_ method: String, _ name: String, _ body: Data? = nil) async throws -> Data {
    guard let address = URL(string: "\(url)/__simulator/\(name)") else {
      throw Failure(description: "\(url) is no address")
    }
    var request = URLRequest(url: address)
    request.httpMethod = method
    request.httpBody = body
    // The fewest requests of a large workspace take minutes to count.
    request.timeoutInterval = 3600
    let (data, response) = try await URLSession.shared.data(for: request)
    guard (response as? HTTPURLResponse)?.statusCode == 200 else {
      throw Failure(description: String(decoding: data, as: UTF8.self))
    }
    return data
  }
}

/// The counters of a simulator, from its control address.
struct SimulatorCounters: Decodable, Sendable {
  /// A window of the rate limit.
  struct Window: Decodable, Sendable {
    var start: String
    var allowance: Int?
    var accepted: Int
    var refused: Int
  }

  var accepted: Int
  var refused: Int
  /// The number of requests that the limit would have accepted from the first request to the last; `nil`
  /// without a limit.
  var capacity: Int?
  /// Of the windows between the first and the last; `nil` where there is none.
  var utilisationOfWholeWindows: Double?
  var windows: [Window]
  var mostConcurrent: Int
  var repeatedReadCount: Int
  /// The number of responses by route and status.
  var served: [String: [String: Int]]

  /// The number of answered requests, with any status.
  var requests: Int { served.values.reduce(0) { $0 + $1.values.reduce(0, +) } }
}

/// The minimum number of requests of an export with comments on pages and without files.
struct SimulatorMinimum: Decodable, Sendable {
  /// The requests of a complete export.
  var first: Int
  /// The requests of a second run over an unchanged workspace.
  var unchanged: Int
}
