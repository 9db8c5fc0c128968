import NotionExportKit
import NotionModel

/// A date or span.
struct DateProperty: PropertyBehavior {
  let date: DateValue

  func text(_: any DocumentReferences) -> StyledText { StyledText(DateText.text(date)) }

  func sortKey(in _: PropertyConfiguration?, _: any WorkspaceReader) -> RowKey.Part {
    RowKey.Part(time: date.start)
  }

  func groups(in grouping: RowGrouping) -> [RowGroup] { [grouping.group(of: date.start)] }

  var filterValue: FilterValue { .time(date.start) }
}

/// The time of a page's creation, last edit or last visit.
struct TimeProperty: PropertyBehavior {
  let time: Timestamp

  func text(_: any DocumentReferences) -> StyledText { StyledText(DateText.text(time)) }

  func sortKey(in _: PropertyConfiguration?, _: any WorkspaceReader) -> RowKey.Part {
    RowKey.Part(time: time)
  }

  func groups(in grouping: RowGrouping) -> [RowGroup] { [grouping.group(of: time)] }

  var filterValue: FilterValue { .time(time) }
}

extension PropertyTraits {
  static let time = PropertyTraits(filterFamily: .time)
}

extension RowGrouping {
  /// Returns the group of a time: its day, week, month or year.
  fileprivate func group(of time: Timestamp) -> RowGroup {
    guard let day = CalendarDay(time) else { return group(.text(time.text), .text(time.text)) }
    switch settings.groupBy {
    case "day": return group(day.text, from: day)
    case "week":
      let start = day.weekStart(onSunday: settings.weeksBeginOnSunday)
      return group("Week of \(start.text)", from: start)
    case "year": return group(String(day.year), from: day.yearStart)
    default: return group(day.monthText, from: day.monthStart)
    }
  }

  private func group(_ text: String, from day: CalendarDay) -> RowGroup {
    group(.text(text), .number(Double(day.number)))
  }
}
