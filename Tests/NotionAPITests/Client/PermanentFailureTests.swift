import NotionModel
import NotionSimulator
import Testing

@testable import NotionAPI

/// Permanent failures are reported immediately, with advice.
@Suite struct PermanentFailureTests {
  private static func workspace() -> (SimulatedWorkspace, page: ObjectID) {
    var workspace = SimulatedWorkspace()
    let page = workspace.add(page: PageDraft("Page", content: [.paragraph("Text.")]))
    return (workspace, page)
  }

  @Test(
    "A permanent failure is thrown at once",
    arguments: [
      (.unauthorized, .unauthorized, 401), (.forbidden, .restrictedResource, 403),
      (.notFound, .objectNotFound, 404), (.refusedChildren, .unsupportedBlock, 400),
      (.blocked, .requestBlocked, 429),
    ] as [(Fault, NotionAPIError.Code, Int)])
  func isToldAtOnce(fault: Fault, code: NotionAPIError.Code, status: Int) async throws {
    let (workspace, page) = Self.workspace()
    let configuration = SimulatorConfiguration().with { $0.faults = [FaultRule(fault)] }
    try await ClientHarness.run(workspace, simulator: configuration) { harness in
      let error = await #expect(throws: NotionAPIError.self) {
        try await harness.client.send(.children(of: BlockID(page)))
      }
      #expect(error?.code == code)
      #expect(error?.status == status)
      #expect(error?.operation == .blocks)
      #expect(error?.object == page)
      #expect(error?.requestID?.isEmpty == false)
      #expect(error?.attempt == 1)
      #expect(harness.simulator.statistics.count() == 1)
      #expect(harness.clock.elapsed == .zero)
    }
  }

  @Test("Nothing is sent once the integration is blocked")
  func nothingIsSentAnyMoreOnceTheIntegrationIsBlocked() async throws {
    let (workspace, page) = Self.workspace()
    let configuration = SimulatorConfiguration().with { $0.faults = [FaultRule(.blocked, .first(1))] }
    try await ClientHarness.run(workspace, simulator: configuration) { harness in
      for _ in 0..<3 {
        let error = await #expect(throws: NotionAPIError.self) {
          try await harness.client.send(.currentUser).value
        }
        #expect(error?.code == .requestBlocked)
        #expect(error?.advice?.contains("support") == true)
      }
      let error = await #expect(throws: NotionAPIError.self) {
        try await harness.client.send(.page(PageID(page))).value
      }
      #expect(error?.object == page)
      #expect(harness.simulator.statistics.count() == 1)
    }
  }

  @Test("A lasting failure is given up after a few attempts")
  func aFailureThatDoesNotPassIsGivenUpAfterAFewAttempts() async throws {
    let (workspace, page) = Self.workspace()
    let configuration = SimulatorConfiguration().with {
      $0.faults = [FaultRule(.internalServerError, on: [.blockChildren])]
    }
    try await ClientHarness.run(workspace, simulator: configuration) { harness in
      _ = try await harness.client.send(.currentUser).value
      let error = await #expect(throws: NotionAPIError.self) {
        try await harness.client.send(.children(of: BlockID(page)))
      }
      #expect(error?.code == .server)
      #expect(error?.attempt == RetryPolicy().normalPriorityAttempts)
      #expect(harness.simulator.statistics.count(.blockChildren) == RetryPolicy().normalPriorityAttempts)
    }
  }

  @Test("An address where nothing listens is given up soon")
  func anAddressWhereNobodyListensIsSoonGivenUp() async throws {
    let server = try RawServer { _, _ in "" }
    server.stop()
    var configuration = ClientConfiguration(
      token: try Token("ntn_x"), address: try ServerAddress("http://127.0.0.1:1"))
    configuration.environment = [:]
    let client = try NotionClient(configuration, clock: ManualClock(runsFreely: true))
    let error = await #expect(throws: NotionAPIError.self) { try await client.send(.currentUser).value }
    #expect(error?.code == .connection)
    #expect(error?.attempt == 3)
    try await client.shutdown()
  }

  @Test("After shutdown every call fails") func afterShutdownEveryCallFails() async throws {
    let client = try NotionClient(
      ClientConfiguration(token: try Token("ntn_x"), address: try ServerAddress("http://127.0.0.1:1")))
    try await client.shutdown()
    let error = await #expect(throws: NotionAPIError.self) { try await client.send(.currentUser).value }
    #expect(error?.code == .shutDown)
  }

  @Test("A cancelled task stops waiting") func aCancelledTaskWaitsNoLonger() async throws {
    let (workspace, _) = Self.workspace()
    let configuration = SimulatorConfiguration().with { $0.faults = [FaultRule(.silence)] }
    try await ClientHarness.run(workspace, simulator: configuration) { harness in
      await harness.client.setConcurrency(1)
      let calls = (0..<3).map { _ in Task { try await harness.client.send(.currentUser).value } }
      // Bounded, so that a call that ends too early is a failure and no test that never ends.
      var looks = 0
      while await harness.client.statistics().waiting < 2, looks < 1_000_000 {
        looks += 1
        await Task.yield()
      }
      for call in calls { call.cancel() }
      for call in calls {
        await #expect(throws: CancellationError.self) { try await call.value }
      }
      #expect(await harness.client.statistics().inFlight == 0)
    }
  }
}
