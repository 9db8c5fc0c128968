import Testing

@testable import NotionAPI

@Suite struct WithRetryTests {
  @Test func triesAgainAndCountsTheAttempts() async throws {
    let clock = ManualClock(runsFreely: true)
    let value = try await withRetry(clock: clock) { attempt in
      if attempt < 3 { throw NotionAPIError(.server, "", isTransient: true) }
      return attempt
    }
    #expect(value == 3)
    #expect(clock.elapsed <= .milliseconds(1500))
  }

  @Test func throwsWhatCannotPassAtOnce() async {
    await #expect(throws: NotionAPIError.self) {
      try await withRetry(clock: ManualClock()) { _ -> Int in throw NotionAPIError(.objectNotFound, "") }
    }
  }

  @Test func theLastFailureTellsHowOftenItWasTried() async {
    let error = await #expect(throws: NotionAPIError.self) {
      try await withRetry(priority: .low, clock: ManualClock(runsFreely: true)) { _ -> Int in
        throw NotionAPIError(.server, "", isTransient: true)
      }
    }
    #expect(error?.attempt == RetryPolicy().lowPriorityAttempts)
  }
}
