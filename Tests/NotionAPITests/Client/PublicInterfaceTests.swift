import NotionAPI
import NotionModel
import NotionSimulator
import Testing

/// The client as another program uses it: without `@testable`, through its public declarations only.
@Suite struct PublicInterfaceTests {
  private static func workspace() -> (SimulatedWorkspace, page: PageID) {
    var workspace = SimulatedWorkspace()
    let page = workspace.add(
      page: PageDraft("Page", content: (1...150).map { .paragraph("Block number \($0).") }))
    return (workspace, PageID(page))
  }

  private func withClient<Result: Sendable>(
    _ faults: [FaultRule] = [], _ body: (NotionClient, PageID) async throws -> Result
  ) async throws -> Result {
    let (workspace, page) = Self.workspace()
    let configuration = SimulatorConfiguration().with { $0.faults = faults }
    return try await withSimulator(workspace, configuration) { simulator in
      var configuration = ClientConfiguration(
        token: try Token(simulator.token), address: try ServerAddress(simulator.url))
      configuration.environment = [:]
      configuration.retry.baseDelay = .milliseconds(1)
      return try await NotionClient.withClient(configuration) { try await body($0, page) }
    }
  }

  @Test("A page is retrieved and its blocks are paginated")
  func aPageIsRetrievedAndItsBlocksArePaginated() async throws {
    try await withClient { client, id in
      let page = try await client.send(.page(id)).value
      #expect(page.id == id)
      var texts: [BlockID] = []
      for try await block in client.paginate(.children(of: BlockID(id.object))) { texts.append(block.id) }
      #expect(texts.count == 150)
      var answers = 0
      for try await answer in client.paginate(.children(of: BlockID(id.object))).responses {
        answers += 1
        #expect(answer.response.status == 200)
        #expect(!answer.elements.isEmpty)
      }
      #expect(answers == 2)
    }
  }

  @Test("Statistics count requests and failures") func statisticsTellWhatHappened() async throws {
    try await withClient([FaultRule(.internalServerError, on: [.page], .first(2))]) { client, id in
      _ = try await client.send(.currentUser).value
      _ = try await client.send(.page(id)).value
      let statistics = await client.statistics()
      #expect(statistics.requests == 4)
      #expect(statistics.retries == 2)
      #expect(statistics.answers[.pages] == [200: 1, 500: 2])
      #expect(statistics.errors.count(of: .server) == 2)
      let last = try #require(statistics.errors.last.last?.error)
      #expect(last.object == id.object)
      #expect(last.operation == .pages)
      #expect(last.attempt == 2)
      #expect(last.requestID?.isEmpty == false)
      #expect(statistics.limit.refused == 0)
      #expect(statistics.breaker == .closed)
    }
  }

  @Test("withRetry repeats several calls together") func severalCallsAreRepeatedTogether() async throws {
    // More failures than one call is sent for, so that only what is around it can help.
    let faults = [FaultRule(.internalServerError, on: [.page], .first(RetryPolicy().normalPriorityAttempts))]
    try await withClient(faults) { client, id in
      _ = try await client.send(.currentUser).value
      var policy = RetryPolicy()
      policy.baseDelay = .milliseconds(1)
      var attempts = 0
      let title = try await withRetry(policy) { attempt in
        attempts = attempt
        return try await client.send(.page(id)).value.id
      }
      #expect(title == id)
      #expect(attempts == 2)
    }
  }

  @Test("An error says what happened and what to do") func aFailureSaysWhatItWasAndWhatToDo() async throws {
    try await withClient { client, _ in
      let unknown = PageID(ObjectID(high: 0x0123_4567_89AB_4DEF, low: 0x8123_4567_89AB_CDEF))
      let error = await #expect(throws: NotionAPIError.self) { try await client.send(.page(unknown)).value }
      #expect(error?.code == .objectNotFound)
      #expect(error?.object == unknown.object)
      #expect(error?.advice?.isEmpty == false)
    }
  }
}
