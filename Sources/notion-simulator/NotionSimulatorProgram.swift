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
    abstract: "A Notion API on loopback.",
    discussion: """
      Prints one line when it listens: its address and the token to use. Statistics are at \
      /__simulator/statistics; POST /__simulator/edit changes the workspace while it runs.
      """)

  @Option(help: "The port to listen at; 0 for any free one.")
  var port = 8377

  @Option(
    help: "What to serve: demo, empty, values, synthetic:PAGES, page:BLOCKS or files:COUNT; add :SEED.")
  var workspace = WorkspaceArgument.demo

  @Option(help: "Requests allowed in each window, such as 180/60s.")
  var allowance: AllowanceArgument?

  @Option(help: "Requests a second with bursts of as many, such as 3/s or 30/s:90.")
  var tokenBucket: TokenBucketArgument?

  @Option(
    help: "The Retry-After of a refusal: seconds, http-date, none, or a number of seconds for any limit.")
  var retryAfter: RetryAfterArgument?

  @Option(help: "How long each answer takes, such as 20ms or 20ms-80ms.")
  var latency: LatencyArgument?

  @Option(help: "The token that requests must carry.")
  var token = "ntn_simulated"

  @Option(
    help: """
      What goes wrong, as NAME[@ROUTE,…][=FREQUENCY]: 502=20%, reset@blockChildren=first:3, 529=every:10, mix=20%. \
      May be repeated.
      """)
  var fault: [FaultArgument] = []

  @Option(help: "The most results of a search, which says no more than request_status about the rest.")
  var searchCap: Int?

  @Flag(help: "Make the token a member's personal access token, which may not ask for users.")
  var personalToken = false

  @Flag(help: "Replace every text of the workspace by one that would run something as markup.")
  var hostileTexts = false

  @Flag(help: "Add such a text to every time, colour, format and id of an option.")
  var hostileStructure = false

  @Option(help: "The seed of everything that happens by chance.")
  var seed: UInt64 = 1

  func validate() throws {
    if allowance != nil, tokenBucket != nil {
      throw ValidationError("Give --allowance or --token-bucket, not both.")
    }
    if let searchCap, searchCap < 1 { throw ValidationError("--search-cap is at least 1.") }
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
