import Testing

@testable import NotionAPI

@Suite struct OperationLimiterTests {
  /// Sends one request after the other.
  private func run(
    _ limiter: inout OperationLimiter, _ answer: OperationLimiter.Answer, times: Int,
    kind: OperationKind = .blocks
  ) {
    for _ in 0..<times {
      limiter.begin(kind)
      limiter.end(kind, answer)
    }
  }

  @Test("The limiter admits as many requests as the user sets") func admitsAsManyAsTheUserSets() {
    var limiter = OperationLimiter(.init([.blocks: 3]))
    for _ in 0..<3 {
      #expect(limiter.admits(.blocks, at: .zero))
      limiter.begin(.blocks)
    }
    #expect(!limiter.admits(.blocks, at: .zero))
    limiter.end(.blocks, .answered(.milliseconds(100)))
    #expect(limiter.admits(.blocks, at: .zero))
  }

  @Test("Kinds of operation do not share their slots", arguments: OperationKind.allCases)
  func kindsDoNotTakeEachOthersPlaces(kind: OperationKind) {
    var limiter = OperationLimiter()
    while limiter.admits(kind, at: .zero) { limiter.begin(kind) }
    #expect(OperationKind.allCases.filter { !limiter.admits($0, at: .zero) } == [kind])
  }

  @Test("The limit shrinks when the server fails") func shrinksWhenTheServerFails() {
    var limiter = OperationLimiter(.init([.blocks: 12]))
    run(&limiter, .failed, times: 1)
    #expect(limiter.limit(.blocks) == 8)
    #expect(limiter.limit(.pages) == OperationLimiter().limit(.pages))
  }

  @Test("The limit never shrinks to zero") func neverShrinksToNothing() {
    var limiter = OperationLimiter()
    run(&limiter, .failed, times: 100)
    #expect(limiter.limit(.blocks) == 1)
    #expect(limiter.admits(.blocks, at: .zero))
  }

  @Test("Failures of requests that were in flight together count once")
  func failuresOfRequestsThatWereOnTheirWayTogetherCountOnce() {
    var limiter = OperationLimiter(.init([.blocks: 12]))
    for _ in 0..<12 { limiter.begin(.blocks) }
    for _ in 0..<12 { limiter.end(.blocks, .failed) }
    #expect(limiter.limit(.blocks) >= 5)
  }

  @Test("The limit grows back to the user's value and no further")
  func growsBackToWhatTheUserSetAndNoFurther() {
    var limiter = OperationLimiter(.init([.blocks: 12]))
    run(&limiter, .failed, times: 10)
    run(&limiter, .answered(.milliseconds(100)), times: 20)
    let half = limiter.limit(.blocks)
    #expect((2...8).contains(half))
    run(&limiter, .answered(.milliseconds(100)), times: 1000)
    #expect(limiter.limit(.blocks) == 12)
  }

  @Test("The limit shrinks when responses take twice as long") func shrinksWhenAnswersTakeTwiceAsLong() {
    var limiter = OperationLimiter(.init([.blocks: 12]))
    run(&limiter, .answered(.milliseconds(200)), times: 20)
    #expect(limiter.limit(.blocks) == 12)
    run(&limiter, .answered(.milliseconds(600)), times: 32)
    #expect((5...8).contains(limiter.limit(.blocks)))
  }

  /// Latencies of a server under load: some responses take ten times as long as others.
  @Test(
    "Latencies that vary, but not with the load, leave the limit as wide as it is",
    arguments: [0.3, 0.6, 0.9])
  func spread(sigma: Double) {
    var random = SeededGenerator(seed: 7)
    var limiter = OperationLimiter(.init([.blocks: 16]))
    var widths: [Int] = []
    for _ in 0..<5000 {
      limiter.begin(.blocks)
      let latency = 0.2 * random.spread(sigma)
      limiter.end(.blocks, .answered(.seconds(latency)))
      widths.append(limiter.limit(.blocks))
    }
    #expect(widths.reduce(0, +) >= 14 * widths.count)
    #expect((widths.min() ?? 0) >= 8)
  }

  @Test("Latencies that lie evenly between a short and a long one leave the limit as wide as it is")
  func evenSpread() {
    var random = SeededGenerator(seed: 7)
    var limiter = OperationLimiter(.init([.blocks: 16]))
    for _ in 0..<5000 {
      limiter.begin(.blocks)
      limiter.end(.blocks, .answered(.seconds(Double.random(in: 0.08...0.3, using: &random))))
      #expect(limiter.limit(.blocks) >= 15)
    }
  }

  @Test("The noise of a fast server does not shrink the limit")
  func theNoiseOfAFastServerIsNoReasonToShrink() {
    var limiter = OperationLimiter(.init([.blocks: 12]))
    run(&limiter, .answered(.milliseconds(1)), times: 20)
    run(&limiter, .answered(.milliseconds(40)), times: 20)
    #expect(limiter.limit(.blocks) == 12)
  }

  @Test("The limiter adapts to a server that has become slower") func getsUsedToAServerThatHasBecomeSlower() {
    var limiter = OperationLimiter(.init([.blocks: 12]))
    run(&limiter, .answered(.milliseconds(200)), times: 10)
    run(&limiter, .answered(.milliseconds(600)), times: 2000)
    #expect(limiter.limit(.blocks) == 12)
  }

  @Test("Refusals for the rate limit do not count as load")
  func refusalsForTheRateLimitSayNothingAboutLoad() {
    var limiter = OperationLimiter(.init([.blocks: 12]))
    run(&limiter, .neutral, times: 50)
    #expect(limiter.limit(.blocks) == 12)
  }

  @Test("One kind of operation can be paused alone") func oneKindCanBePausedAlone() {
    var limiter = OperationLimiter()
    limiter.pause(.search, until: .seconds(10))
    limiter.pause(.search, until: .seconds(5))
    #expect(!limiter.admits(.search, at: .seconds(9)))
    #expect(limiter.pausedUntil(.search, at: .seconds(9)) == .seconds(10))
    #expect(limiter.admits(.search, at: .seconds(10)))
    #expect(limiter.admits(.blocks, at: .zero))
  }

  @Test("A limit below one counts as one") func aLimitBelowOneMeansOne() {
    #expect(OperationLimiter(.init([.users: 0])).limit(.users) == 1)
  }
}
