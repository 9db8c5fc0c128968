public import NotionExportKit
public import NotionModel

/// The days of a calendar on which rows are shown: all days of a date's span.
public struct CalendarBuckets: Sendable {
  /// A day of a row.
  public struct Bucket: RowBucket, Hashable {
    /// The day; `nil` if the row has no date.
    public let day: CalendarDay?
    /// Whether the row is shown on days before this one.
    public let isContinued: Bool

    init(day: CalendarDay?, isContinued: Bool) {
      self.day = day
      self.isContinued = isContinued
    }

    /// Decodes a bucket from its sort key; returns `nil` for invalid bytes.
    public init?(key: [UInt8]) {
      var reader = RowKey.Reader(key)
      guard let day = reader.next() else { return nil }
      switch day {
      case .empty: self.init(day: nil, isContinued: false)
      case .number(let number):
        guard case .number(let order)? = reader.next(), let day = Int(exactly: number) else { return nil }
        self.init(day: CalendarDay(number: day), isContinued: order == 0)
      case .text: return nil
      }
    }

    /// The sort key: continued rows come first within a day, rows without a date last.
    public var key: [UInt8] {
      var key = RowKey()
      key.append(day.map { .number(Double($0.number)) } ?? .empty, isAscending: true)
      if day != nil { key.append(.number(isContinued ? 0 : 1), isAscending: true) }
      return key.bytes
    }
  }

  /// The maximum number of days of a span that is shown on each; a longer one is shown on its first and last
  /// day, and on the first of each month between.
  private static let daysShown = 31
  /// Maximum number of buckets of a row.
  private static let bucketLimit = 400

  private let start: PropertySchema
  private let end: PropertySchema?

  /// Creates the buckets of a view, by its date property or else by the first date of the data source; returns
  /// `nil` if the data source has no date.
  public init?(_ view: View, of dataSource: DataSource) {
    let properties = dataSource.properties
    let named = view.configuration?.datePropertyID.flatMap { properties.property($0.text) }
    let dates: [PropertyType] = [.date, .createdTime, .lastEditedTime]
    guard
      let start = named
        ?? dates.lazy.compactMap({ type in properties.first { $0.type == type } }).first
    else { return nil }
    self.start = start
    end = view.configuration?.endDatePropertyID.flatMap { properties.property($0.text) }
  }

  /// Returns the days of a row, in order; a single bucket without a day if it has no date.
  public func buckets(of document: PageDocument?) -> [Bucket] {
    guard let document, let span = Self.span(of: start, in: document) else {
      return [Bucket(day: nil, isContinued: false)]
    }
    let end = end.flatMap { Self.span(of: $0, in: document)?.upperBound } ?? span.upperBound
    return Self.days(from: span.lowerBound, to: max(end, span.lowerBound)).enumerated().map { index, day in
      Bucket(day: day, isContinued: index > 0)
    }
  }

  private static func days(from start: CalendarDay, to end: CalendarDay) -> [CalendarDay] {
    if end.number - start.number < daysShown {
      return (start.number...end.number).map(CalendarDay.init(number:))
    }
    var days = [start]
    var month = start.nextMonthStart
    while month < end, days.count < bucketLimit - 1 {
      days.append(month)
      month = month.nextMonthStart
    }
    return days + [end]
  }

  private static func span(
    of property: PropertySchema, in document: PageDocument
  ) -> ClosedRange<CalendarDay>? {
    guard
      let value = document.page.properties.first(where: { $0.id == property.id })
        ?? document.page.properties[property.name]
    else { return nil }
    return span(of: value.content)
  }

  private static func span(of content: PropertyContent) -> ClosedRange<CalendarDay>? {
    if let date = content.dateResult { return span(of: date) }
    return content.time.flatMap { CalendarDay($0) }.map { $0...$0 }
  }

  private static func span(of date: DateValue) -> ClosedRange<CalendarDay>? {
    guard let start = CalendarDay(date.start) else { return nil }
    let end = date.end.flatMap { CalendarDay($0) } ?? start
    return start...max(start, end)
  }
}

/// A day of the calendar without a time zone, as a date shows it.
public struct CalendarDay: Sendable, Hashable, Comparable {
  /// The months' names.
  public static let monthNames = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
  ]
  /// The days' names, Monday first.
  public static let weekdayNames = [
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
  ]

  /// The days since the start of 1970.
  public let number: Int

  /// Creates the day with a number.
  public init(number: Int) { self.number = number }

  /// Creates the day that a time shows in its own time zone; returns `nil` if the text is not a time.
  public init?(_ time: Timestamp) {
    guard let shown = time.calendarTime, (1...12).contains(shown.month), (1...31).contains(shown.day) else {
      return nil
    }
    number = CalendarTime.days(year: shown.year, month: shown.month, day: shown.day)
  }

  private var calendar: CalendarTime {
    CalendarTime(milliseconds: Int64(number).clampedMultiplied(by: 86_400_000))
  }

  /// The year.
  public var year: Int { calendar.year }
  /// The month, 1 to 12.
  public var month: Int { calendar.month }
  /// The day of the month, 1 to 31.
  public var day: Int { calendar.day }

  /// The index in the week, 0 for Monday to 6 for Sunday.
  public var weekday: Int {
    // 1970 began on a Thursday.
    let day = (number + 3) % 7
    return day < 0 ? day + 7 : day
  }

  /// The first day of the month.
  public var monthStart: CalendarDay { CalendarDay(number: number - day + 1) }

  /// The first day of the month after this one.
  public var nextMonthStart: CalendarDay { CalendarDay(number: monthStart.number + 31).monthStart }

  /// The first day of the year.
  var yearStart: CalendarDay {
    CalendarDay(number: CalendarTime.days(year: year, month: 1, day: 1))
  }

  /// Returns the first day of the week.
  func weekStart(onSunday: Bool) -> CalendarDay {
    CalendarDay(number: number - (onSunday ? (weekday + 1) % 7 : weekday))
  }

  /// The day in the form `2026-05-01`.
  public var machineText: String {
    func padded(_ number: Int, _ width: Int) -> String {
      let digits = String(number)
      return String(repeating: "0", count: max(width - digits.count, 0)) + digits
    }
    return "\(padded(year, 4))-\(padded(month, 2))-\(padded(day, 2))"
  }

  /// The day in the form `May 1, 2026`.
  public var text: String { "\(Self.monthNames[month - 1]) \(day), \(year)" }

  /// The month in the form `May 2026`.
  public var monthText: String { "\(Self.monthNames[month - 1]) \(year)" }

  /// Orders by time.
  public static func < (left: CalendarDay, right: CalendarDay) -> Bool { left.number < right.number }
}
