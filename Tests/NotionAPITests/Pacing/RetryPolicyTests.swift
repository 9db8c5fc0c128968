import Testing

@testable import NotionAPI

@Suite struct RetryPolicyTests {
  private let policy = RetryPolicy()

  private func error(
    _ code: NotionAPIError.Code = .server, attempt: Int = 1, isTransient: Bool = true,
    retryAfter: Duration? = nil
  ) -> NotionAPIError {
    var error = NotionAPIError(code, "", isTransient: isTransient)
    error.attempt = attempt
    error.retryAfter = retryAfter
    return error
  }

  private func delays(_ error: NotionAPIError, count: Int = 500) -> [Duration] {
    var random = SeededGenerator(seed: 7)
    return (0..<count).compactMap { _ in
      if case .retry(let delay) = policy.decision(after: error, priority: .normal, using: &random) {
        delay
      } else {
        nil
      }
    }
  }

  @Test("A permanent failure is never repeated") func neverRepeatsWhatCannotPass() {
    #expect(delays(error(.unauthorized, isTransient: false)).isEmpty)
    #expect(delays(error(.objectNotFound, isTransient: false)).isEmpty)
  }

  @Test(
    "The delay is random between zero and a ceiling that doubles",
    arguments: [(1, 500), (2, 1000), (3, 2000), (5, 8000)])
  func theWholeDelayIsRandomAndItsCeilingDoubles(attempt: Int, ceiling: Int) {
    let delays = delays(error(attempt: attempt))
    let limit = Duration.milliseconds(ceiling)
    #expect(delays.count == 500)
    #expect(delays.allSatisfy { $0 <= limit })
    // Full jitter: anything from nothing to the ceiling, evenly.
    #expect(delays.contains { $0 < limit * 0.05 })
    #expect(delays.contains { $0 > limit * 0.95 })
    let mean = delays.reduce(Duration.zero, +) / 500
    #expect(mean > limit * 0.45)
    #expect(mean < limit * 0.55)
  }

  @Test("The delay has an upper bound") func theDelayStopsGrowing() {
    var patient = policy
    patient.normalPriorityAttempts = 1000
    var random = SeededGenerator(seed: 1)
    for attempt in [10, 60, 900] {
      guard
        case .retry(let delay) = patient.decision(
          after: error(attempt: attempt), priority: .normal, using: &random)
      else {
        Issue.record("given up")
        continue
      }
      #expect(delay <= patient.longestDelay)
    }
  }

  @Test("The same seed gives the same delays") func theSameSeedMakesTheSameDelays() {
    #expect(delays(error(attempt: 3)) == delays(error(attempt: 3)))
  }

  @Test("The delay is at least what the server asks for") func waitsAtLeastAsLongAsTheServerAsks() {
    #expect(delays(error(retryAfter: .seconds(631))).allSatisfy { $0 >= .seconds(631) })
  }

  @Test("The number of attempts depends on the priority", arguments: RequestPriority.allCases)
  func givesUpAfterAsManyAttemptsAsThePriorityIsWorth(priority: RequestPriority) {
    var random = SeededGenerator(seed: 1)
    let limit = policy.attempts(priority)
    let last = policy.decision(after: error(attempt: limit), priority: priority, using: &random)
    let previous = policy.decision(after: error(attempt: limit - 1), priority: priority, using: &random)
    #expect(last == .giveUp)
    #expect(previous != .giveUp)
  }

  @Test("Priorities differ in their attempts") func prioritiesDiffer() {
    #expect(policy.attempts(.low) < policy.attempts(.normal))
    #expect(policy.attempts(.normal) < policy.attempts(.high))
  }

  @Test("A response of unexpected shape is repeated only a few times")
  func anUnexpectedShapeIsSoonBelieved() {
    #expect(delays(error(.unexpectedShape, attempt: 2)).count == 500)
    #expect(delays(error(.unexpectedShape, attempt: 3)).isEmpty)
  }

  @Test("Refusals for the rate limit have their own maximum")
  func refusalsForTheRateLimitHaveALimitOfTheirOwn() {
    #expect(delays(error(.rateLimited, attempt: 49)).count == 500)
    #expect(delays(error(.rateLimited, attempt: 50)).isEmpty)
  }

  @Test("Timeouts depend on the operation, and grow with each attempt")
  func timeoutsGrowWithEachAttemptAndDependOnTheOperation() {
    #expect(policy.headTimeout(.read, attempt: 1) == .seconds(20))
    #expect(policy.headTimeout(.read, attempt: 2) == .seconds(40))
    #expect(policy.headTimeout(.read, attempt: 3) == .seconds(75))
    #expect(policy.headTimeout(.read, attempt: 50) == .seconds(75))
    #expect(policy.headTimeout(.search, attempt: 1) == .seconds(40))
    #expect(policy.headTimeout(.download, attempt: 1) == .seconds(30))
  }

  @Test("The priority without retries means one attempt") func neverMeansOnce() {
    var random = SeededGenerator(seed: 1)
    for code in [NotionAPIError.Code.server, .rateLimited, .unexpectedShape] {
      for priority in RequestPriority.allCases {
        #expect(RetryPolicy.never.decision(after: error(code), priority: priority, using: &random) == .giveUp)
      }
    }
  }
}

@Suite struct RetryBudgetTests {
  @Test("Retries spend the budget, successes earn it") func isSpentByRetriesAndEarnedBySuccesses() {
    var settings = RetryBudget.Settings()
    settings.capacity = 2
    var budget = RetryBudget(settings)
    var spent = [budget.spend(), budget.spend(), budget.spend()]
    budget.succeeded()
    spent.append(budget.spend())
    budget.succeeded()
    spent.append(budget.spend())
    #expect(spent == [true, true, false, false, true])
  }

  @Test("The budget never exceeds its capacity") func isNeverMoreThanFull() {
    var budget = RetryBudget()
    for _ in 0..<1000 { budget.succeeded() }
    #expect(budget.balance == RetryBudget.Settings().capacity)
  }

  @Test("The budget lasts if every third request fails") func bearsEveryThirdRequestFailingForEver() {
    var budget = RetryBudget()
    var refused = 0
    for request in 0..<100_000 {
      if request % 3 == 0 {
        if !budget.spend() { refused += 1 }
      } else {
        budget.succeeded()
      }
    }
    #expect(refused == 0)
  }
}

@Suite struct WithRetryTests {
  @Test("withRetry repeats a call and counts the attempts")
  func triesAgainAndCountsTheAttempts() async throws {
    let clock = ManualClock(runsFreely: true)
    let value = try await withRetry(clock: clock) { attempt in
      if attempt < 3 { throw NotionAPIError(.server, "", isTransient: true) }
      return attempt
    }
    #expect(value == 3)
    #expect(clock.elapsed <= .milliseconds(1500))
  }

  @Test("withRetry throws a permanent failure at once") func throwsWhatCannotPassAtOnce() async {
    await #expect(throws: NotionAPIError.self) {
      try await withRetry(clock: ManualClock()) { _ -> Int in throw NotionAPIError(.objectNotFound, "") }
    }
  }

  @Test("The last failure has the number of attempts") func theLastFailureTellsHowOftenItWasTried() async {
    let error = await #expect(throws: NotionAPIError.self) {
      try await withRetry(priority: .low, clock: ManualClock(runsFreely: true)) { _ -> Int in
        throw NotionAPIError(.server, "", isTransient: true)
      }
    }
    #expect(error?.attempt == RetryPolicy().lowPriorityAttempts)
  }
}
