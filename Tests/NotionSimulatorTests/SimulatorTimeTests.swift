import Foundation
import NotionSimulator
import Testing

@Suite struct SimulatorTimeTests {
  @Test(
    "Texts of the API's form are read",
    arguments: [
      ("1970-01-01", "1970-01-01T00:00:00.000Z"), ("2026-07-04T09:10:00.000Z", "2026-07-04T09:10:00.000Z"),
      ("2026-07-04T09:10", "2026-07-04T09:10:00.000Z"), ("2026-07-04 09:10", "2026-07-04T09:10:00.000Z"),
      ("2026-03-01T01:30:00+02:00", "2026-02-28T23:30:00.000Z"),
      ("2024-02-29T12:00:00.5Z", "2024-02-29T12:00:00.500Z"),
      ("2026-10-05T09:00:00.123-01:00", "2026-10-05T10:00:00.123Z"),
      ("1969-12-31T23:59:59Z", "1969-12-31T23:59:59.000Z"),
    ])
  func textsAreRead(text: String, expected: String) {
    #expect(SimulatorTime(text)?.text == expected)
  }

  @Test(
    "Other texts are refused",
    arguments: ["", "2026", "2026-13-01", "2026-1-1", "yesterday!", "2026-07-04X09:10", "2026-07-04T9"])
  func otherTextsAreNot(text: String) {
    #expect(SimulatorTime(text) == nil)
  }

  @Test("Dates agree with Foundation") func datesAgreeWithFoundation() throws {
    let style = Date.ISO8601FormatStyle(includingFractionalSeconds: true)
    // Half a second: a fraction that a double holds exactly.
    for day in stride(from: -40_000, to: 60_000, by: 37) {
      let milliseconds = Int64(day) * 86_400_000 + 12_345_500
      let date = Date(timeIntervalSince1970: Double(milliseconds) / 1000)
      let timestamp = SimulatorTime(milliseconds: milliseconds)
      #expect(timestamp.text == date.formatted(style))
      #expect(SimulatorTime(timestamp.text) == timestamp)
    }
  }

  @Test("Other spellings of a time are written") func otherSpellings() {
    let time = SimulatorTime(year: 2026, month: 7, day: 4, hour: 9, minute: 10, second: 30)
    #expect(time.minute.text == "2026-07-04T09:10:00.000Z")
    #expect(time.offsetText == "2026-07-04T09:10:30.000+00:00")
    #expect(time.httpDate == "Sat, 04 Jul 2026 09:10:30 GMT")
    #expect(time.advanced(by: .milliseconds(1500)).text == "2026-07-04T09:10:31.500Z")
  }
}
