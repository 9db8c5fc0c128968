import TestSupport
import NotionModel
import Testing

@testable import NotionCrawl

@Suite struct RowsPartitionTests {
  private let minute = "2026-01-05T09:00:00.000Z"

  private func row(_ number: Int, _ properties: String, edited: String = "2026-01-05T09:00:00.000Z") throws
    -> Page
  {
    try Page(
      json: Array(
        """
        {"object": "page", "id": "00000000-0000-4000-8000-\(String(number + 1_000_000_000_000).suffix(12))",
          "created_time": "\(minute)", "last_edited_time": "\(edited)", "parent": {"workspace": true},
          "properties": {\(properties)}}
        """.utf8))
  }

  private func schema(_ properties: String) throws -> PropertySchemas {
    try DataSource(
      json: Array(
        """
        {"object": "data_source", "id": "00000000-0000-4000-8000-000000000000", "properties": {\(properties)}}
        """.utf8)
    ).properties
  }

  /// Returns the number of rows of a sample in each part; each row is in exactly one.
  private func sizes(_ parts: [[PartitionFilter]], _ sample: [Page]) -> [Int] {
    let places = sample.map { row in
      parts.indices.filter { index in
        parts[index].allSatisfy { $0.holds(for: PartitionValue($0.subject, of: row)) }
      }
    }
    #expect(places.allSatisfy { $0.count == 1 })
    return parts.indices.map { index in places.count { $0 == [index] } }
  }

  private let title = #""Name": {"id": "title", "name": "Name", "type": "title", "title": {}}"#
  private let count =
    #""Count": {"id": "c", "name": "Count", "type": "number", "number": {"format": "number"}}"#

  private func values(title: String, count: Int?) -> String {
    """
    "Name": {"id": "title", "type": "title", "title": [{"type": "text", "text": {"content": "\(title)"},
      "plain_text": "\(title)"}]},
    "Count": {"id": "c", "type": "number", "number": \(count.map(String.init) ?? "null")}
    """
  }

  @Test("The filter that divides the rows most evenly is chosen")
  func whatDividesRowsMostEvenlyIsTaken() throws {
    let sample = try (0..<100).map { try row($0, values(title: $0 == 0 ? "Odd" : "Same", count: $0)) }
    let parts = try #require(RowsSplit(sample).parts(try schema(title + "," + count)))
    #expect(sizes(parts, sample) == [0, 50, 50])
    #expect(parts[1].map(\.words) == ["“Count” less than 50"])
  }

  @Test("Empty values are a partition of their own") func whatIsEmptyIsAPartOfItsOwn() throws {
    let sample = try (0..<100).map { try row($0, values(title: "Same", count: $0 < 30 ? nil : 7)) }
    let parts = try #require(RowsSplit(sample).parts(try schema(title + "," + count)))
    #expect(sizes(parts, sample) == [30, 70])
  }

  @Test("Words in titles divide rows, in any script")
  func wordsInTitlesDivideThemWhateverTheirScript() throws {
    let sample = try (0..<90).map { try row($0, values(title: $0 % 3 == 0 ? "水位 計" : "Ünter", count: nil)) }
    let parts = try #require(RowsSplit(sample).parts(try schema(title)))
    #expect(sizes(parts, sample).sorted() == [0, 30, 60])
  }

  @Test("The times of edits divide rows that are otherwise equal")
  func timesOfEditsDivideRowsThatAreOtherwiseAlike() throws {
    let told = try (0..<60).map {
      try row(
        $0, values(title: "Same", count: 1), edited: "2026-01-05T09:\(String($0 + 100).suffix(2)):00.000Z")
    }
    let parts = try #require(RowsSplit(told).parts(try schema(title + "," + count)))
    #expect(sizes(parts, told) == [30, 30])
  }

  @Test("Equal rows are not divided") func rowsThatAreAlikeAreNotDivided() throws {
    let sample = try (0..<60).map { try row($0, values(title: "Same", count: 1)) }
    #expect(RowsSplit(sample).parts(try schema(title + "," + count)) == nil)
    #expect(RowsSplit([]).parts(try schema(title)) == nil)
  }

  @Test("A query survives its storage in the frontier") func aQuerySurvivesTheFrontier() throws {
    let sample = try (0..<100).map { try row($0, values(title: "“\($0)” \\\\ ", count: nil)) }
    let parts = try #require(RowsSplit(sample).parts(try schema(title)))
    var partition = RowsPartition(minute: minute).divided(parts).divided(parts)
    partition.isBackward = true
    for window in [nil, .fromStart, .from(minute), .after(minute), .parts(partition)] as [RowsQuery.Window?] {
      for isArchived in [false, true] {
        let query = RowsQuery(isArchived: isArchived, window: window)
        #expect(RowsQuery(text: query.text) == query)
      }
    }
  }

  @Test("A divided partition is replaced by its parts, followed by the next one")
  func aPartGivesWayToItsPartsAndThenToTheNext() throws {
    let condition = PartitionFilter(subject: .edited, test: .before, operand: .string(minute))
    let (first, second) = (
      [condition], [PartitionFilter(subject: .edited, test: .onOrAfter, operand: .string(minute))]
    )
    let divided = RowsPartition(minute: minute).divided([first, second])
    #expect(divided.conditions == first)
    let again = divided.divided([second, first])
    #expect(again.parts == [first + second, first + first, second])
    #expect(again.next?.next?.conditions == second)
    #expect(again.next?.next?.next == nil)
    #expect(RowsQuery(isArchived: true, window: .parts(again)).following(again).isArchived)
  }
}

@Suite("Random input to the crawl") struct RowsQueryFuzzTests {
  @Test("The text of a query in the frontier is read, and written as it was read") func rowsQuery() {
    Fuzz.run("rows query") { input in
      let text = input.text(of: [
        "archived;", "from ", "start", "parts ", "{", "}", "\"minute\":\"\"", ",", "\"parts\":[[{}]]",
        "after ",
      ])
      let query = RowsQuery(text: text)
      let again = RowsQuery(text: query.text)
      if again != query { Issue.record("\(text): \(query), then \(again)") }
    }
  }
}
