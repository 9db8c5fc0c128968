/// Lets so many requests through at a time, and none while the server asked to wait.
actor RequestPipeline {
  private let concurrency: Int
  private var inFlight = 0
  private var openAt: ContinuousClock.Instant?

  init(concurrency: Int) { self.concurrency = concurrency }

  func admit() async throws {
    while true {
      try Task.checkCancellation()
      if let openAt, openAt > .now {
        try await ContinuousClock().sleep(until: openAt)
      } else if inFlight < concurrency {
        inFlight += 1
        return
      } else {
        try await Task.sleep(for: .milliseconds(5))
      }
    }
  }

  func release(retryAfter: Duration?) {
    inFlight -= 1
    if let retryAfter {
      let until = ContinuousClock.now + retryAfter
      openAt = max(openAt ?? until, until)
    }
  }
}
