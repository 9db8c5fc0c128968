import Testing

@testable import NotionExportEngine

@Suite struct RateEstimatorTests {
  private var estimator = RateEstimator(slice: .seconds(5))

  /// Records the work done at the end of each slice, starting with 0 at the time 0.
  private mutating func run(_ perSlice: [Int]) {
    estimator.record(done: 0, at: .zero)
    var done = 0
    for (index, count) in perSlice.enumerated() {
      done += count
      estimator.record(done: done, at: .seconds(5 * (index + 1)))
    }
  }

  @Test("An even rate gives full confidence") mutating func evenRate() throws {
    run(Array(repeating: 50, count: 12))
    #expect(estimator.rate == 10)
    let estimate = try #require(estimator.estimate(left: 600))
    #expect(estimate.remaining == .seconds(60))
    #expect(estimate.confidence == 1)
  }

  @Test("An uneven rate gives less confidence") mutating func unevenRate() throws {
    run([100, 0, 100, 0, 100, 0, 100, 0, 100, 0, 100, 0])
    let uneven = try #require(estimator.estimate(left: 600))
    #expect(uneven.remaining == .seconds(60))
    #expect(uneven.confidence == 0.5)
  }

  @Test("A short time gives less confidence") mutating func shortTime() throws {
    run([50, 50, 50])
    let estimate = try #require(estimator.estimate(left: 10))
    #expect(estimate.remaining == .seconds(1))
    #expect(estimate.confidence == 0.5)
  }

  @Test("Too few samples give no estimate") mutating func fewSamples() {
    #expect(estimator.estimate(left: 10) == nil)
    run([50, 50])
    #expect(estimator.rate == 10)
    #expect(estimator.estimate(left: 10) == nil)
  }

  @Test("A stalled crawl gives no estimate") mutating func stall() {
    run(Array(repeating: 0, count: 12))
    #expect(estimator.rate == 0)
    #expect(estimator.estimate(left: 10) == nil)
  }

  @Test("Only the last minute counts") mutating func lastMinute() throws {
    run(Array(repeating: 500, count: 20) + Array(repeating: 5, count: 12))
    #expect(estimator.rate == 1)
    #expect(try #require(estimator.estimate(left: 60)).confidence == 1)
  }

  @Test("A long gap is distributed over its intervals") mutating func longGap() {
    estimator.record(done: 0, at: .zero)
    estimator.record(done: 60, at: .seconds(30))
    #expect(estimator.rate == 2)
    // Work within a slice counts at its end.
    estimator.record(done: 600, at: .seconds(32))
    #expect(estimator.rate == 2)
  }
}
