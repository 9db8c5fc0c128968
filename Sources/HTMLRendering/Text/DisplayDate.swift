package import NotionModel
import NotionRendering

/// Dates as people read them: `May 1, 2026, 10:00 +02:00`.
package enum DisplayDate {
  /// A date or a span of dates.
  package static func text(_ date: DateValue) -> String {
    let span = date.end.map { "\(text(date.start)) → \(text($0))" } ?? text(date.start)
    return date.timeZone.map { "\(span) (\($0))" } ?? span
  }

  /// A date, or a date and a time with what it is off from UTC; as it came where it is no date.
  package static func text(_ time: Timestamp) -> String {
    guard let calendar = time.calendarTime, (1...12).contains(calendar.month) else { return time.text }
    let day = "\(CalendarDay.monthNames[calendar.month - 1]) \(calendar.day), \(calendar.year)"
    if time.isDateOnly { return day }
    func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let clock = "\(padded(calendar.hour)):\(padded(calendar.minute))"
    return "\(day), \(clock)\(zone(time.text))"
  }

  /// The value for `datetime`; `nil` where the text is no date.
  package static func machineText(_ time: Timestamp) -> String? {
    // HTML has no year 0, and wants what ISO 8601 wants beside that.
    guard let calendar = time.calendarTime, calendar.year > 0, time.millisecondsSince1970 != nil else {
      return nil
    }
    return DateText.text(time)
  }

  private static func zone(_ text: String) -> String {
    if text.hasSuffix("Z") { return " UTC" }
    let tail = text.suffix(6)
    guard let sign = tail.first, sign == "+" || sign == "-", tail.dropFirst(3).first == ":" else { return "" }
    return " \(tail)"
  }
}
