import NotionModel
import SinkTestKit
import Testing

/// A calendar has a table for each month, with the rows on the days that their dates show.
struct CalendarMonthsTests {
  private func page(
    _ dates: [(String, JSONValue)], limit: Int? = nil,
    _ configuration: JSONObject = ["date_property_id": "due"]
  ) async throws -> WrittenViews {
    let rows = dates.map { TaskWorkspace.Row(title: $0.0, due: $0.1) }
    return try await WrittenViews(
      of: TaskWorkspace.database,
      in: TaskWorkspace.make(
        views: [TaskWorkspace.view(1, "calendar", "C", configuration)], rows: rows), limit: limit)
  }

  /// The days with rows, as `2026-05-01: A, B`.
  private func days(_ page: WrittenViews) -> [String] {
    page.root.all("td").filter { !$0.all("li").isEmpty }.map { cell in
      "\(cell.all("time")[0].attributes["datetime"] ?? ""): "
        + cell.all("li").map(\.text).joined(separator: ", ")
    }
  }

  @Test("A month has all its days in weeks from Monday to Sunday")
  func wholeMonth() async throws {
    let page = try await page([("A", TaskWorkspace.date("2026-05-15"))])
    let table = try #require(page.root.all("table", class: "calendar").first)
    #expect(table.all("caption").map(\.text) == ["May 2026"])
    #expect(table.all("thead")[0].text == "Mon Tue Wed Thu Fri Sat Sun" || table.all("th").count == 7)
    let weeks = table.all("tbody")[0].children
    #expect(weeks.map(\.name) == Array(repeating: "tr", count: 5))
    #expect(weeks.allSatisfy { $0.children.count == 7 })
    // May 2026 begins on a Friday and ends on a Sunday.
    #expect(weeks[0].children.prefix(4).allSatisfy { $0.classes == ["outside"] && $0.text.isEmpty })
    #expect(weeks[0].children[4].text == "Friday, May 1")
    #expect(weeks[4].children[6].text == "Sunday, May 31")
    #expect(table.all("time").count == 31)
    #expect(weeks[2].children[4].all("li").map(\.text) == ["A"])
  }

  @Test(
    "Every month of some years has as many days as it has, and whole weeks",
    arguments: [2000, 2023, 2024, 2100])
  func everyMonth(year: Int) async throws {
    let lengths = [31, year == 2000 || year == 2024 ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    let dates = (1...12).map { month in
      ("M\(month)", TaskWorkspace.date("\(year)-\(month < 10 ? "0" : "")\(month)-\(lengths[month - 1])"))
    }
    let page = try await page(dates)
    let tables = page.root.all("table", class: "calendar")
    #expect(tables.map { $0.all("time").count } == lengths)
    #expect(tables.allSatisfy { $0.all("tbody")[0].children.allSatisfy { $0.children.count == 7 } })
    #expect(page.titles == (1...12).map { "M\($0)" })
  }

  @Test("A time stands on the day that it shows, whatever its zone")
  func timeZones() async throws {
    let page = try await page([
      ("Late west", TaskWorkspace.date("2026-04-30T23:30:00.000-05:00")),
      ("Early east", TaskWorkspace.date("2026-05-01T00:30:00.000+09:00")),
      ("Named", TaskWorkspace.date("2026-04-30T23:59:00.000", zone: "Pacific/Auckland")),
      ("Universal", TaskWorkspace.date("2026-05-01T00:00:00.000Z")),
    ])
    #expect(
      days(page) == ["2026-04-30: Late west, Named", "2026-05-01: Early east, Universal"])
  }

  @Test("A span stands on each of its days, across the end of a month")
  func spans() async throws {
    let page = try await page([
      ("Trip", TaskWorkspace.date("2026-12-30", "2027-01-02")), ("Day", TaskWorkspace.date("2026-12-31")),
    ])
    #expect(
      days(page) == [
        "2026-12-30: Trip", "2026-12-31: Trip, Day", "2027-01-01: Trip", "2027-01-02: Trip",
      ])
    #expect(page.root.all("li", class: "continued").count == 3)
  }

  @Test("A long span stands on its ends and at the start of each month between")
  func longSpans() async throws {
    let page = try await page([("Year", TaskWorkspace.date("2026-01-15", "2026-05-20"))])
    #expect(
      days(page) == [
        "2026-01-15: Year", "2026-02-01: Year", "2026-03-01: Year", "2026-04-01: Year", "2026-05-01: Year",
        "2026-05-20: Year",
      ])
    // A span that never ends does not fill the disk.
    let endless = try await self.page([("Ever", TaskWorkspace.date("0001-01-01", "9999-12-31"))])
    #expect(endless.titles.count == 400)
  }

  @Test("Rows without a date come after the months")
  func undated() async throws {
    let page = try await page([
      ("None", .null), ("A", TaskWorkspace.date("2026-05-15")), ("Odd", TaskWorkspace.date("soon")),
    ])
    let undated = try #require(page.root.all("section", class: "undated").first)
    #expect(undated.all("h2").map(\.text) == ["No date"])
    #expect(undated.all("li").map(\.text) == ["None", "Odd"])
    #expect(page.titles == ["A", "None", "Odd"])
  }

  @Test("Within a page the last months are shown")
  func limits() async throws {
    let page = try await page(
      [
        ("A", TaskWorkspace.date("2026-03-15")), ("B", TaskWorkspace.date("2026-04-15")),
        ("C", TaskWorkspace.date("2026-05-15")), ("D", TaskWorkspace.date("2026-05-16")),
      ], limit: 3)
    #expect(page.root.all("caption").map(\.text) == ["April 2026", "May 2026"])
    #expect(page.root.all("p", class: "more").map(\.text) == ["All 4 rows"])
  }

  @Test("Where the view names no date, the first date of the rows places them")
  func unnamedDate() async throws {
    let page = try await page([("A", TaskWorkspace.date("2026-05-15"))], [:])
    #expect(days(page) == ["2026-05-15: A"])
  }
}
