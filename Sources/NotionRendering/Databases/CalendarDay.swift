package import NotionModel

/// A day of the calendar without a time zone, as a date shows it.
package struct CalendarDay: Sendable, Hashable, Comparable {
  /// The months' names.
  package static let monthNames = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
  ]
  /// The days' names, Monday first.
  package static let weekdayNames = [
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
  ]

  /// The days since the start of 1970.
  package let number: Int

  /// Creates the day with a number.
  package init(number: Int) { self.number = number }

  /// Creates the day that a time shows in its own time zone; returns `nil` if the text is not a time.
  package init?(_ time: Timestamp) {
    guard let shown = time.calendarTime, (1...12).contains(shown.month), (1...31).contains(shown.day) else {
      return nil
    }
    number = CalendarTime.days(year: shown.year, month: shown.month, day: shown.day)
  }

  private var calendar: CalendarTime {
    CalendarTime(milliseconds: Int64(number).clampedMultiplied(by: 86_400_000))
  }

  /// The year.
  package var year: Int { calendar.year }
  /// The month, 1 to 12.
  package var month: Int { calendar.month }
  /// The day of the month, 1 to 31.
  package var day: Int { calendar.day }

  /// The index in the week, 0 for Monday to 6 for Sunday.
  package var weekday: Int {
    // 1970 began on a Thursday.
    let day = (number + 3) % 7
    return day < 0 ? day + 7 : day
  }

  /// The first day of the month.
  package var monthStart: CalendarDay { CalendarDay(number: number - day + 1) }

  /// The first day of the month after this one.
  package var nextMonthStart: CalendarDay { CalendarDay(number: monthStart.number + 31).monthStart }

  /// The first day of the year.
  package var yearStart: CalendarDay {
    CalendarDay(number: CalendarTime.days(year: year, month: 1, day: 1))
  }

  /// Returns the first day of the week.
  package func weekStart(onSunday: Bool) -> CalendarDay {
    CalendarDay(number: number - (onSunday ? (weekday + 1) % 7 : weekday))
  }

  /// The day in the form `2026-05-01`.
  package var machineText: String {
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(width - digits.count, 0)) + digits
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }

  /// The day in the form `May 1, 2026`.
  package var text: String { "\(Self.monthNames[month - 1]) \(day), \(year)" }

  /// The month in the form `May 2026`.
  package var monthText: String { "\(Self.monthNames[month - 1]) \(year)" }

  /// Orders by time.
  package static func < (left: CalendarDay, right: CalendarDay) -> Bool { left.number < right.number }
}
