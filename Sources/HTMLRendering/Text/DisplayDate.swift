package import NotionModel
import NotionRendering

/// Dates in a readable form: `May 1, 2026, 10:00 +02:00`.
package enum DisplayDate {
  /// Returns a date or a span of dates.
  package static func text(_ date: DateValue) -> String {
    let span = date.end.map { "\(text(date.start)) → \(text($0))" } ?? text(date.start)
    return date.timeZone.map { "\(span) (\($0))" } ?? span
  }

  /// Returns a date, or a date and a time with its offset from UTC; an invalid one is unchanged.
  package static func text(_ time: Timestamp) -> String {
    guard let calendar = time.calendarTime, (1...12).contains(calendar.month) else { return time.text }
    let day = "\(CalendarDay.monthNames[calendar.month - 1]) \(calendar.day), \(calendar.year)"
    if time.isDateOnly { return day }
    func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let clock = "\(padded(calendar.hour)):\(padded(calendar.minute))"
    return "\(day), \(clock)\(zone(time.text))"
  }

  /// Returns the value for `datetime`, or `nil` if the text is not a date.
  package static func machineText(_ time: Timestamp) -> String? {
    // HTML has no year 0, and requires a valid ISO 8601 form.
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
