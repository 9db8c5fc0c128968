import Testing

@testable import NotionAPI

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
