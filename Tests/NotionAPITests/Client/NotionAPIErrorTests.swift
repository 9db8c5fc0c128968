import NotionModel
import Testing

@testable import NotionAPI

@Suite struct NotionAPIErrorTests {
  @Test("An error says what happened, to which object, and what to do")
  func saysWhatHappenedToWhichObjectAndWhatToDo() {
    let id = ObjectID(high: 0x1234, low: 0x5678)
    var error = NotionAPIError(
      .objectNotFound, "Could not find page.", operation: .pages, request: "GET pages/\(id)", object: id,
      status: 404)
    error.apiCode = "object_not_found"
    error.requestID = "7d2c"
    error.attempt = 2
    #expect(
      "\(error)" == """
        \(id) was not found (GET pages/\(id)) [status 404, object_not_found, request id 7d2c, 2 attempts]: \
        Could not find page. Share the page with the integration (in Notion: ••• → Connections), or check the id.
        """)
  }

  @Test("A missing capability is named") func aMissingCapabilityIsNamed() {
    let users = NotionAPIError(.restrictedResource, "", operation: .users)
    let comments = NotionAPIError(.restrictedResource, "", operation: .comments)
    #expect(users.advice?.contains("user information") == true)
    #expect(comments.advice?.contains("comments") == true)
  }

  @Test(
    "Errors that a person can solve have advice",
    arguments: [
      NotionAPIError.Code.unauthorized, .restrictedResource, .objectNotFound, .rateLimited, .requestBlocked,
      .edgeBlock, .connection, .timeout, .server, .serverUnavailable, .expiredURL, .responseTooLarge,
    ])
  func whatAPersonCanMendHasAdvice(code: NotionAPIError.Code) {
    #expect(NotionAPIError(code, "").advice != nil)
  }
}

@Suite struct ErrorHistoryTests {
  @Test("The history keeps the last ten errors and counts all") func keepsTheLastTenAndCountsThemAll() {
    var history = ErrorHistory()
    for number in 1...25 {
      var error = NotionAPIError(
        number.isMultiple(of: 2) ? .server : .timeout, "\(number)",
        operation: number.isMultiple(of: 5) ? .pages : .blocks)
      error.attempt = number
      history.record(error, at: .seconds(number))
    }
    #expect(history.total == 25)
    #expect(history.last.map(\.error.message) == (16...25).map(String.init))
    #expect(history.last.last?.time == .seconds(25))
    #expect(history.counts[.pages] == [.server: 2, .timeout: 3])
    #expect(history.counts[.blocks] == [.server: 10, .timeout: 10])
    #expect(history.count(of: .server) == 12)
    #expect(history.count(of: .unauthorized) == 0)
  }
}

@Suite struct RateMeterTests {
  @Test("The rate covers the last ten seconds") func countsTheLastTenSeconds() {
    var meter = RateMeter()
    for tenth in 0..<300 { meter.count(at: .milliseconds(100 * tenth)) }
    let steady = meter.rate(at: .seconds(29.95))
    #expect((9.5...10.5).contains(steady))
    let half = meter.rate(at: .seconds(34.9))
    #expect((4.5...5.5).contains(half))
    let none = meter.rate(at: .seconds(60))
    #expect(none == 0)
  }

  @Test("A shorter time counts as one second") func aShortTimeCountsAsASecond() {
    var meter = RateMeter()
    let before = meter.rate(at: .zero)
    #expect(before == 0)
    for _ in 0..<5 { meter.count(at: .seconds(100)) }
    let after = meter.rate(at: .seconds(100.2))
    #expect(after == 5)
  }
}
