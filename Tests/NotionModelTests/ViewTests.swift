import NotionModel
import Testing

@Suite struct ViewTests {
  private let board = #"""
    {"object":"view","id":\#(quotedID(1)),"parent":{"type":"database_id","database_id":\#(quotedID(2))},
    "data_source_id":\#(quotedID(3)),"name":"Board","type":"board","created_time":"2026-07-04T09:10:38.298+00:00",
    "created_by":{"object":"user","id":\#(quotedID(4))},"last_edited_time":"2026-07-04T09:10:39.735+00:00",
    "last_edited_by":{"object":"user","id":\#(quotedID(5))},"url":"https://e.com",
    "filter":{"property":"Done","checkbox":{"equals":false}},
    "sorts":[{"property":"Due","direction":"descending"},{"timestamp":"created_time","direction":"ascending"}],
    "quick_filters":{"s":{"select":{"equals":"High"}}},"dashboard_view_id":\#(quotedID(6)),
    "configuration":{"type":"board","group_by":{"type":"status","property_id":"st","property_name":"Status",
    "group_by":"option","sort":{"type":"manual"},"hide_empty_groups":true},
    "sub_group_by":{"type":"formula","property_id":"f","group_by":{"type":"text","group_by":"exact"}},
    "properties":[{"property_id":"title","property_name":"Name","visible":true,"width":200,"wrap":true},
    {"property_id":"st","visible":false,"status_show_as":"checkbox"},
    {"property_id":"d","date_format":"relative","time_format":"24_hour"}],"cover_size":"small"}}
    """#

  @Test("Every field is read") func everyFieldIsRead() throws {
    let view = try View(text: board)
    #expect(view.id.object == id(1))
    #expect(view.type == .board)
    #expect(view.parent == .database(DatabaseID(id(2))))
    #expect(view.dataSourceID?.object == id(3))
    #expect(view.name == "Board")
    #expect(view.createdTime?.text == "2026-07-04T09:10:38.298+00:00")
    #expect(view.createdBy?.id.object == id(4))
    #expect(view.lastEditedBy?.id.object == id(5))
    #expect(view.filter?.text == #"{"property":"Done","checkbox":{"equals":false}}"#)
    #expect(view.quickFilters?.text == #"{"s":{"select":{"equals":"High"}}}"#)
    #expect(view.dashboardID?.object == id(6))
    #expect(view.sorts.map(\.criterion) == [.property("Due"), .timestamp("created_time")])
    #expect(view.sorts.map(\.isAscending) == [false, true])
    #expect(view.sortsJSON?.text.hasPrefix(#"[{"property":"Due""#) == true)
  }

  @Test("The configuration has columns and groups") func theConfigurationHasColumnsAndGroups() throws {
    let configuration = try #require(try View(text: board).configuration)
    #expect(configuration.type == .board)
    #expect(configuration.properties.map(\.id.text) == ["title", "st", "d"])
    #expect(configuration.properties.map(\.isVisible) == [true, false, nil])
    #expect(configuration.properties.map(\.name) == ["Name", nil, nil])
    #expect(configuration.properties[0].width == 200)
    #expect(configuration.properties[0].wraps == true)
    #expect(configuration.properties[1].statusStyle == "checkbox")
    #expect(configuration.properties[2].dateFormat == "relative")
    #expect(configuration.properties[2].timeFormat == "24_hour")
    let group = try #require(configuration.groupBy)
    #expect(group.propertyID.text == "st")
    #expect(
      [group.propertyName, group.type, group.groupBy, group.sort] == ["Status", "status", "option", "manual"])
    #expect(group.hidesEmptyGroups)
    #expect(configuration.subGroupBy?.propertyID.text == "f")
    #expect(configuration.subGroupBy?.formulaType == "text")
    #expect(configuration.subGroupBy?.groupBy == "exact")
    #expect(configuration.json.text.contains("cover_size"))
  }

  @Test("A gallery names the picture of its cards") func aGalleryNamesThePictureOfItsCards() throws {
    let text = #"{"type":"gallery","cover":{"type":"property","property_id":"pi"},"cover_aspect":"contain"}"#
    let configuration = try ViewConfiguration(text: text)
    #expect(configuration.cover?.source == .property)
    #expect(configuration.cover?.propertyID?.text == "pi")
    #expect(configuration.coverAspect == "contain")
    #expect(configuration.coverSize == nil)
    let unknown = try ViewConfiguration(text: #"{"cover":{"type":"hologram"}}"#)
    #expect(unknown.cover?.source == .unknown("hologram"))
    #expect(try ViewConfiguration(text: #"{"cover":null,"cover_size":"large"}"#).coverSize == "large")
    #expect(try ViewConfiguration(text: #"{"type":"board","cover":{}}"#).cover == nil)
  }

  @Test("Numbers are grouped by ranges, dates by weeks, formulas by their results")
  func numbersAreGroupedByRangesDatesByWeeksFormulasByTheirResults() throws {
    let number = try ViewGrouping(
      text: #"{"type":"number","property_id":"n","range_start":10,"range_end":50,"range_size":5}"#)
    #expect(number.range?.start == 10 && number.range?.end == 50 && number.range?.size == 5)
    #expect(!number.weeksBeginOnSunday)
    #expect(try ViewGrouping(text: #"{"property_id":"n","range_size":0}"#).range == nil)
    let formula = try ViewGrouping(
      text: #"""
        {"type":"formula","property_id":"f","hide_empty_groups":true,
        "group_by":{"type":"date","group_by":"week","sort":{"type":"descending"},"start_day_of_week":0}}
        """#)
    #expect(formula.type == "formula" && formula.formulaType == "date")
    #expect(formula.groupBy == "week" && formula.sort == "descending")
    #expect(formula.weeksBeginOnSunday && formula.hidesEmptyGroups)
  }

  @Test("Calendars, timelines and maps name the property that places a row")
  func calendarsTimelinesAndMapsNameThePropertyThatPlacesARow() throws {
    let timeline = try ViewConfiguration(
      text: #"{"type":"timeline","date_property_id":"a","end_date_property_id":"b"}"#)
    #expect(timeline.datePropertyID?.text == "a")
    #expect(timeline.endDatePropertyID?.text == "b")
    #expect(try ViewConfiguration(text: #"{"type":"map","map_by":"p"}"#).placePropertyID?.text == "p")
  }

  @Test("A part of unexpected shape is left out of the typed configuration")
  func aPartOfUnexpectedShapeIsLeftOutOfTheTypedConfiguration() throws {
    let text = #"{"type":"chart","properties":5,"group_by":[],"date_property_id":"a"}"#
    let configuration = try ViewConfiguration(text: text)
    #expect(configuration.properties.isEmpty)
    #expect(configuration.groupBy == nil)
    #expect(configuration.datePropertyID?.text == "a")
    #expect(configuration.json.text == text)
  }

  @Test("Every layout is known by its name", arguments: ViewType.names.entries.map(\.name) + ["hologram"])
  func everyLayoutIsKnownByItsName(name: String) throws {
    let view = try View(text: #"{"object":"view","id":\#(quotedID(1)),"type":"\#(name)","sorts":null}"#)
    #expect(view.type?.name == name)
    #expect((view.type?.unknownName == nil) == (name != "hologram"))
    #expect(view.sorts.isEmpty && view.sortsJSON == nil)
  }

  @Test("A view in a list is an id") func aViewInAListIsAnId() throws {
    let list = try ObjectList<View>(
      text: #"{"object":"list","results":[{"object":"view","id":\#(quotedID(1))}]}"#)
    #expect(list.results.map(\.id.object) == [id(1)])
    #expect(list.results[0].type == nil)
  }

  @Test("The query of a view contains ids of pages") func theQueryOfAViewContainsIdsOfPages() throws {
    let query = try ViewQuery(
      text: #"""
        {"object":"view_query","id":\#(quotedID(1)),"view_id":\#(quotedID(2)),"total_count":2,
        "expires_at":"2026-07-04T09:26:06.511+00:00","results":[{"object":"page","id":\#(quotedID(3))}],
        "next_cursor":"c","has_more":true}
        """#)
    #expect(query.id == id(1))
    #expect(query.viewID?.object == id(2))
    #expect(query.totalCount == 2)
    #expect(query.results.map(\.id) == [id(3)])
    #expect(query.nextCursor == "c")
    #expect(query.hasMore && !query.isDeleted)
    let deleted = try ViewQuery(text: #"{"object":"view_query","id":\#(quotedID(1)),"deleted":true}"#)
    #expect(deleted.isDeleted)
  }
}
