import Testing

@testable import NotionAPI

@Suite struct HTTPDateTests {
  @Test(
    arguments: [
      ("Sun, 06 Nov 1994 08:49:37 GMT", 784_111_777), ("Sunday, 06-Nov-94 08:49:37 GMT", 784_111_777),
      ("Sun Nov  6 08:49:37 1994", 784_111_777), ("Thu, 01 Jan 1970 00:00:00 GMT", 0),
      ("Thu, 29 Feb 2024 23:59:59 GMT", 1_709_251_199), ("Tue, 24 Nov 2026 00:00:00 GMT", 1_795_478_400),
    ])
  func readsAllThreeForms(text: String, seconds: Int) {
    #expect(HTTPDate.seconds(text) == seconds)
  }

  @Test(
    arguments: [
      "", "soon", "2026-11-24T00:00:00Z", "Sun, 06 Nov 1994 08:49:37", "Sun, 06 Nom 1994 08:49:37 GMT",
      "Sun, 06 Nov 1994 25:49:37 GMT", "Sun, 06 Nov 1994 08:49 GMT", "Sun, 99 Nov 1994 08:49:37 GMT",
    ])
  func refusesEverythingElse(text: String) {
    #expect(HTTPDate.seconds(text) == nil)
  }
}
