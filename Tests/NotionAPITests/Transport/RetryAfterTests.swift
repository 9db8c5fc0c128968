import Testing

@testable import NotionAPI

@Suite struct RetryAfterTests {
  @Test(arguments: [("0", 0), ("1", 1000), ("631", 631_000), (" 30 ", 30_000), ("0.5", 500), ("-3", 0)])
  func readsSeconds(text: String, milliseconds: Int) {
    #expect(RetryAfter.duration(text, now: 0) == .milliseconds(milliseconds))
  }

  @Test func readsADateByTheServersClock() {
    let date = "Sun, 06 Nov 1994 08:49:37 GMT"
    #expect(RetryAfter.duration(date, now: 784_111_700) == .seconds(77))
    #expect(RetryAfter.duration(date, now: 784_111_800) == .zero)
  }

  @Test(arguments: ["", "soon", "NaN", "inf"]) func ignoresNonsense(text: String) {
    #expect(RetryAfter.duration(text, now: 0) == nil)
  }

  @Test func aYearIsTheLongestWait() {
    #expect(RetryAfter.duration("99999999999999", now: 0) == .seconds(31_536_000))
  }
}
