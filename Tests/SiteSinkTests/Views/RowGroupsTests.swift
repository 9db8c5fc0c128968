import NotionModel
import SinkTestKit
import Testing

/// Boards and groups have Notion's order, with their rows.
struct RowGroupsTests {
  private func columns(
    _ grouping: JSONObject, sorts: JSONValue = .null, type: String = "board", limit: Int? = nil,
    rows: [TaskWorkspace.Row] = TaskWorkspace.rows
  ) async throws -> [String] {
    let view = TaskWorkspace.view(1, type, "B", sorts: sorts, ["group_by": .object(grouping)])
    let page = try await WrittenViews(
      of: TaskWorkspace.database, in: TaskWorkspace.make(views: [view], rows: rows), limit: limit)
    return page.root.all("section", class: type == "board" ? "board-column" : "group").map { column in
      let title = column.all(nil, class: "group-title")[0]
      return "\(title.text): " + column.all("li").map(\.text).joined(separator: ", ")
    }
  }

  @Test("A status groups by its options in the order of its groups, rows without one first")
  func statusOptions() async throws {
    #expect(
      try await columns(["type": "status", "property_id": "st", "group_by": "option"]) == [
        "No State 1: Sell", "New 2: Sand, Untitled", "Open 1: Paint & <b>", "Stuck 0: ", "Done 1: Sail",
      ])
  }

  @Test("Groups without rows are left out where the view says so")
  func hiddenGroups() async throws {
    #expect(
      try await columns(["type": "status", "property_id": "st", "hide_empty_groups": true]) == [
        "No State 1: Sell", "New 2: Sand, Untitled", "Open 1: Paint & <b>", "Done 1: Sail",
      ])
  }

  @Test("A status groups by its groups where the view says so, and the view's sorts hold within")
  func statusGroups() async throws {
    #expect(
      try await columns(
        ["type": "status", "property_id": "st", "group_by": "group"],
        sorts: [["property": "Task", "direction": "descending"]]) == [
          "No State 1: Sell", "To do 2: Sand, Untitled", "Doing 1: Paint & <b>", "Complete 1: Sail",
        ])
  }

  @Test("A row stands in the group of each of its values")
  func severalValues() async throws {
    #expect(
      try await columns(["type": "multi_select", "property_id": "ta%3Ags"]) == [
        "No Needs 2: Sell, Untitled", "van 2: Paint & <b>, Sand", "cake 2: Paint & <b>, Sail",
      ])
    #expect(
      try await columns(["type": "multi_select", "property_id": "ta:gs", "sort": ["type": "ascending"]]) == [
        "No Needs 2: Sell, Untitled", "cake 2: Paint & <b>, Sail", "van 2: Paint & <b>, Sand",
      ])
    #expect(
      try await columns(["type": "person", "property_id": "own"]) == [
        "adam 2: Paint & <b>, Sand", "Zoe 1: Paint & <b>", "No Owner 3: Sell, Sail, Untitled",
      ])
  }

  @Test("Check boxes, numbers, texts and dates group by their values")
  func otherValues() async throws {
    #expect(
      try await columns(["type": "checkbox", "property_id": "fin"]) == [
        "Unchecked 4: Paint & <b>, Sell, Sail, Untitled", "Checked 1: Sand",
      ])
    #expect(
      try await columns([
        "type": "number", "property_id": "est", "range_start": 0, "range_end": 1000, "range_size": 50,
      ]) == [
        "€0.00 to €50.00 1: Sand", "€50.00 to €100.00 2: Sell, Untitled", "€1,000.00 or more 1: Paint & <b>",
        "No Estimate 1: Sail",
      ])
    #expect(
      try await columns(["type": "title", "property_id": "title", "group_by": "alphabet_prefix"]) == [
        "P 1: Paint & <b>", "S 3: Sand, Sell, Sail", "No Task 1: Untitled",
      ])
    #expect(
      try await columns(["type": "date", "property_id": "due", "group_by": "month"]) == [
        "April 2026 1: Sand", "May 2026 2: Paint & <b>, Sell", "No Due 2: Sail, Untitled",
      ])
    #expect(
      try await columns([
        "type": "date", "property_id": "due", "group_by": "week", "start_day_of_week": 1,
        "sort": ["type": "descending"],
      ]) == [
        "Week of May 25, 2026 1: Sell", "Week of April 27, 2026 2: Paint & <b>, Sand",
        "No Due 2: Sail, Untitled",
      ])
  }

  @Test("Lists and tables have groups too")
  func otherLayouts() async throws {
    #expect(
      try await columns(["type": "checkbox", "property_id": "fin"], type: "list").count == 2)
    let view = TaskWorkspace.view(
      1, "table", "T", ["group_by": ["type": "checkbox", "property_id": "fin"]])
    let page = try await WrittenViews(
      of: TaskWorkspace.database, in: TaskWorkspace.make(views: [view]))
    let bodies = page.root.all("tbody")
    #expect(bodies.map(\.classes) == [["group"], [], ["group"], []])
    #expect(bodies.map { $0.children.count } == [1, 4, 1, 1])
    #expect(bodies[2].text == "Checked 1")
  }

  @Test("Within a page each group shows some rows, and all are counted")
  func limits() async throws {
    #expect(
      try await columns(["type": "status", "property_id": "st", "hide_empty_groups": true], limit: 1) == [
        "No State 1: Sell", "New 2: Sand", "Open 1: Paint & <b>", "Done 1: Sail",
      ])
  }

  @Test("A board with sub-groups is a board for each of them, which has rows, with the same columns")
  func lanes() async throws {
    let view = TaskWorkspace.view(
      1, "board", "B",
      [
        "group_by": ["type": "status", "property_id": "st"],
        "sub_group_by": ["type": "checkbox", "property_id": "fin"],
      ])
    let page = try await WrittenViews(of: TaskWorkspace.database, in: TaskWorkspace.make(views: [view]))
    let lanes = page.root.all("section", class: "lane")
    #expect(lanes.map { $0.all("h2", class: "lane-title").map(\.text) } == [["Unchecked"], ["Checked"]])
    #expect(lanes.map { $0.all("div", class: "board").count } == [1, 1])
    let columns = lanes.map { lane in
      lane.all("section", class: "board-column").map { column in
        column.all("h3", class: "group-title").map(\.text).joined() + ": "
          + column.all("li").map(\.text).joined(separator: ", ")
      }
    }
    #expect(
      columns == [
        ["No State 1: Sell", "New 1: Untitled", "Open 1: Paint & <b>", "Stuck 0: ", "Done 1: Sail"],
        ["New 1: Sand", "Open 0: ", "Stuck 0: ", "Done 0: "],
      ])
  }

  @Test("A row with several values stands in each group of each of its sub-groups")
  func severalLanes() async throws {
    let view = TaskWorkspace.view(
      1, "board", "B",
      [
        "group_by": ["type": "person", "property_id": "own"],
        "sub_group_by": ["type": "multi_select", "property_id": "ta%3Ags", "hide_empty_groups": true],
      ])
    let rows = [TaskWorkspace.Row(title: "Both", tags: ["van", "cake"], owners: [1, 2])]
    let page = try await WrittenViews(
      of: TaskWorkspace.database, in: TaskWorkspace.make(views: [view], rows: rows))
    #expect(page.root.all(nil, class: "lane-title").map(\.text) == ["van", "cake"])
    #expect(page.root.all(nil, class: "group-title").map(\.text) == ["adam 1", "Zoe 1", "adam 1", "Zoe 1"])
    #expect(page.titles == ["Both", "Both", "Both", "Both"])
  }

  @Test("A board of which the property is not known is a table")
  func unknownProperty() async throws {
    let view = TaskWorkspace.view(1, "board", "B", ["group_by": ["type": "status", "property_id": "gone"]])
    let page = try await WrittenViews(
      of: TaskWorkspace.database, in: TaskWorkspace.make(views: [view]))
    #expect(page.root.all("table", class: "data-table").count == 1)
    #expect(page.root.all("p", class: "notice").count == 2)
  }
}
