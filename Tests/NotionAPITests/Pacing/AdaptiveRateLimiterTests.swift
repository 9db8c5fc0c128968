import Testing

@testable import NotionAPI

/// The limiter against servers of every kind, in virtual time.
@Suite struct AdaptiveRateLimiterTests {
  /// A server, with the requirements for the limiter.
  struct Scenario: Sendable, CustomTestStringConvertible {
    var name: String
    var limit: SimulatedServer.Limit
    var retryAfter = SimulatedServer.RetryAfter.roundedUp
    var latency = 0.2
    var duration = 720.0
    /// The end of the first window, after which the limiter must have learnt the limit.
    var from = 60.0
    var testDescription: String { name }
  }

  /// Twenty windows, of which the first may be begun in its midst.
  private static func windows(
    _ name: String, of allowance: Int, _ length: Double, phase: Double = 0, latency: Double = 0.2
  ) -> Scenario {
    Scenario(
      name: name, limit: .window(allowance: allowance, length: length, phase: phase), latency: latency,
      duration: phase + 20 * length - 0.001, from: phase + length)
  }

  static let required: [Scenario] = [
    windows("180 in 60 s", of: 180, 60),
    windows("180 in 60 s, begun in mid-window", of: 180, 60, phase: -35),
    windows("180 in 60 s, begun at a window's end", of: 180, 60, phase: -59.8),
    windows("600 in 60 s", of: 600, 60),
    windows("180 in 60 s, far away", of: 180, 60, latency: 1.5),
    windows("180 in 2 s", of: 180, 2, latency: 0.01),
    windows("180 in 3 s", of: 180, 3, phase: -1.1, latency: 0.02),
    windows("180 in 6 s", of: 180, 6, latency: 0.02),
    Scenario(name: "windows that begin with a request", limit: .lazyWindow(allowance: 180, length: 60)),
    Scenario(name: "3 a second, 3 at once", limit: .bucket(rate: 3, burst: 3)),
    Scenario(name: "3 a second, 10 at once", limit: .bucket(rate: 3, burst: 10)),
    Scenario(name: "3 a second, 180 at once", limit: .bucket(rate: 3, burst: 180)),
    Scenario(name: "30 a second, 30 at once", limit: .bucket(rate: 30, burst: 30)),
    Scenario(name: "30 a second, 60 at once", limit: .bucket(rate: 30, burst: 60)),
    Scenario(name: "30 a second, 600 at once", limit: .bucket(rate: 30, burst: 600)),
  ]

  @Test(
    "The limiter spends the whole allowance and hardly a request more", arguments: required,
    [1, 2, 3] as [UInt64])
  func spendsTheWholeAllowanceAndHardlyARequestMore(scenario: Scenario, seed: UInt64) {
    var simulation = PacingSimulation(SimulatedServer(scenario.limit, retryAfter: scenario.retryAfter))
    simulation.latency = scenario.latency
    simulation.random = SeededGenerator(seed: seed)
    let outcome = simulation.run(for: scenario.duration)
    #expect(outcome.utilisation(from: scenario.from, of: simulation.server) >= 0.97)
    #expect(outcome.refusedShare <= 0.02)
  }

  @Test(
    "Retry-After is respected in every form",
    arguments: [SimulatedServer.RetryAfter.roundedDown, .exact, .missing, .zero])
  func believesRetryAfterInAnyForm(form: SimulatedServer.RetryAfter) {
    var simulation = PacingSimulation(
      SimulatedServer(.window(allowance: 180, length: 60), retryAfter: form))
    let outcome = simulation.run(for: 720)
    #expect(outcome.utilisation(from: 60, of: simulation.server) >= 0.97)
    #expect(outcome.refusedShare <= 0.02)
  }

  @Test(
    "The limiter detects a token bucket without Retry-After",
    arguments: [SimulatedServer.RetryAfter.roundedDown, .missing, .zero])
  func findsABucketWithoutBeingToldHowLongToWait(form: SimulatedServer.RetryAfter) {
    var simulation = PacingSimulation(SimulatedServer(.bucket(rate: 3, burst: 3), retryAfter: form))
    let outcome = simulation.run(for: 600)
    #expect(outcome.utilisation(from: 60, of: simulation.server) >= 0.97)
    #expect(outcome.refusedShare <= 0.02)
  }

  @Test("Nothing is sent before Retry-After has passed") func sendsNothingBeforeRetryAfterIsOver() {
    var limiter = AdaptiveRateLimiter()
    let ticket = limiter.ticket(at: 0)
    limiter.answered(ticket, .refused(retryAfter: .seconds(631)), at: .seconds(1))
    #expect(limiter.next(at: .seconds(2)) == .waitUntil(.seconds(632)))
    #expect(limiter.next(at: .seconds(631.9)) == .waitUntil(.seconds(632)))
    #expect(limiter.isSending(at: 632))
  }

  @Test("A ban of ten minutes does not change the known window")
  func aBanOfTenMinutesIsNoLessonAboutTheWindow() {
    var limiter = AdaptiveRateLimiter()
    let ticket = limiter.ticket(at: 0)
    limiter.answered(ticket, .refused(retryAfter: .seconds(631)), at: .seconds(1))
    #expect(limiter.knowledge.window == nil)
    #expect(limiter.knowledge.allowance == nil)
  }

  @Test("After a pause one request goes first") func oneRequestGoesFirstAfterAPause() {
    var limiter = AdaptiveRateLimiter()
    let tickets = [limiter.ticket(at: 0)]
    limiter.answered(tickets[0], .refused(retryAfter: .seconds(10)), at: .seconds(1))
    let probe = limiter.ticket(at: 11)
    #expect(limiter.next(at: .seconds(11)) == .waitForAnswer)
    #expect(limiter.next(at: .seconds(15)) == .waitForAnswer)
    limiter.answered(probe, .accepted(nil), at: .seconds(15))
    #expect(limiter.isSending(at: 15))
  }

  @Test("A probe without a response is sent again") func aProbeWithoutAnswerIsSentAgain() {
    var limiter = AdaptiveRateLimiter()
    limiter.answered(limiter.ticket(at: 0), .refused(retryAfter: .seconds(10)), at: .seconds(1))
    let probe = limiter.ticket(at: 11)
    limiter.answered(probe, .unknown, at: .seconds(40))
    _ = limiter.ticket(at: 40)
    #expect(limiter.next(at: .seconds(40)) == .waitForAnswer)
  }

  @Test("A workspace that needs less than the allowance never waits")
  func aWorkspaceThatNeedsLessThanTheAllowanceWaitsForNothing() {
    var simulation = PacingSimulation(SimulatedServer(.window(allowance: 180, length: 60)))
    let outcome = simulation.run(for: 60, requests: 180)
    #expect(outcome.accepted == 180)
    // Slow at first and near the documented end of the allowance, but never for longer than an answer takes.
    #expect(outcome.longestSilence < 2 * simulation.latency)
  }

  @Test("Few requests are in flight when the first window ends")
  func fewRequestsAreOnTheirWayWhenTheFirstWindowEnds() {
    var simulation = PacingSimulation(SimulatedServer(.window(allowance: 180, length: 60)))
    simulation.concurrency = 60
    let outcome = simulation.run(for: 59)
    #expect(outcome.accepted == 180)
    #expect(outcome.refused <= 2)
  }

  @Test("The limiter learns allowance and window") func learnsAllowanceAndWindow() {
    var simulation = PacingSimulation(SimulatedServer(.window(allowance: 600, length: 60)))
    _ = simulation.run(for: 400)
    #expect(simulation.limiter.knowledge.allowance == 600)
    #expect(simulation.limiter.knowledge.window == .seconds(60))
  }

  @Test("Once the window is known, most windows end without a refusal")
  func mostWindowsEndWithoutARefusalOnceTheyAreKnown() {
    var simulation = PacingSimulation(SimulatedServer(.window(allowance: 180, length: 60)))
    let outcome = simulation.run(for: 60 * 40)
    // One in four tries whether there is more.
    #expect(outcome.refusedAt.count { $0 > 300 } <= 10)
  }

  @Test("The limiter follows a limit that is lowered during the run")
  func followsALimitThatIsLoweredHalfWay() {
    var simulation = PacingSimulation(SimulatedServer(.window(allowance: 600, length: 60)))
    simulation.changes = [(at: 360, .window(allowance: 60, length: 60))]
    let outcome = simulation.run(for: 719.9)
    #expect(outcome.acceptedAt.count { $0 >= 360 } == 6 * 60)
    #expect(outcome.refusedShare <= 0.02)
  }

  @Test("The limiter detects a raised limit") func findsOutThatALimitWasRaised() {
    var simulation = PacingSimulation(SimulatedServer(.window(allowance: 60, length: 60)))
    simulation.changes = [(at: 360, .window(allowance: 600, length: 60))]
    let outcome = simulation.run(for: 60 * 24)
    #expect(outcome.acceptedAt.count { $0 >= 720 } >= 11 * 600)
    #expect(outcome.refusedShare <= 0.02)
  }

  @Test("The limiter shares a workspace limit with other clients")
  func sharesAWorkspaceLimitThatOthersEatFrom() {
    var simulation = PacingSimulation(
      SimulatedServer(.window(allowance: 300, length: 60), otherTraffic: 1))
    let outcome = simulation.run(for: 720)
    #expect(outcome.utilisation(from: 60, of: simulation.server) >= 0.95)
    #expect(outcome.refusedShare <= 0.02)
  }

  @Test("The limiter leaves the share that the user reserves") func leavesTheShareThatTheUserWantsToLeave() {
    var simulation = PacingSimulation(
      SimulatedServer(.window(allowance: 180, length: 60)), limits: RateLimits(share: 0.8))
    let outcome = simulation.run(for: 60 * 12)
    let later = outcome.acceptedAt.count { $0 >= 120 && $0 < 60 * 12 }
    #expect(later <= 10 * 144)
    #expect(later >= 10 * 144 * 97 / 100)
  }

  @Test("The limiter stays below the rate that the user sets") func keepsBelowTheRateThatTheUserSets() {
    var simulation = PacingSimulation(
      SimulatedServer(.window(allowance: 600, length: 60)), limits: RateLimits(maximumPerSecond: 2))
    let outcome = simulation.run(for: 100)
    #expect((195...201).contains(outcome.accepted))
    #expect(outcome.refused == 0)
    let gaps = zip(outcome.acceptedAt, outcome.acceptedAt.dropFirst()).map { $1 - $0 }
    #expect(gaps.allSatisfy { $0 > 0.39 })
  }

  @Test("The limiter stops for good when the server blocks the client")
  func stopsForGoodWhenTheServerBlocks() {
    var limiter = AdaptiveRateLimiter()
    let ticket = limiter.ticket(at: 0)
    limiter.answered(ticket, .blocked, at: .seconds(1))
    #expect(limiter.next(at: .seconds(1)) == .blocked)
    #expect(limiter.next(at: .seconds(100_000)) == .blocked)
  }

  @Test("An overloaded server causes a wait, and teaches no limit")
  func waitsForAnOverloadedServerWithoutLearningALimit() {
    var limiter = AdaptiveRateLimiter()
    let ticket = limiter.ticket(at: 0)
    limiter.answered(ticket, .overloaded(retryAfter: .seconds(7)), at: .seconds(1))
    #expect(limiter.next(at: .seconds(2)) == .waitUntil(.seconds(8)))
    #expect(limiter.isOverloaded)
    #expect(limiter.knowledge.allowance == nil)
    #expect(limiter.knowledge.refused == 0)
    _ = limiter.ticket(at: 8)
    #expect(!limiter.isOverloaded)
  }

  @Test("The limiter respects the remaining allowance of the headers")
  func believesWhatTheHeadersSayIsLeft() {
    var limiter = AdaptiveRateLimiter()
    let first = limiter.ticket(at: 0)
    limiter.answered(
      first, .accepted(RateQuota(remaining: 2, limit: 3, reset: .seconds(30))), at: .seconds(1))
    _ = limiter.ticket(at: 1)
    _ = limiter.ticket(at: 1)
    #expect(limiter.next(at: .seconds(1)) == .waitUntil(.seconds(31)))
    #expect(limiter.knowledge.allowance == 3)
    _ = limiter.ticket(at: 31)
    #expect(limiter.next(at: .seconds(31)) == .waitForAnswer)
  }

  @Test("The limiter leaves the user's share of the allowance in the headers")
  func leavesTheUsersShareOfWhatTheHeadersTell() {
    var limiter = AdaptiveRateLimiter(limits: RateLimits(share: 0.8))
    let first = limiter.ticket(at: 0)
    limiter.answered(
      first, .accepted(RateQuota(remaining: 9, limit: 10, reset: .seconds(30))), at: .seconds(1))
    for _ in 0..<7 { _ = limiter.ticket(at: 1) }
    #expect(limiter.next(at: .seconds(1)) == .waitUntil(.seconds(31)))
  }

  @Test("Requests in flight count against the remaining allowance")
  func requestsOnTheirWayCountAgainstWhatIsLeft() {
    var limiter = AdaptiveRateLimiter()
    for _ in 0..<3 { limiter.answered(limiter.ticket(at: 0), .accepted(nil), at: .seconds(1)) }
    let second = limiter.ticket(at: 1)
    _ = limiter.ticket(at: 1)
    limiter.answered(
      second, .accepted(RateQuota(remaining: 1, limit: nil, reset: .seconds(30))), at: .seconds(2))
    #expect(limiter.next(at: .seconds(2)) == .waitUntil(.seconds(32)))
  }
}

extension AdaptiveRateLimiter {
  /// Sends a request that is known to be allowed.
  fileprivate mutating func ticket(at seconds: Double) -> RateTicket {
    guard case .send(let ticket) = next(at: .seconds(seconds)) else {
      Issue.record("the limiter does not send at \(seconds)")
      return RateTicket(number: -1, sentAt: .zero, era: -1)
    }
    return ticket
  }

  /// Whether a request would be sent now; none is.
  fileprivate func isSending(at seconds: Double) -> Bool {
    var copy = self
    return if case .send = copy.next(at: .seconds(seconds)) { true } else { false }
  }
}

@Suite struct RateQuotaTests {
  private func quota(_ headers: [String: String]) -> RateQuota? {
    RateQuota(now: 1_800_000_000) { headers[$0] }
  }

  @Test(
    "Every spelling of the headers is read",
    arguments: [
      ["ratelimit-limit": "100", "ratelimit-remaining": "42", "ratelimit-reset": "30"],
      ["x-ratelimit-limit": "100", "x-ratelimit-remaining": "42", "x-ratelimit-reset": "30"],
      ["x-rate-limit-limit": "100", "x-rate-limit-remaining": "42", "x-rate-limit-reset": "30"],
      ["ratelimit-limit": "100, 100;w=60", "ratelimit-remaining": " 42 ", "ratelimit-reset": "30"],
      ["x-ratelimit-limit": "100", "x-ratelimit-remaining": "42", "x-ratelimit-reset": "1800000030"],
      ["x-ratelimit-limit": "100", "x-ratelimit-remaining": "42", "x-ratelimit-reset": "1800000030000"],
      ["ratelimit": "limit=100, remaining=42, reset=30"],
      ["ratelimit": "\"default\";r=42;t=30", "ratelimit-policy": "\"default\";q=100;w=60"],
    ])
  func readsEverySpelling(headers: [String: String]) {
    #expect(quota(headers) == RateQuota(remaining: 42, limit: 100, reset: .seconds(30)))
  }

  @Test(
    "Responses without headers have no quota",
    arguments: [
      [:], ["ratelimit-remaining": "many"], ["ratelimit-remaining": "-1"], ["ratelimit": "nonsense"],
      ["ratelimit-limit": "100"],
    ])
  func seesNothingWhereNothingIs(headers: [String: String]) {
    #expect(quota(headers) == nil)
  }

  @Test("A reset in the past is ignored") func aResetInThePastIsNone() {
    let quota = quota(["x-ratelimit-remaining": "1", "x-ratelimit-reset": "1700000000"])
    #expect(quota == RateQuota(remaining: 1))
  }
}
