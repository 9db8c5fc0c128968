import Foundation
import NotionModel
import Testing

@Suite struct TimestampTests {
  @Test(
    "A time keeps its spelling, and has an instant",
    arguments: [
      ("1970-01-01T00:00:00.000Z", 0), ("2026-03-11T09:31:00.000Z", 1_773_221_460_000),
      ("2026-06-25T10:31:12.643+00:00", 1_782_383_472_643),
      ("2026-06-25T10:31:12.643-05:30", 1_782_403_272_643),
      ("2026-06-25", 1_782_345_600_000), ("2026-06-25T10:31:12.643", 1_782_383_472_643),
      ("2026-06-25T10:31:12Z", 1_782_383_472_000), ("2026-06-25T10:31:12.643123Z", 1_782_383_472_643),
      ("2026-06-25 10:31:12+02:00", 1_782_376_272_000), ("2024-02-29", 1_709_164_800_000),
      ("2026-06-25T10:31:12.6Z", 1_782_383_472_600), ("1969-12-31T23:59:59.999Z", -1),
      ("0001-01-01", -62_135_596_800_000), ("9999-12-31T23:59:59.999Z", 253_402_300_799_999),
    ])
  func aTimeKeepsItsSpellingAndHasAnInstant(spelling: String, milliseconds: Int64) throws {
    let time = try Timestamp(text: "\"\(spelling)\"")
    #expect(time.text == spelling)
    #expect("\(time)" == spelling)
    #expect(time.millisecondsSince1970 == milliseconds)
    #expect(time == Timestamp(spelling))
    #expect(time.isDateOnly == (spelling.count == 10))
  }

  @Test(
    "A text that is not a time is kept, and has no instant",
    arguments: [
      "", "today", "2026", "2026-13-01", "2026-00-10", "2026-02-29", "2026-04-31", "2026-06-25T24:00:00.000Z",
      "2026-06-25T10:60:00.000Z", "2026-06-25T10:31:12.643+24:00", "2026-06-25T10:31:12.643ZZ", "2026-6-5",
      "2026-06-25T", "2026-06-25T10:31", "+2026-06-25", "2026-06-25T10:31:12.Z", "２０２６-06-25",
    ])
  func aTextThatIsNotATimeIsKeptAndHasNoInstant(spelling: String) throws {
    let time = try Timestamp(text: "\"\(spelling)\"")
    #expect(time.text == spelling)
    #expect(time.millisecondsSince1970 == nil)
    #expect(time.minutesSince1970 == nil)
    #expect(time.calendarTime == nil)
  }

  @Test("Times before 1970 are counted correctly") func timesBefore1970AreCountedCorrectly() {
    #expect(Timestamp("2026-03-11T09:31:59.999Z").minutesSince1970 == 29_553_691)
    #expect(Timestamp("2026-03-11T09:31:59.999Z").secondsSince1970 == 1_773_221_519)
    #expect(Timestamp("1969-12-31T23:59:59.999Z").secondsSince1970 == -1)
    #expect(Timestamp("1969-12-31T23:59:00.000Z").minutesSince1970 == -1)
    #expect(Timestamp("1969-12-31T23:58:59.999Z").minutesSince1970 == -2)
  }

  @Test("Every day of four centuries keeps its spelling, and agrees with Foundation")
  func everyDayOfFourCenturiesKeepsItsSpellingAndAgreesWithFoundation() {
    for day in stride(from: -60_000, through: 86_097, by: 1) {
      let time = Timestamp(millisecondsSince1970: Int64(day) * 86_400_000 + 34_260_000)
      #expect(Timestamp(time.text) == time)
      #expect(Timestamp(time.text).millisecondsSince1970 == Int64(day) * 86_400_000 + 34_260_000)
    }
    var calendar = Calendar(identifier: .gregorian)
    calendar.timeZone = .gmt
    var numbers = SeededNumbers(seed: 3)
    for _ in 0..<500 {
      // Since 1600: Foundation's calendar is Julian before 1582.
      let seconds = Int64.random(in: -11_676_000_000...32_000_000_000, using: &numbers)
      let shown = CalendarTime(milliseconds: seconds * 1000)
      let parts = calendar.dateComponents(
        [.year, .month, .day, .hour, .minute, .second], from: Date(timeIntervalSince1970: Double(seconds)))
      #expect([shown.year, shown.month, shown.day] == [parts.year, parts.month, parts.day])
      #expect([shown.hour, shown.minute, shown.second] == [parts.hour, parts.minute, parts.second])
    }
  }

  @Test("A clock shows its own time, whatever its offset")
  func aClockShowsItsOwnTimeWhateverItsOffset() throws {
    let shown = try #require(Timestamp("2026-06-25T10:31:12.643-05:30").calendarTime)
    #expect([shown.year, shown.month, shown.day] == [2026, 6, 25] as [Int])
    #expect([shown.hour, shown.minute, shown.second, shown.millisecond] == [10, 31, 12, 643] as [Int])
    #expect(Timestamp("2026-06-25T10:31:12+02:00").calendarTime?.hour == 10)
  }

  @Test("A computed time is spelled like those of pages") func aComputedTimeIsSpelledLikeThoseOfPages() {
    #expect(Timestamp(millisecondsSince1970: 1_773_221_460_000).text == "2026-03-11T09:31:00.000Z")
    #expect(Timestamp(millisecondsSince1970: -1).text == "1969-12-31T23:59:59.999Z")
  }

  @Test("A span has an end and may have a time zone") func aSpanHasAnEndAndMayHaveATimeZone() throws {
    let span = try DateValue(
      text:
        #"{"start":"2026-06-25T10:00:00.000","end":"2026-06-26T10:00:00.000","time_zone":"Europe/Berlin"}"#)
    #expect(span.start.text == "2026-06-25T10:00:00.000")
    #expect(span.end?.text == "2026-06-26T10:00:00.000")
    #expect(span.timeZone == "Europe/Berlin")
    #expect(throws: JSONError.self) { try DateValue(text: #"{"end":"2026-06-26"}"#) }
  }
}
