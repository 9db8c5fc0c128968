import NotionModel
import NotionSimulator
import Testing

@testable import NotionAPI

/// The whole client against a limited server. Both use one clock that skips every wait.
@Suite struct PacingOverHTTPTests {
  private static func workspace() -> (SimulatedWorkspace, page: ObjectID) {
    var workspace = SimulatedWorkspace()
    let page = workspace.add(page: PageDraft("Page", content: [.paragraph("Text.")]))
    return (workspace, page)
  }

  /// Sends a number of requests from sixteen tasks.
  private func send(_ count: Int, _ harness: ClientHarness, page: ObjectID) async throws {
    try await withThrowingTaskGroup(of: Void.self) { group in
      for worker in 0..<16 {
        group.addTask {
          for _ in 0..<(count / 16 + (worker < count % 16 ? 1 : 0)) {
            _ = try await harness.client.send(.page(PageID(page))).value
          }
        }
      }
      try await group.waitForAll()
    }
  }

  private func limited(_ limit: RateLimit, _ form: RetryAfterForm = .seconds) -> SimulatorConfiguration {
    SimulatorConfiguration().with {
      $0.rateLimit = limit
      $0.retryAfter = form
    }
  }

  @Test("Fewer requests than the allowance are sent without a pause")
  func lessThanTheAllowanceTakesNoPause() async throws {
    let (workspace, page) = Self.workspace()
    let configuration = limited(.fixedWindow(allowance: 180, window: .seconds(60)))
    try await ClientHarness.run(workspace, simulator: configuration) { harness in
      try await send(179, harness, page: page)
      #expect(harness.events.pauses.isEmpty)
      #expect(harness.simulator.statistics.refused == 0)
      #expect(harness.clock.elapsed == .zero)
    }
  }

  @Test("The whole allowance is spent in each window")
  func theWholeAllowanceIsSpentInEachWindow() async throws {
    let (workspace, page) = Self.workspace()
    let configuration = limited(.fixedWindow(allowance: 180, window: .seconds(60)))
    try await ClientHarness.run(workspace, simulator: configuration) { harness in
      try await send(1800, harness, page: page)
      let served = harness.simulator.statistics
      #expect(served.accepted == 1800)
      #expect(served.windows.map(\.accepted) == Array(repeating: 180, count: 10))
      #expect(Double(served.refused) <= 0.02 * 1800)
      let statistics = await harness.client.statistics()
      #expect(statistics.limit.allowance == 180)
      #expect(statistics.limit.window == .seconds(60))
      #expect(statistics.refused == served.refused)
      #expect(statistics.pauses == 9)
      #expect(harness.events.pauses.allSatisfy { $0.reason == .rateLimit })
      #expect((535...545).contains(statistics.pausedTime.inSeconds))
    }
  }

  @Test(
    "Every request is answered, whatever Retry-After says",
    arguments: [RetryAfterForm.seconds, .missing, .fixed(0), .fixed(631)])
  func everyRequestIsAnsweredWhateverRetryAfterSays(form: RetryAfterForm) async throws {
    let (workspace, page) = Self.workspace()
    let configuration = limited(.fixedWindow(allowance: 60, window: .seconds(60)), form)
    try await ClientHarness.run(workspace, simulator: configuration) { harness in
      try await send(300, harness, page: page)
      #expect(harness.simulator.statistics.accepted == 300)
      if form == .fixed(631) { #expect(harness.events.pauses.contains { $0.seconds > 600 }) }
    }
  }

  @Test("Headers with the remaining allowance are respected")
  func headersThatTellWhatIsLeftAreBelieved() async throws {
    let (workspace, page) = Self.workspace()
    let configuration = limited(.fixedWindow(allowance: 50, window: .seconds(60))).with {
      $0.rateLimitHeaders = .prefixed
    }
    try await ClientHarness.run(workspace, simulator: configuration) { harness in
      try await send(200, harness, page: page)
      #expect(harness.simulator.statistics.accepted == 200)
      #expect(harness.simulator.statistics.refused <= 2)
    }
  }

  @Test("The client waits for the limit of the workspace")
  func theLimitOfTheWorkspaceIsWaitedFor() async throws {
    let (workspace, page) = Self.workspace()
    let configuration = SimulatorConfiguration().with {
      $0.workspaceLimit = WorkspaceLimit(allowance: 100, window: .seconds(180), otherTraffic: 0.2)
    }
    try await ClientHarness.run(workspace, simulator: configuration) { harness in
      try await send(250, harness, page: page)
      #expect(harness.simulator.statistics.accepted == 250)
      #expect(harness.events.pauses.contains { $0.seconds > 100 })
    }
  }

  @Test("The circuit opens while the server fails, and no call loses an attempt")
  func theCircuitOpensWhileTheServerFailsAndNobodyLosesHisAttempts() async throws {
    let (workspace, page) = Self.workspace()
    let configuration = SimulatorConfiguration().with {
      $0.faults = [FaultRule(.internalServerError, on: [.page], .first(25))]
    }
    try await ClientHarness.run(workspace, simulator: configuration) { harness in
      _ = try await harness.client.send(.currentUser).value
      try await send(64, harness, page: page)
      #expect(harness.simulator.statistics.count(.page, status: 200) == 64)
      #expect(harness.events.pauses.contains { $0.reason == .serverFailures })
      #expect(await harness.client.statistics().breaker == .closed)
    }
  }

  @Test("Requests of a higher priority go first") func prioritiesGoFirst() async throws {
    let (workspace, page) = Self.workspace()
    try await ClientHarness.run(workspace) { harness in
      await harness.client.setConcurrency(1)
      let order = try await withThrowingTaskGroup(of: RequestPriority.self) { group in
        // The silent one holds the only place until all others wait.
        harness.simulator.configure { $0.faults = [FaultRule(.silence, on: [.me])] }
        let holder = Task { try await harness.client.send(.currentUser).value }
        while await harness.client.statistics().inFlight < 1 { await Task.yield() }
        for (position, priority) in [RequestPriority.low, .normal, .high].enumerated() {
          group.addTask {
            _ = try await harness.client.send(Endpoint.page(PageID(page)).priority(priority))
            return priority
          }
          while await harness.client.statistics().waiting < position + 1 { await Task.yield() }
        }
        holder.cancel()
        return try await group.reduce(into: []) { $0.append($1) }
      }
      #expect(order == [.high, .normal, .low])
    }
  }
}
