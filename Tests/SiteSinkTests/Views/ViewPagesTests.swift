import SinkRendering
import Testing

@testable import SiteSink

/// The rows of a view are divided among documents so that each is in one of them.
struct ViewPagesTests {
  private func months(_ counts: Int...) -> [(start: CalendarDay, count: Int)] {
    counts.enumerated().map { index, count in
      // From January 2026 on.
      var start = CalendarDay(number: 20_454)
      for _ in 0..<index { start = start.nextMonthStart }
      return (start, count)
    }
  }

  @Test(
    "Rows are divided evenly, the first of them in the document of the database",
    arguments: [
      (0, [0, 0]), (1, [0, 1]), (10, [0, 10]), (11, [0, 10, 11]), (25, [0, 10, 20, 25]),
      (30, [0, 10, 20, 30]),
    ])
  func even(count: Int, bounds: [Int]) {
    let pages = ViewPages(of: count, size: 10)
    #expect(pages.bounds == bounds && pages.home == 0)
    #expect(pages.further == Array(1..<max(bounds.count - 1, 1)))
    #expect((0..<count).allSatisfy { pages.rows(of: pages.page(ofRow: $0)).contains($0) })
  }

  @Test("Where the database's own document shows a board, all rows are in further ones")
  func board() {
    let pages = ViewPages(of: 11, size: 10, isBoard: true)
    #expect(pages.home == nil && pages.further == [0, 1])
  }

  @Test("A calendar is divided between months, and shows the last ones first")
  func months() {
    let pages = ViewPages(months: months(4, 4, 3, 30, 2, 5), undated: 0, size: 10)
    #expect(pages.bounds == [0, 4, 11, 41, 48] && pages.home == 3)
    #expect(
      pages.labels == ["January 2026", "February 2026 to March 2026", "April 2026", "May 2026 to June 2026"])
  }

  @Test("Rows without a date stand with the last months where there is room, or in documents of their own")
  func undated() {
    #expect(ViewPages(months: months(4, 4), undated: 2, size: 10).bounds == [0, 10])
    let pages = ViewPages(months: months(4, 4), undated: 13, size: 10)
    #expect(pages.bounds == [0, 8, 18, 21] && pages.home == 0)
    #expect(pages.labels == ["January 2026 to February 2026", "No date", "No date"])
    let none = ViewPages(months: [], undated: 12, size: 10)
    #expect(none.bounds == [0, 10, 12] && none.home == 0)
    #expect(ViewPages(months: [], undated: 0, size: 10).bounds == [0, 0])
  }
}
