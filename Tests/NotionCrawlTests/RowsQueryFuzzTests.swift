import FuzzSupport
import Testing

@testable import NotionCrawl

@Suite("Random input to the crawl") struct RowsQueryFuzzTests {
  @Test("The text of a query in the frontier is read, or refused") func rowsQuery() {
    Fuzz.run("rows query") { input in
      _ = RowsQuery(
        text: input.text(of: [
          "archived;", "from ", "start", "parts ", "{", "}", "\"minute\":\"\"", ",", "\"parts\":[[{}]]",
          "after ",
        ]))
    }
  }
}
