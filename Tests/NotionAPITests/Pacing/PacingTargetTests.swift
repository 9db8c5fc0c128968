import Testing

@testable import NotionAPI

/// The share of a server's allowance that a whole run uses, including start and end, and its refusals.
@Suite("The pacing of whole runs") struct PacingTargetTests {
  struct Run: Sendable, CustomTestStringConvertible {
    var limit: SimulatedServer.Limit
    var retryAfter = SimulatedServer.RetryAfter.roundedUp
    var requests: Int
    var testDescription: String { "\(limit), \(retryAfter), \(requests) requests" }
  }

  private static func buckets(_ retryAfter: SimulatedServer.RetryAfter) -> [Run] {
    [
      Run(limit: .bucket(rate: 3, burst: 3), retryAfter: retryAfter, requests: 250),
      Run(limit: .bucket(rate: 3, burst: 2), retryAfter: retryAfter, requests: 250),
      Run(limit: .bucket(rate: 3, burst: 3), retryAfter: retryAfter, requests: 2000),
      Run(limit: .bucket(rate: 30, burst: 30), retryAfter: retryAfter, requests: 2000),
      Run(limit: .bucket(rate: 30, burst: 60), retryAfter: retryAfter, requests: 2000),
    ]
  }

  static let runs =
    buckets(.roundedUp) + buckets(.httpDate) + buckets(.missing) + buckets(.zero) + [
      Run(limit: .window(allowance: 180, length: 60), requests: 1800),
      Run(limit: .window(allowance: 180, length: 60), retryAfter: .httpDate, requests: 1800),
      Run(limit: .window(allowance: 180, length: 60), retryAfter: .missing, requests: 1800),
      Run(limit: .window(allowance: 600, length: 60), requests: 6000),
    ]

  /// Responses over a network.
  struct Network: Sendable, CustomTestStringConvertible {
    var latency: Double
    var spread = 0.0
    /// The minimum shares of the allowance that runs of 250 and of 2,000 requests use.
    var least = (short: 0.9, long: 0.97)
    var testDescription: String { "latency \(latency), spread \(spread)" }
  }

  static let networks = [
    Network(latency: 0.005), Network(latency: 0.05), Network(latency: 0.2),
    // Answers vary as those of real servers do, up to ten times their median in the last.
    Network(latency: 0.2, spread: 0.5, least: (0.9, 0.95)),
    Network(latency: 0.3, spread: 0.9, least: (0.8, 0.85)),
  ]

  @Test(
    "A run uses nine tenths of what the server allows, a long one nearly all", arguments: runs, networks)
  func target(run: Run, network: Network) {
    for seed in 1...5 as ClosedRange<UInt64> {
      var simulation = PacingSimulation(SimulatedServer(run.limit, retryAfter: run.retryAfter))
      simulation.latency = network.latency
      simulation.spread = network.spread
      simulation.random = SeededGenerator(seed: seed)
      let outcome = simulation.run(for: .infinity, requests: run.requests)
      let allowed =
        switch run.limit {
        case .bucket(let rate, let burst): burst + rate * outcome.end
        case .window, .lazyWindow: simulation.server.capacity(from: 0, to: outcome.end)
        }
      let used = Double(outcome.accepted) / allowed
      #expect(used >= (run.requests >= 2000 ? network.least.long : network.least.short), "seed \(seed)")
      #expect(outcome.refusedShare <= 0.03, "seed \(seed)")
    }
  }

  @Test("A bucket that holds one request is asked at its rate, too")
  func smallestBucket() {
    var simulation = PacingSimulation(SimulatedServer(.bucket(rate: 3, burst: 1)))
    simulation.latency = 0.005
    let outcome = simulation.run(for: .infinity, requests: 1000)
    #expect(Double(outcome.accepted) / (3 * outcome.end) >= 0.9)
    #expect(outcome.refusedShare <= 0.03)
  }

  @Test(
    "Nothing is sent before the time that a refusal tells",
    arguments: [SimulatedServer.RetryAfter.roundedUp, .httpDate])
  func patience(form: SimulatedServer.RetryAfter) {
    var simulation = PacingSimulation(SimulatedServer(.bucket(rate: 3, burst: 3), retryAfter: form))
    simulation.latency = 0
    let outcome = simulation.run(for: .infinity, requests: 250)
    for refusal in outcome.refusedAt {
      let next = (outcome.acceptedAt + outcome.refusedAt).filter { $0 > refusal }.min()
      if let next { #expect(next - refusal >= 0.999) }
    }
  }
}
