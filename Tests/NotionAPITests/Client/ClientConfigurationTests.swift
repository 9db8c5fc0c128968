import Testing

@testable import NotionAPI

@Suite struct ServerAddressTests {
  @Test(
    "A base URL is read",
    arguments: [
      ("https://api.notion.com", "https://api.notion.com/v1"),
      ("https://api.notion.com/v1/", "https://api.notion.com/v1"),
      ("http://127.0.0.1:8377", "http://127.0.0.1:8377/v1"), ("http://[::1]:1", "http://[::1]:1/v1"),
      ("https://gateway.example/notion/v1", "https://gateway.example/notion/v1"),
    ])
  func readsABaseURL(text: String, result: String) throws {
    #expect("\(try ServerAddress(text))" == result)
  }

  @Test(
    "An address that would send the token unencrypted is refused",
    arguments: [
      "http://api.notion.com", "http://192.168.0.1", "http://127.0.0.1.evil.com", "api.notion.com", "",
      "https://token@api.notion.com", "https://api.notion.com?x",
    ])
  func refusesToSendATokenInTheClear(text: String) {
    let error = #expect(throws: NotionAPIError.self) { try ServerAddress(text) }
    #expect(error?.code == .invalidConfiguration)
  }

  @Test("The default address is Notion's")
  func isNotionsByDefault() { #expect("\(ServerAddress.notion)" == "https://api.notion.com/v1") }
}

@Suite struct TokenTests {
  @Test("A token is never printed") func isShownNowhere() throws {
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

  @Test("The white space around a token is dropped") func dropsTheWhiteSpaceOfAFile() throws {
    #expect(try Token(" ntn_secret\r\n").secret == "ntn_secret")
  }

  @Test(
    "A token that no header can carry is refused",
    arguments: ["", " \n", "two words", "line\nbreak", "tökén"])
  func refusesWhatNoHeaderCanCarry(text: String) {
    let error = #expect(throws: NotionAPIError.self) { try Token(text) }
    #expect(error?.code == .invalidConfiguration)
    #expect(text.count < 3 || error.map { !"\($0)".contains(text) } == true)
  }
}

/// The token, and nothing else, is removed from messages of servers.
struct TokenRedactorTests {
  private let redactor = TokenRedactor(secret: "ntn_abc/def+123")

  @Test(
    "Every spelling is replaced as a whole",
    arguments: [
      #"{"a":"ntn_abc/def+123"}"#, #"{"a":"NTN_ABC\/DEF+123"}"#, #"{"a":"\u006etn_abc/def+123"}"#,
      #"{"a":"\u006e\u0074\u006E_abc\u002Fdef\u002b123"}"#, #"{"a":"%6E%74%6e%5Fabc%2Fdef%2B123"}"#,
      #"{"a":"ntn_abc%252Fdef%252B123"}"#, #"{"a":"&#110;tn_abc&#x2F;def+123"}"#,
      #"{"a":"ntn_abc\\/def+123"}"#,
      #"{"a":"6e746e5f6162632f6465662b313233"}"#,
    ])
  func spellings(text: String) {
    #expect(String(decoding: redactor.redacted(Array(text.utf8)), as: UTF8.self) == #"{"a":"<token>"}"#)
  }

  @Test(
    "Everything else stays byte for byte",
    arguments: [
      #"{"a":"ntn_abc/def+124"}"#, #"{"a":"\ntn_abc/def+12"}"#, "ntn_abc", "%6", "\\", "\\u00", "&#", "&#110",
      "",
      #"{"n":"\n\n\t\u006e","t":"100 % & more"}"#,
    ])
  func rest(text: String) {
    #expect(redactor.redacted(Array(text.utf8)) == Array(text.utf8))
  }

  @Test("Several tokens beside each other go")
  func several() {
    #expect(redactor.redacted("ntn_abc/def+123ntn_abc/def+123 and") == "<token><token> and")
  }

  @Test("A secret that is too short to be told from a word is left alone")
  func shortSecrets() {
    #expect(TokenRedactor(secret: "secret").redacted("a secret") == "a secret")
  }
}
