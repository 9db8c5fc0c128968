import NotionModel
import SinkTestKit
import Testing

/// A view with more rows than the limit of one document continues in further ones, which are linked.
struct PagedViewTests {
  private func written(
    _ views: [JSONObject], rows: [TaskWorkspace.Row] = TaskWorkspace.rows, size: Int = 2,
    columnSize: Int = 100
  ) async throws -> WrittenViews {
    try await WrittenViews(
      of: TaskWorkspace.database, in: TaskWorkspace.make(views: views, rows: rows), pageSize: size,
      columnSize: columnSize)
  }

  private func links(_ root: ParsedElement) -> [String] {
    root.all("nav", class: "pages").flatMap { nav in
      nav.all("li").map { item in
        item.all("a").first.map { "\(item.text) \($0.attributes["href"] ?? "")" } ?? item.text
      }
    }
  }

  @Test("Each row is in one document, in order, and each document leads to the others")
  func table() async throws {
    let page = try await written([TaskWorkspace.view(1, "table", "All of it")])
    #expect(page.titles == ["Paint & <b>", "Sand"])
    #expect(page.further.keys.sorted() == ["views/all-of-it/2/", "views/all-of-it/3/"])
    #expect(page.titles(at: "views/all-of-it/2/") == ["Sell", "Sail"])
    #expect(page.titles(at: "views/all-of-it/3/") == ["Untitled"])
    #expect(links(page.root) == ["1", "2 views/all-of-it/2/", "3 views/all-of-it/3/"])
    let second = try #require(page.further["views/all-of-it/2/"])
    let anchor = try #require(page.root.all("section", class: "view").first?.attributes["id"])
    #expect(links(second) == ["1 ../../../#\(anchor)", "2", "3 ../3/"])
    #expect(second.all("a").compactMap { $0.attributes["rel"] } == ["prev", "next"])
    #expect(second.all("h2").map(\.text) == ["All of it"])
    #expect(second.all("p", class: "page-rows").map(\.text) == ["Rows 3 to 4 of 5"])
    #expect(second.all("table").map { $0.attributes["data-filterable"] } == ["Filter this page"])
  }

  @Test("A view whose rows are as many as there is room for has no further document")
  func whole() async throws {
    let page = try await written([TaskWorkspace.view(1, "table", "T")], size: 5)
    #expect(page.titles.count == 5 && page.further.isEmpty)
    #expect(page.root.all("nav").isEmpty)
    #expect(page.root.all("table").map { $0.attributes["data-filterable"] } == [""])
  }

  @Test("Further documents have the filter and the order of their view")
  func filtered() async throws {
    let page = try await written(
      [
        TaskWorkspace.view(
          1, "list", "Dear", filter: ["property": "Estimate", "number": ["greater_than": 10]],
          sorts: [["property": "Task", "direction": "descending"]])
      ], size: 1)
    // The page also has the first row of the table of all rows.
    #expect(page.titles == ["Sell", "Paint & <b>"])
    let titles = page.titles.prefix(1) + ["views/dear/2/", "views/dear/3/"].flatMap { page.titles(at: $0) }
    #expect(titles == ["Sell", "Paint & <b>", "Untitled"])
  }

  @Test("Where each view leaves rows out, a table of all rows comes last; a linked view needs none")
  func allRows() async throws {
    let open: JSONValue = ["property": "State", "status": ["equals": "Open"]]
    let page = try await written([TaskWorkspace.view(1, "list", "Open", filter: open)], size: 10)
    #expect(page.root.all("label").map(\.text) == ["Open", "All rows"])
    #expect(page.root.all("section", class: "view-table").first?.all("tbody").first?.children.count == 5)
    let both = try await written(
      [TaskWorkspace.view(1, "list", "Open", filter: open), TaskWorkspace.view(2, "list", "All")], size: 10)
    #expect(both.root.all("label").map(\.text) == ["Open", "All"])
    let inline = try await WrittenViews(
      of: TaskWorkspace.database,
      in: TaskWorkspace.make(views: [TaskWorkspace.view(1, "list", "Open", filter: open)]), limit: 10)
    #expect(inline.root.all("label").isEmpty)
  }

  @Test("Groups go on in the next document, under their names again")
  func groups() async throws {
    let page = try await written([
      TaskWorkspace.view(1, "list", "L", ["group_by": ["type": "status", "property_id": "st"]])
    ])
    func groups(_ root: ParsedElement?) -> [String] {
      root?.all("section", class: "group").map { group in
        group.all(nil, class: "group-title")[0].text + ": "
          + group.all("li").map(\.text).joined(separator: ", ")
      } ?? []
    }
    #expect(groups(page.root) == ["No State 1: Sell", "New 2: Sand"])
    #expect(groups(page.further["views/l/2/"]) == ["New 2: Untitled", "Open 1: Paint & <b>"])
    #expect(groups(page.further["views/l/3/"]) == ["Done 1: Sail"])
  }

  @Test("A board shows the first cards of each column, which lead to all of them")
  func board() async throws {
    let page = try await written(
      [TaskWorkspace.view(1, "board", "B", ["group_by": ["type": "status", "property_id": "st"]])], size: 10,
      columnSize: 1)
    let columns = page.root.all("section", class: "board-column").map { column in
      column.all(nil, class: "group-title")[0].text + ": "
        + column.all("li").map(\.text).joined(separator: ", ")
    }
    #expect(
      columns == ["No State 1: Sell", "New 2: Sand", "Open 1: Paint & <b>", "Stuck 0: ", "Done 1: Sail"])
    let more = page.root.all("p", class: "more").flatMap { $0.all("a") }
    #expect(more.map(\.text) == ["All 2"])
    #expect(more.map { $0.attributes["href"] } == ["views/b/1/#group-1"])
    #expect(links(page.root) == ["1 views/b/1/"])
    #expect(page.titles(at: "views/b/1/") == ["Sell", "Sand", "Untitled", "Paint & <b>", "Sail"])
    let target = page.further["views/b/1/"]?.all(nil, class: "group-title").first {
      $0.attributes["id"] == "group-1"
    }
    #expect(target?.text == "New 2")
    let whole = try await written(
      [TaskWorkspace.view(1, "board", "B", ["group_by": ["type": "status", "property_id": "st"]])], size: 10)
    #expect(whole.further.isEmpty && whole.root.all("nav").isEmpty)
  }

  @Test("A calendar shows the last months, and leads to those before by their names")
  func calendar() async throws {
    let rows = ["2026-03-15", "2026-04-15", "2026-05-15", "2026-05-16"].map {
      TaskWorkspace.Row(title: $0, due: TaskWorkspace.date($0))
    }
    let page = try await written(
      [TaskWorkspace.view(1, "calendar", "C", ["date_property_id": "due"])], rows: rows, size: 2)
    #expect(page.root.all("caption").map(\.text) == ["May 2026"])
    #expect(links(page.root) == ["March 2026 to April 2026 views/c/1/", "May 2026"])
    #expect(page.further["views/c/1/"]?.all("caption").map(\.text) == ["March 2026", "April 2026"])
    #expect(page.titles(at: "views/c/1/") == ["2026-03-15", "2026-04-15"])
  }

  @Test("Views of the same name have documents of their own")
  func names() async throws {
    let page = try await written([
      TaskWorkspace.view(1, "list", "Same"), TaskWorkspace.view(2, "list", "same!"),
    ])
    #expect(page.further.count == 4)
    #expect(Set(page.further.keys.map { $0.split(separator: "/")[1] }).count == 2)
  }
}
