import NotionModel
import Testing

@Suite struct SignatureTests {
  private static let signed =
    "https://prod-files-secure.s3.us-west-2.amazonaws.com/a/b/c.png?X-Amz-Signature=9f&X-Amz-Date=1"
  private static let bare = "https://prod-files-secure.s3.us-west-2.amazonaws.com/a/b/c.png"

  private func strip(_ text: String, keepsExpiryTimes: Bool = false) throws -> String {
    try JSONSlice(validating: Array(text.utf8)).withoutSignatures(keepsExpiryTimes: keepsExpiryTimes).text
  }

  @Test func aSignedURLLosesItsParametersAndItsExpiryTime() throws {
    #expect(
      try strip(#"{"file":{"url":"\#(Self.signed)","expiry_time":"2026-01-01T00:00:00.000Z"},"x":1}"#)
        == #"{"file":{"url":"\#(Self.bare)"},"x":1}"#)
  }

  @Test func theExpiryTimeMayStandFirstOrAlone() throws {
    #expect(
      try strip(#"{ "expiry_time" : null , "url": "\#(Self.signed)" }"#) == #"{"url": "\#(Self.bare)" }"#)
    #expect(try strip(#"{"expiry_time":"x"}"#) == "{}")
    #expect(try strip(#"{"a":{"b":2},"expiry_time":"x","c":3}"#) == #"{"a":{"b":2},"c":3}"#)
  }

  @Test func expiryTimesStayWhereTheyAreAskedFor() throws {
    #expect(
      try strip(#"{"url":"\#(Self.signed)","expiry_time":"x"}"#, keepsExpiryTimes: true)
        == #"{"url":"\#(Self.bare)","expiry_time":"x"}"#)
  }

  @Test(arguments: [
    #"{"url":"https://example.com/a?page=2"}"#, #"["expiry_time"]"#, #"{"a":"expiry_time","b":"c"}"#,
    #"{"text":"see \"https\" ?page=1"}"#, #"{"expiry_time":{"a":1}}"#, "[]", "12",
  ])
  func everythingElseStaysByteForByte(text: String) throws {
    #expect(try strip(text) == text)
  }

  @Test(arguments: [
    (#"{"content":"see \#(signed), there"}"#, #"{"content":"see \#(bare), there"}"#),
    (#"{"content":"\#(signed)\nand"}"#, #"{"content":"\#(bare)\nand"}"#),
    (#"{"name":"a \#(signed)"}"#, #"{"name":"a \#(bare)"}"#),
    (#"{"\#(signed)":{"\#(signed)":["x \#(signed)"]}}"#, #"{"\#(bare)":{"\#(bare)":["x \#(bare)"]}}"#),
  ])
  func textsAndNamesLoseTheSignaturesInThem(json: String, kept: String) throws {
    #expect(try strip(json) == kept)
    #expect(try strip(kept) == kept)
  }

  @Test func theTextOfARunHasNoSignature() throws {
    let json =
      #"{"type":"text","text":{"content":"at \#(Self.signed) now"},"plain_text":"at \#(Self.signed) now"}"#
    let run = try RichTextRun(json: Array(json.utf8))
    #expect(run.plainText == "at \(Self.bare) now")
    #expect(run.content == .text("at \(Self.bare) now", link: nil))
  }
}
