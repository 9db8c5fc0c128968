import Testing

@testable import NotionAPI

@Suite struct RateMeterTests {
  @Test func countsTheLastTenSeconds() {
    var meter = RateMeter()
    for tenth in 0..<300 { meter.count(at: .milliseconds(100 * tenth)) }
    let steady = meter.rate(at: .seconds(29.95))
    #expect((9.5...10.5).contains(steady))
    let half = meter.rate(at: .seconds(34.9))
    #expect((4.5...5.5).contains(half))
    let none = meter.rate(at: .seconds(60))
    #expect(none == 0)
  }

  @Test func aShortTimeCountsAsASecond() {
    var meter = RateMeter()
    let before = meter.rate(at: .zero)
    #expect(before == 0)
    for _ in 0..<5 { meter.count(at: .seconds(100)) }
    let after = meter.rate(at: .seconds(100.2))
    #expect(after == 5)
  }
}
