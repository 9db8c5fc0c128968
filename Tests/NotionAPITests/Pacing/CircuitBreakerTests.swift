import Testing

@testable import NotionAPI

@Suite struct CircuitBreakerTests {
  private static func opened(at time: Duration = .zero) -> CircuitBreaker {
    var breaker = CircuitBreaker()
    for _ in 0..<CircuitBreaker.Settings().failuresToOpen { breaker.failed(wasProbe: false, at: time) }
    return breaker
  }

  @Test("The circuit stays closed while successes come between failures")
  func staysClosedWhileSuccessesComeInBetween() {
    var breaker = CircuitBreaker()
    for _ in 0..<100 {
      for _ in 0..<9 { breaker.failed(wasProbe: false, at: .zero) }
      breaker.succeeded(wasProbe: false)
    }
    #expect(breaker.state(at: .zero) == .closed)
    #expect(breaker.next(at: .zero) == .send)
  }

  @Test("The circuit opens after a run of failures") func opensAfterARunOfFailures() {
    var breaker = Self.opened(at: .seconds(3))
    #expect(breaker.state(at: .seconds(3)) == .open)
    #expect(breaker.next(at: .seconds(4)) == .waitUntil(.seconds(8)))
  }

  @Test("A half-open circuit admits one probe") func letsOneProbeThroughWhenHalfOpen() {
    var breaker = Self.opened()
    #expect(breaker.next(at: .seconds(5)) == .probe)
    #expect(breaker.state(at: .seconds(5)) == .halfOpen)
    #expect(breaker.next(at: .seconds(5)) == .waitForProbe)
    #expect(breaker.next(at: .seconds(50)) == .waitForProbe)
  }

  @Test("The circuit closes when the probe succeeds") func closesWhenTheProbeSucceeds() {
    var breaker = Self.opened()
    _ = breaker.next(at: .seconds(5))
    breaker.succeeded(wasProbe: true)
    #expect(breaker.state(at: .seconds(5)) == .closed)
    #expect(breaker.next(at: .seconds(5)) == .send)
  }

  @Test("The circuit opens for longer each time the probe fails") func opensForLongerEachTimeTheProbeFails() {
    var breaker = Self.opened()
    var now = Duration.zero
    for pause in [5, 10, 20, 40, 60, 60] {
      #expect(breaker.next(at: now) == .waitUntil(now + .seconds(pause)))
      now += .seconds(pause)
      #expect(breaker.next(at: now) == .probe)
      breaker.failed(wasProbe: true, at: now)
    }
  }

  @Test("A closed circuit counts from zero") func beginsAnewAfterItWasClosed() {
    var breaker = Self.opened()
    _ = breaker.next(at: .seconds(5))
    breaker.failed(wasProbe: true, at: .seconds(5))
    _ = breaker.next(at: .seconds(15))
    breaker.succeeded(wasProbe: true)
    for _ in 0..<10 { breaker.failed(wasProbe: false, at: .seconds(20)) }
    #expect(breaker.next(at: .seconds(20)) == .waitUntil(.seconds(25)))
  }

  @Test("Responses to old requests neither open nor close the circuit")
  func answersToOldRequestsNeitherOpenNorCloseIt() {
    var breaker = Self.opened()
    breaker.succeeded(wasProbe: false)
    #expect(breaker.state(at: .seconds(1)) == .open)
    breaker.failed(wasProbe: false, at: .seconds(4))
    #expect(breaker.next(at: .seconds(4)) == .waitUntil(.seconds(5)))
  }

  @Test("After an abandoned probe the next request is the probe") func anAbandonedProbeIsTakenByTheNext() {
    var breaker = Self.opened()
    #expect(breaker.next(at: .seconds(5)) == .probe)
    breaker.abandoned(wasProbe: true)
    #expect(breaker.next(at: .seconds(5)) == .probe)
  }

  @Test("An outage that does not end is given up") func givesUpAnOutageThatDoesNotEnd() {
    var breaker = Self.opened()
    #expect(breaker.next(at: .seconds(899)) == .probe)
    breaker.failed(wasProbe: true, at: .seconds(899))
    #expect(breaker.next(at: .seconds(900)) == .giveUp)
  }
}
