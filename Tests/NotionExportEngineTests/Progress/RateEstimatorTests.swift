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

  @Test mutating func anEvenPaceIsTrustedFully() throws {
    run(Array(repeating: 50, count: 12))
    #expect(estimator.rate == 10)
    let estimate = try #require(estimator.estimate(left: 600))
    #expect(estimate.remaining == .seconds(60))
    #expect(estimate.confidence == 1)
  }

  @Test mutating func anUnevenPaceIsTrustedLess() throws {
    run([100, 0, 100, 0, 100, 0, 100, 0, 100, 0, 100, 0])
    let uneven = try #require(estimator.estimate(left: 600))
    #expect(uneven.remaining == .seconds(60))
    #expect(uneven.confidence == 0.5)
  }

  @Test mutating func aShortTimeIsTrustedLess() throws {
    run([50, 50, 50])
    let estimate = try #require(estimator.estimate(left: 10))
    #expect(estimate.remaining == .seconds(1))
    #expect(estimate.confidence == 0.5)
  }

  @Test mutating func nothingIsToldFromTooLittle() {
    #expect(estimator.estimate(left: 10) == nil)
    run([50, 50])
    #expect(estimator.rate == 10)
    #expect(estimator.estimate(left: 10) == nil)
  }

  @Test mutating func nothingIsToldWhileNothingGoesOn() {
    run(Array(repeating: 0, count: 12))
    #expect(estimator.rate == 0)
    #expect(estimator.estimate(left: 10) == nil)
  }

  @Test mutating func onlyTheLastMinuteCounts() throws {
    run(Array(repeating: 500, count: 20) + Array(repeating: 5, count: 12))
    #expect(estimator.rate == 1)
    #expect(try #require(estimator.estimate(left: 60)).confidence == 1)
  }

  @Test mutating func aLongSilenceIsSharedAmongItsSlices() {
    estimator.record(done: 0, at: .zero)
    estimator.record(done: 60, at: .seconds(30))
    #expect(estimator.rate == 2)
    // Work within a slice counts at its end.
    estimator.record(done: 600, at: .seconds(32))
    #expect(estimator.rate == 2)
  }
}
