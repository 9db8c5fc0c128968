package import NotionExportKit
package import NotionModel

/// The days of a calendar on which rows are shown: all days of a date's span.
package struct CalendarPlaces: Sendable {
  /// A day of a row.
  package struct Place: RowPlace, Hashable {
    /// The day; `nil` if the row has no date.
    package let day: CalendarDay?
    /// Whether the row is shown on days before this one.
    package let isContinued: Bool

    init(day: CalendarDay?, isContinued: Bool) {
      self.day = day
      self.isContinued = isContinued
    }

    /// Decodes a place from its sort key; returns `nil` for invalid bytes.
    package init?(key: [UInt8]) {
      var reader = RowKey.Reader(key)
      guard let day = reader.next() else { return nil }
      switch day {
      case .empty: self.init(day: nil, isContinued: false)
      case .number(let number):
        guard case .number(let order)? = reader.next() else { return nil }
        self.init(day: CalendarDay(number: Int(number)), isContinued: order == 0)
      case .text: return nil
      }
    }

    /// The sort key: continued rows come first within a day, rows without a date last.
    package var key: [UInt8] {
      var key = RowKey()
      key.append(day.map { .number(Double($0.number)) } ?? .empty, isAscending: true)
      if day != nil { key.append(.number(isContinued ? 0 : 1), isAscending: true) }
      return key.bytes
    }
  }

  /// The maximum number of days of a span that is shown on each; a longer one is shown on its first and last
  /// day, and on the first of each month between.
  private static let daysShown = 31
  /// Maximum number of places of a row.
  private static let placeLimit = 400

  private let start: PropertySchema
  private let end: PropertySchema?

  /// Creates the places of a view, by its date property or else by the first date of the data source.
  ///
  /// `nil` if the data source has no date.
  package init?(_ view: View, of dataSource: DataSource) {
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

  /// Returns the days of a row, in order; a single place without a day if it has no date.
  package func places(of document: PageDocument?) -> [Place] {
    guard let document, let span = Self.span(of: start, in: document) else {
      return [Place(day: nil, isContinued: false)]
    }
    let end = end.flatMap { Self.span(of: $0, in: document)?.upperBound } ?? span.upperBound
    return Self.days(from: span.lowerBound, to: max(end, span.lowerBound)).enumerated().map { index, day in
      Place(day: day, isContinued: index > 0)
    }
  }

  private static func days(from start: CalendarDay, to end: CalendarDay) -> [CalendarDay] {
    if end.number - start.number < daysShown {
      return (start.number...end.number).map(CalendarDay.init(number:))
    }
    var days = [start]
    var month = start.nextMonthStart
    while month < end, days.count < placeLimit - 1 {
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
    for content in document.contents(of: value) { if let span = span(of: content) { return span } }
    return nil
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
