import FuzzSupport
import Testing

@testable import NotionCrawl

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
