import NotionModel
import Testing

@Suite struct APIErrorBodyTests {
  @Test func `a refusal for too many requests tells which limit, and how long to wait`() throws {
    let error = try APIErrorBody(
      text: #"""
        {"object":"error","status":429,"code":"rate_limited","message":"Slow down","request_id":"r",
        "additional_data":{"rate_limit_reason":"public_api_space_request_rate_limit","retry_after":"49"}}
        """#)
    #expect(error.status == 429)
    #expect(error.code == "rate_limited")
    #expect(error.message == "Slow down")
    #expect(error.requestID == "r")
    #expect(error.additionalData?.rateLimitReason == "public_api_space_request_rate_limit")
    #expect(error.additionalData?.retryAfter == "49")
  }

  @Test func `details may be of any type`() throws {
    let details = try APIErrorDetails(
      text: #"{"retry_after":49,"retry_guidance":{"page_size":50},"integration_id":null,"new":[1]}"#)
    #expect(details.retryAfter == "49")
    #expect(details.retryGuidance == #"{"page_size":50}"#)
    #expect(details.integrationID == nil)
    #expect(details.json.text.contains(#""new":[1]"#))
  }

  @Test func `what is no error of the API's is none`() {
    #expect(throws: JSONError.self) { try APIErrorBody(text: "<html></html>") }
    #expect(throws: JSONError.self) { try APIErrorBody(text: #"{"object":"page","code":"x"}"#) }
    #expect(throws: JSONError.self) { try APIErrorBody(text: #"{"object":"error"}"#) }
  }
}
