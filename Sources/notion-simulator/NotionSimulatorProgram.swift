#if canImport(Glibc)
import Glibc
#elseif canImport(Musl)
import Musl
#else
import Darwin
#endif

import ArgumentParser
import NotionSimulator

/// A Notion API on loopback, for any client.
@main
struct NotionSimulatorProgram: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "notion-simulator",
    abstract: "A simulator of the Notion API on loopback.",
    discussion: """
      Prints its address and token on one line when it is ready. Statistics are at \
      /__simulator/statistics; POST /__simulator/edit changes the workspace while it runs.
      """)

  @Option(help: "The port to listen on; 0 selects a free one.")
  var port = 8377

  @Option(
    help:
      "The workspace: demo, empty, values, synthetic:PAGES, page:BLOCKS or files:COUNT, each optionally with :SEED."
  )
  var workspace = WorkspaceArgument.demo

  @Option(help: "The rate limit as requests per window, as in 180/60s.")
  var allowance: AllowanceArgument?

  @Option(help: "The rate limit as a token bucket, as in 3/s or, with its capacity, 30/s:90.")
  var tokenBucket: TokenBucketArgument?

  @Option(
    help: "The Retry-After header of refusals: seconds, http-date, none, or a fixed number of seconds.")
  var retryAfter: RetryAfterArgument?

  @Option(help: "The latency of responses, as in 20ms or 20ms-80ms.")
  var latency: LatencyArgument?

  @Option(help: "The token that requests must have.")
  var token = "ntn_simulated"

  @Option(
    help: """
      A fault, as NAME[@ROUTE,…][=FREQUENCY]: 502=20%, reset@blockChildren=first:3, 529=every:10, mix=20%. \
      Repeatable.
      """)
  var fault: [FaultArgument] = []

  @Option(help: "The maximum number of search results; further ones are only announced by request_status.")
  var searchCap: Int?

  @Flag(help: "Treat the token as a personal access token, which cannot list users.")
  var personalToken = false

  @Flag(help: "Replace every text of the workspace with one that would execute code as markup.")
  var hostileTexts = false

  @Flag(help: "Also add such a text to every time, colour, format and option id.")
  var hostileStructure = false

  @Option(help: "The seed of all random decisions.")
  var seed: UInt64 = 1

  func validate() throws {
    if allowance != nil, tokenBucket != nil {
      throw ValidationError("--allowance and --token-bucket exclude each other; remove one.")
    }
    if let searchCap, searchCap < 1 { throw ValidationError("--search-cap: expected at least 1.") }
  }

  func run() async throws {
    var configuration = SimulatorConfiguration()
    configuration.port = port
    configuration.token = token
    configuration.seed = seed
    configuration.faults = fault.flatMap(\.rules)
    if hostileTexts { configuration.rewrites.append(HostileTexts.rewrite) }
    if hostileStructure { configuration.rewrites.append(HostileTexts.structureRewrite) }
    configuration.rateLimit = allowance?.limit ?? tokenBucket?.limit ?? .none
    if let retryAfter { configuration.retryAfter = retryAfter.form }
    if let latency { configuration.latency = latency.latency }
    if let searchCap { configuration.searchCap = searchCap }
    var served = workspace.make()
    if personalToken {
      // The bot itself is listed first.
      served.capabilities.tokenOwner = served.listedUsers.dropFirst().first
    }
    try await NotionSimulator.run(served, configuration) { simulator in
      print("\(simulator.url) \(simulator.token)")
      flushOutput()
    }
  }
}

/// Flushes the output, even if standard output is a pipe.
func flushOutput() {
  fflush(nil)
}
