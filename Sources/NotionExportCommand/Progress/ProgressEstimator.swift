/// Tells how long an export still takes, from how it went so far.
struct ProgressEstimator: Sendable {
  /// Nothing new for so long means that everything has been found.
  private static let quietTime = Duration.seconds(10)

  private var pagesFound = 0
  private var lastFound = Duration.zero
  /// When the first page was done, and how many were then.
  private var start: (time: Duration, pages: Int)?

  /// Takes the numbers of a moment and estimates.
  ///
  /// - Returns: the time to go; `nil` where too little is known, or nothing is left.
  mutating func estimate(
    pagesDone: Int, pagesToDo: Int, pagesFound: Int, at time: Duration
  ) -> ProgressSnapshot.Estimate? {
    if pagesFound != self.pagesFound {
      self.pagesFound = pagesFound
      lastFound = time
    }
    guard pagesDone > 0 else { return nil }
    guard let start else {
      start = (time, pagesDone)
      return nil
    }
    let (done, passed) = (pagesDone - start.pages, time - start.time)
    guard done > 0, passed > .seconds(2), pagesToDo > pagesDone else { return nil }
    let remaining = passed * (Double(pagesToDo - pagesDone) / Double(done))
    let isRough = passed < .seconds(30) || done * 20 < pagesToDo
    return ProgressSnapshot.Estimate(
      remaining: remaining,
      confidence: time - lastFound < Self.quietTime ? .lowerBound : isRough ? .rough : .good)
  }
}
