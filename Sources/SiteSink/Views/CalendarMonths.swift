import HTMLRendering
import NotionExportKit
import NotionModel
import SinkRendering

/// Writes the rows of a view as a table for each nonempty month.
///
/// Weeks begin on Monday, as in ISO 8601: the API returns the first day of the week for groups of weeks, but
/// not for calendars, where it is a setting of the reader (Notion API, "View object", configuration of
/// calendars).
struct CalendarMonths<Surroundings: HTMLReferences> {
  let cards: RowCards<Surroundings>
  let level: HeadingLevel

  /// The state of the output while days are written.
  private struct State {
    var depth: Int
    /// The current month, by its first day.
    var month: CalendarDay?
    /// The last day with a cell.
    var day: CalendarDay?
    /// Whether rows without a date are being written.
    var isUndated = false
  }

  /// Writes the last months, up to the limit.
  ///
  /// - Returns: whether all rows are shown.
  // The optimizer of Swift 6.3.1 crashes when it specialises this function for one kind of surroundings.
  @_optimize(none)
  func write(
    _ placed: BucketedRows<CalendarBuckets.Bucket>, limit: RowLimit, to html: inout HTMLWriter,
    _ drain: (inout HTMLWriter) throws -> Void
  ) async throws -> Bool {
    if placed.isEmpty {
      try writeNothing(to: &html)
      return true
    }
    let months = months(of: placed, limit)
    var state = State(depth: html.depth)
    var count = 0
    var isWhole = true
    var iterator = placed.makeAsyncIterator()
    while let element = try await iterator.next() {
      if let day = element.bucket.day, !months.contains(day) {
        iterator.skip(element.bucket)
        isWhole = false
        continue
      }
      if element.bucket.day == nil, count >= limit.total {
        isWhole = false
        break
      }
      try begin(element.bucket, &state, &html)
      try await cards.write(element.row, to: &html)
      try html.close()
      try drain(&html)
      count += 1
    }
    try end(&state, &html)
    return isWhole
  }

  /// Writes some of the rows: whole months, or rows without a date.
  // The optimizer of Swift 6.3.1 crashes when it specialises this function for one kind of surroundings.
  @_optimize(none)
  func write(
    _ count: Int, from iterator: inout BucketedRows<CalendarBuckets.Bucket>.Iterator,
    to html: inout HTMLWriter,
    _ drain: (inout HTMLWriter) throws -> Void
  ) async throws {
    if count == 0 { try writeNothing(to: &html) }
    var state = State(depth: html.depth)
    for _ in 0..<count {
      guard let element = try await iterator.next() else { break }
      try begin(element.bucket, &state, &html)
      try await cards.write(element.row, to: &html)
      try html.close()
      try drain(&html)
    }
    try end(&state, &html)
  }

  private func writeNothing(to html: inout HTMLWriter) throws {
    try html.element("p", ("class", "empty"), text: "No rows")
    try html.lineEnd()
  }

  private func begin(
    _ bucket: CalendarBuckets.Bucket, _ state: inout State, _ html: inout HTMLWriter
  ) throws {
    if let day = bucket.day { try begin(day, &state, &html) } else { try beginUndated(&state, &html) }
    try html.open("li", ("class", bucket.isContinued ? "continued" : nil))
  }

  private func end(_ state: inout State, _ html: inout HTMLWriter) throws {
    try endMonth(&state, &html)
    try html.close(to: state.depth)
    try html.lineEnd()
  }

  /// Returns the days that are shown: all, or the last months whose rows are within the limit, at least one.
  private func months(
    of placed: BucketedRows<CalendarBuckets.Bucket>, _ limit: RowLimit
  ) -> PartialRangeFrom<CalendarDay> {
    let all = CalendarDay(number: -1_000_000)...
    guard limit.total < .max, let counts = placed.bucketCounts else { return all }
    var first: CalendarDay?
    var sum = 0
    for (key, count) in counts.reversed() {
      guard let day = CalendarBuckets.Bucket(key: key)?.day else { continue }
      sum += count
      if let first, day < first, sum > limit.group { return first... }
      first = day.monthStart
    }
    return all
  }

  // MARK: Months and days

  private func begin(_ day: CalendarDay, _ state: inout State, _ html: inout HTMLWriter) throws {
    if state.day == day { return }
    if state.month != day.monthStart {
      try endMonth(&state, &html)
      try beginMonth(day.monthStart, &state, &html)
    }
    let next = (state.day?.number ?? day.monthStart.number - 1) + 1
    try endDay(&state, &html)
    for number in next..<day.number { try writeEmpty(CalendarDay(number: number), &html) }
    try beginCell(day, isEmpty: false, &html)
    try html.open("ul")
    state.day = day
  }

  private func beginMonth(
    _ month: CalendarDay, _ state: inout State, _ html: inout HTMLWriter
  ) throws {
    try html.open("table", ("class", "calendar"))
    try html.element("caption", text: month.monthText)
    try html.open("thead")
    try html.open("tr")
    for name in CalendarDay.weekdayNames {
      try html.element("th", ("scope", "col"), text: String(name.prefix(3)))
    }
    try html.close()
    try html.close()
    try html.open("tbody")
    try html.lineEnd()
    if month.weekday > 0 {
      try html.open("tr")
      for _ in 0..<month.weekday { try html.empty("td", ("class", "outside")) }
    }
    state.month = month
    state.day = nil
  }

  /// Writes the remaining days of the month, and of its last week.
  private func endMonth(_ state: inout State, _ html: inout HTMLWriter) throws {
    guard let month = state.month else { return }
    let end = month.nextMonthStart
    if let day = state.day {
      let next = day.number + 1
      try endDay(&state, &html)
      for number in next..<end.number { try writeEmpty(CalendarDay(number: number), &html) }
    }
    if end.weekday > 0 { for _ in end.weekday..<7 { try html.empty("td", ("class", "outside")) } }
    try html.close(to: state.depth)
    try html.lineEnd()
    state.month = nil
  }

  private func beginCell(_ day: CalendarDay, isEmpty: Bool, _ html: inout HTMLWriter) throws {
    if day.weekday == 0 { try html.open("tr") }
    try html.open("td", ("class", isEmpty ? "empty" : nil))
    try html.open("time", ("datetime", day.year > 0 ? day.machineText : nil))
    // On a narrow screen, days are stacked and need a name.
    try html.element(
      "span", ("class", "day-name"),
      text: "\(CalendarDay.weekdayNames[day.weekday]), \(CalendarDay.monthNames[day.month - 1]) ")
    try html.text("\(day.day)")
    try html.close()
  }

  private func writeEmpty(_ day: CalendarDay, _ html: inout HTMLWriter) throws {
    try beginCell(day, isEmpty: true, &html)
    try html.close()
    try endWeek(after: day, &html)
  }

  private func endDay(_ state: inout State, _ html: inout HTMLWriter) throws {
    guard let day = state.day else { return }
    try html.close()
    try html.close()
    try endWeek(after: day, &html)
    state.day = nil
  }

  private func endWeek(after day: CalendarDay, _ html: inout HTMLWriter) throws {
    guard day.weekday == 6 else { return }
    try html.close()
    try html.lineEnd()
  }

  private func beginUndated(_ state: inout State, _ html: inout HTMLWriter) throws {
    guard !state.isUndated else { return }
    try endMonth(&state, &html)
    try html.open("section", ("class", "undated"))
    try level.write("No date", class: "group-title", to: &html)
    try html.open("ul", ("class", "list"))
    try html.lineEnd()
    state.isUndated = true
  }
}
