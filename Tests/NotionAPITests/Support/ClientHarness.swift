import NotionSimulator
import Synchronization

@testable import NotionAPI

/// A client of a simulator over loopback, with the clock of its pacing and its events.
struct ClientHarness: Sendable {
  let client: NotionClient
  let simulator: NotionSimulator
  let clock: ManualClock
  let events: EventLog

  /// Runs `body`. The pacing's clock jumps over every wait as soon as no request is on its way, and the
  /// simulator's windows follow the same clock, so a minute's pause takes no time.
  static func run<Result: Sendable>(
    _ workspace: SimulatedWorkspace,
    simulator simulatorConfiguration: SimulatorConfiguration = SimulatorConfiguration(),
    client change: (inout ClientConfiguration) -> Void = { _ in },
    _ body: (ClientHarness) async throws -> Result
  ) async throws -> Result {
    let clock = ManualClock()
    let shared = simulatorConfiguration.with { $0.clock = SharedClock(clock: clock) }
    return try await withSimulator(workspace, shared) { simulator in
      var configuration = ClientConfiguration(
        token: try Token(simulator.token), address: try ServerAddress(simulator.url))
      configuration.environment = [:]
      configuration.jitterSeed = 1
      let events = EventLog()
      configuration.onEvent = { events.append($0) }
      change(&configuration)
      let client = try NotionClient(configuration, clock: clock)
      let driver = Task {
        var idle = 0
        while !Task.isCancelled {
          idle = await client.statistics().inFlight == 0 ? idle + 1 : 0
          if idle > 3 { clock.advanceToNextSleeper() }
          await Task.yield()
        }
      }
      defer { driver.cancel() }
      do {
        let result = try await body(
          ClientHarness(client: client, simulator: simulator, clock: clock, events: events))
        try await client.shutdown()
        return result
      } catch {
        try await client.shutdown()
        throw error
      }
    }
  }
}

/// The events of a client.
final class EventLog: Sendable {
  private let events = Mutex<[ClientEvent]>([])

  func append(_ event: ClientEvent) { events.withLock { $0.append(event) } }

  var all: [ClientEvent] { events.withLock { $0 } }

  /// The reasons and lengths of the pauses, in seconds.
  var pauses: [(reason: ClientEvent.PauseReason, seconds: Double)] {
    all.compactMap {
      if case .paused(let reason, let length) = $0 { (reason, length.inSeconds) } else { nil }
    }
  }
}

/// The simulator's view of the clock that paces the client.
struct SharedClock: SimulatorClock {
  let clock: ManualClock

  var now: SimulatorTime {
    .init(milliseconds: 1_791_190_800_000 + Int64(clock.elapsed.inSeconds * 1000))
  }
}
