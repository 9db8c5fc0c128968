import NotionModel
import Testing

@testable import NotionAPI

@Suite struct NotionAPIErrorTests {
  @Test func saysWhatHappenedToWhichObjectAndWhatToDo() {
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

  @Test func aMissingCapabilityIsNamed() {
    let users = NotionAPIError(.restrictedResource, "", operation: .users)
    let comments = NotionAPIError(.restrictedResource, "", operation: .comments)
    #expect(users.advice?.contains("user information") == true)
    #expect(comments.advice?.contains("comments") == true)
  }

  @Test(
    arguments: [
      NotionAPIError.Code.unauthorized, .restrictedResource, .objectNotFound, .rateLimited, .requestBlocked,
      .edgeBlock, .connection, .timeout, .server, .serverUnavailable, .expiredURL, .responseTooLarge,
    ])
  func whatAPersonCanMendHasAdvice(code: NotionAPIError.Code) {
    #expect(NotionAPIError(code, "").advice != nil)
  }
}
