import NotionArchive
import Testing

@testable import NotionExportEngine

/// A run is as far as the part that is furthest behind.
struct RunEstimatorTests {
  private func format(_ position: LogPosition, of end: LogPosition) -> ExportProgress.Format {
    ExportProgress.Format(name: "site", position: position, end: end, written: Int(position))
  }

  /// An estimator after a minute in which a format advanced evenly, by `rate` changes a second.
  private func estimator(since start: LogPosition = 0, rate: LogPosition) -> RunEstimator {
    var estimator = RunEstimator()
    estimator.record(end: start)
    for second in 0...60 as ClosedRange<LogPosition> {
      estimator.record(positions: ["site": start + second * rate], at: Double(second))
    }
    return estimator
  }

  private func fetching(_ done: Int, left: Int, seconds: Int) -> RunEstimator.Fetching {
    RunEstimator.Fetching(
      done: done, left: left, estimate: RateEstimator.Estimate(remaining: .seconds(seconds), confidence: 1))
  }

  @Test("A format that is slower than the server determines the remaining time and the share")
  func slowFormat() throws {
    let estimator = estimator(rate: 5)
    let nearlyFetched = fetching(990, left: 10, seconds: 1)
    let formats = [format(300, of: 990)]
    // 1,000 changes are expected, 700 of them to be written by 5 a second.
    #expect(
      try #require(estimator.remaining(fetching: nearlyFetched, formats: formats)).remaining == .seconds(140))
    #expect(estimator.fraction(fetching: nearlyFetched, formats: formats) == 0.3)
  }

  @Test("Half-way, a format still has to write what will be fetched")
  func growingLog() throws {
    let estimator = estimator(since: 10_000, rate: 5)
    let halfWay = fetching(500, left: 500, seconds: 60)
    let formats = [format(10_300, of: 10_400)]
    #expect(try #require(estimator.remaining(fetching: halfWay, formats: formats)).remaining == .seconds(100))
    #expect(estimator.fraction(fetching: halfWay, formats: formats) == 0.5)
  }

  @Test("A format that keeps up leaves the estimate to the fetching")
  func fastFormat() throws {
    let estimator = estimator(rate: 5)
    let formats = [format(300, of: 300)]
    let halfWay = fetching(500, left: 500, seconds: 90)
    #expect(try #require(estimator.remaining(fetching: halfWay, formats: formats)).remaining == .seconds(90))
    #expect(estimator.remaining(fetching: nil, formats: formats) == nil)
    #expect(estimator.fraction(fetching: nil, formats: formats) == 1)
  }

  @Test("Without a rate of an unfinished part there is no estimate")
  func unknownRate() {
    var estimator = RunEstimator()
    estimator.record(end: 0)
    let formats = [format(0, of: 300)]
    #expect(estimator.remaining(fetching: fetching(500, left: 1, seconds: 1), formats: formats) == nil)
    #expect(estimator.remaining(fetching: nil, formats: formats) == nil)
  }

  @Test("While formats are written from the archive, their time is estimated")
  func writing() throws {
    let estimator = estimator(rate: 10)
    #expect(
      try #require(estimator.remaining(fetching: nil, formats: [format(600, of: 1_000)])).remaining
        == .seconds(40))
  }
}
