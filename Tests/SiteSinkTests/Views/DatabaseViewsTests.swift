import HTMLRendering
import NotionExportKit
import NotionModel
import SinkTestKit
import Testing

/// A database is shown as its views.
struct DatabaseViewsTests {
  private func written(
    _ views: [JSONObject], rows: [TaskWorkspace.Row] = TaskWorkspace.rows, limit: Int? = nil,
    hasOtherSource: Bool = false
  ) async throws -> WrittenViews {
    try await WrittenViews(
      of: TaskWorkspace.database,
      in: TaskWorkspace.make(views: views, rows: rows, hasOtherSource: hasOtherSource), limit: limit)
  }

  @Test("Without views a table shows all rows and properties")
  func noViews() async throws {
    let page = try await written([])
    let heads = page.root.all("thead").flatMap { $0.all("th") }
    #expect(
      heads.map(\.text) == [
        "Task", "State", "Needs", "Due", "Owner", "Estimate", "Finished", "Picture",
      ])
    #expect(page.titles == ["Paint & <b>", "Sand", "Sell", "Sail", "Untitled"])
    #expect(page.root.all("input").filter { $0.attributes["type"] == "radio" }.isEmpty)
    #expect(page.root.all("section", class: "view-table").count == 1)
  }

  @Test("Views are tabs of radio buttons with their names, the first of them open")
  func tabs() async throws {
    let page = try await written([
      TaskWorkspace.view(1, "table", "All of it"), TaskWorkspace.view(2, "gallery", " "),
      TaskWorkspace.view(3, "list", "List"),
    ])
    let tabs = try #require(page.root.all("div", class: "tabs").first)
    #expect(
      tabs.children.map(\.name) == [
        "input", "label", "section", "input", "label", "section", "input", "label", "section",
      ])
    #expect(tabs.all("label").map(\.text) == ["All of it", "Gallery", "List"])
    let inputs = tabs.children.filter { $0.name == "input" }
    #expect(inputs.map { $0.attributes["checked"] } == ["", nil, nil])
    #expect(Set(inputs.map { $0.attributes["name"] }).count == 1)
    #expect(inputs.map { $0.attributes["id"] } == tabs.all("label").map { $0.attributes["for"] })
    #expect(
      tabs.children.filter { $0.name == "section" }.map { $0.attributes["class"] }
        == ["view view-table", "view view-gallery", "view view-list"])
  }

  @Test("A table shows the view's properties in its order, with what its cells are sorted by")
  func table() async throws {
    let page = try await written([
      TaskWorkspace.view(
        1, "table", "T", sorts: [["property": "Estimate", "direction": "descending"]],
        [
          "properties": [
            ["property_id": "est", "visible": true], ["property_id": "title", "visible": true],
            ["property_id": "due"], ["property_id": "own", "visible": false],
            ["property_id": "fin", "visible": true],
          ]
        ])
    ])
    let table = try #require(page.root.all("table", class: "data-table").first)
    #expect(table.attributes["data-sortable"] == "" && table.attributes["data-filterable"] == "")
    #expect(table.all("thead")[0].all("th").map(\.text) == ["Estimate", "Task", "Due", "Finished"])
    let rows = table.all("tbody").flatMap { $0.all("tr") }
    #expect(rows.map { $0.children[1].text } == ["Paint & <b>", "Sell", "Untitled", "Sand", "Sail"])
    #expect(rows[0].children.map { $0.attributes["data-sort"] } == ["1200.5", nil, "1777593600000", "0"])
    #expect(rows[3].children.map { $0.attributes["data-sort"] } == ["9", nil, "1777609800000", "1"])
    #expect(rows[4].children.map { $0.attributes["data-sort"] } == [nil, nil, nil, "0"])
    #expect(rows[0].children[0].text == "€1,200.50" && rows[0].children[0].classes == ["number"])
    #expect(rows[0].children[1].name == "th" && rows[0].children[1].attributes["scope"] == "row")
  }

  @Test("Titles that begin with a sign sort by their letters")
  func sortedTitles() async throws {
    let titles = ["🍂 Autumn", "“Quoted”", "Plain", "🔔", "  10 apples"]
    let page = try await written([], rows: titles.map { TaskWorkspace.Row(title: $0) })
    let cells = page.root.all("tbody").flatMap { $0.all("th") }
    #expect(cells.map { $0.attributes["data-sort"] } == ["Autumn", "Quoted”", nil, nil, "10 apples"])
  }

  @Test("The filter of a view is applied to its tab alone")
  func filters() async throws {
    let page = try await written([
      TaskWorkspace.view(1, "list", "New", filter: ["property": "State", "status": ["equals": "New"]]),
      TaskWorkspace.view(2, "list", "All"),
    ])
    let views = page.root.all("section", class: "view")
    #expect(views[0].all("a").map(\.text) == ["Sand", "Untitled"])
    #expect(views[1].all("a").count == 5)
    #expect(page.diagnostics.isEmpty && page.root.all("p", class: "notice").isEmpty)
  }

  @Test("A condition that depends on the day is told in the page and in the report")
  func passedConditions() async throws {
    let page = try await written([
      TaskWorkspace.view(
        1, "list", "Soon",
        filter: [
          "and": [
            ["property": "due", "date": ["next_week": [:]]],
            ["property": "State", "status": ["equals": "New"]],
            ["property": "Owner", "people": ["contains": "me"]],
          ]
        ])
    ])
    let list = try #require(page.root.all("section", class: "view-list").first)
    #expect(list.all("a").map(\.text) == ["Sand", "Untitled"])
    #expect(
      page.root.all("p", class: "notice").map(\.text) == [
        "The view “Soon” also filters by “Due” (next week, which depends on the day) and “Owner” (whoever "
          + "looks), which are not applied here."
      ])
    #expect(page.diagnostics.map(\.identifier.rawValue) == ["filter-not-applied"])
    #expect(page.diagnostics.map(\.object) == [TaskWorkspace.database])
  }

  @Test(
    "What has no layout of its own is a table with a line that says so",
    arguments: ["timeline", "chart", "form", "map", "hologram"])
  func otherLayouts(type: String) async throws {
    let page = try await written([TaskWorkspace.view(1, type, "V")])
    #expect(page.root.all("table", class: "data-table").count == 1)
    #expect(page.root.all("p", class: "notice").first?.text.contains(type) == true)
    #expect(page.titles.count == 5)
  }

  @Test("Each data source has views of its own, and an anchor")
  func dataSources() async throws {
    let page = try await written(
      [
        TaskWorkspace.view(1, "list", "A"),
        TaskWorkspace.view(2, "table", "B", source: TaskWorkspace.otherSource),
      ], hasOtherSource: true)
    let sections = page.root.all("section", class: "database")
    #expect(sections.map { $0.all("h2").map(\.text) } == [["Tasks"], ["Others"]])
    #expect(
      sections.map { $0.all("h2")[0].attributes["id"] }
        == [TaskWorkspace.source.compactText, TaskWorkspace.otherSource.compactText])
    #expect(sections[0].all("section", class: "view-list").count == 1)
    #expect(sections[1].all("section", class: "view-table").count == 1)
    #expect(sections[1].all("p", class: "empty").map(\.text) == ["No rows"])
  }

  @Test("A linked view shows the rows of the data source that its views tell")
  func linkedViews() async throws {
    var workspace = try TaskWorkspace.make(views: [])
    try workspace.add(
      database: [
        "object": "database", "id": .string("\(TaskWorkspace.linked)"), "title": [],
        "parent": ["type": "workspace", "workspace": true], "data_sources": [],
      ],
      views: [
        TaskWorkspace.view(
          9, "list", "Linked", in: TaskWorkspace.linked,
          filter: ["property": "State", "status": ["equals": "Done"]])
      ])
    let page = try await WrittenViews(of: TaskWorkspace.linked, in: workspace)
    #expect(page.root.all("p", class: "description").map(\.text) == ["A view of Tasks"])
    #expect(page.titles == ["Sail"])
    try workspace.add(database: [
      "object": "database", "id": .string("\(ScriptedWorkspace.id(5))"), "title": [],
      "parent": ["type": "workspace", "workspace": true], "data_sources": [],
    ])
    let hidden = try await WrittenViews(of: ScriptedWorkspace.id(5), in: workspace)
    #expect(hidden.root.all("p", class: "notice").count == 1)
  }

  @Test("Within a page a view shows some rows and leads to all of them")
  func limits() async throws {
    let page = try await written([TaskWorkspace.view(1, "table", "T")], limit: 2)
    #expect(page.titles == ["Paint & <b>", "Sand"])
    let more = try #require(page.root.all("p", class: "more").first)
    #expect(more.text == "All 5 rows")
    #expect(more.all("a").map { $0.attributes["href"] } == ["d/1/"])
    #expect(page.root.all("h2").isEmpty && page.root.all("h3").isEmpty)
    let whole = try await written([TaskWorkspace.view(1, "table", "T")], limit: 5)
    #expect(whole.titles.count == 5 && whole.root.all("p", class: "more").isEmpty)
  }

  @Test("No element has a style, a script or a handler of its own, and ids are unique")
  func isPlain() async throws {
    let page = try await written([
      TaskWorkspace.view(1, "table", "T"), TaskWorkspace.view(2, "calendar", "C"),
      TaskWorkspace.view(3, "gallery", "G"),
      TaskWorkspace.view(4, "board", "B", ["group_by": ["type": "status", "property_id": "st"]]),
    ])
    let elements = page.root.all()
    #expect(elements.allSatisfy { $0.name != "script" && $0.name != "style" })
    #expect(elements.allSatisfy { $0.attributes.keys.allSatisfy { $0 != "style" && !$0.hasPrefix("on") } })
    let ids = elements.compactMap { $0.attributes["id"] }
    #expect(ids.count == Set(ids).count)
  }
}
