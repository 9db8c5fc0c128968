import Testing

@testable import NotionAPI

@Suite struct TokenTests {
  @Test func isShownNowhere() throws {
    let token = try Token("ntn_secret")
    var dumped = ""
    dump(token, to: &dumped)
    dump(ClientConfiguration(token: token), to: &dumped)
    for text in [
      "\(token)", String(reflecting: token), "\([token])", dumped, "\(ClientConfiguration(token: token))",
    ] {
      #expect(!text.contains("ntn_secret"))
    }
  }

  @Test func dropsTheWhiteSpaceOfAFile() throws {
    #expect(try Token(" ntn_secret\r\n").secret == "ntn_secret")
  }

  @Test(arguments: ["", " \n", "two words", "line\nbreak", "tökén"])
  func refusesWhatNoHeaderCanCarry(text: String) {
    let error = #expect(throws: NotionAPIError.self) { try Token(text) }
    #expect(error?.code == .invalidConfiguration)
    #expect(text.count < 3 || error.map { !"\($0)".contains(text) } == true)
  }
}
