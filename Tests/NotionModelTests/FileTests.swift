import NotionModel
import Testing

@Suite struct FileTests {
  @Test("A file is hosted, external or uploaded") func aFileIsHostedExternalOrUploaded() throws {
    let hosted = try FileReference(
      text:
        #"{"name":"a","type":"file","file":{"url":"https://s3/a","expiry_time":"2026-03-11T10:00:00.000Z"}}"#)
    #expect(hosted.name == "a")
    #expect(hosted.url == "https://s3/a")
    #expect(hosted.expiryTime?.text == "2026-03-11T10:00:00.000Z")
    let external = try FileReference(text: #"{"type":"external","external":{"url":"https://e.com"}}"#)
    #expect(external.source == .external(url: "https://e.com"))
    #expect(external.expiryTime == nil)
    let upload = try FileReference(text: #"{"type":"file_upload","file_upload":{"id":\#(quotedID(1))}}"#)
    #expect(upload.source == .upload(id: id(1)))
    #expect(upload.url == nil)
  }

  @Test("The type may be absent, or come last") func theTypeMayBeAbsentOrComeLast() throws {
    let file = #"{"external":{"url":"https://e.com"},"caption":\#(textJSON("c"))}"#
    #expect(try FileReference(text: file).url == "https://e.com")
    #expect(try FileReference(text: file).caption.plainText == "c")
    let late = #"{"external":{"url":"https://e.com"},"type":"external"}"#
    #expect(try FileReference(text: late).url == "https://e.com")
  }

  @Test(
    "A file of another kind keeps its bytes",
    arguments: [
      (#"{"type":"drive","drive":{"id":"d"},"name":"n"}"#, "drive", nil),
      (#"{"type":"external","external":{"url":5}}"#, "external", JSONError.Code.wrongType),
      (#"{"type":"external","name":5,"external":{"url":"u"}}"#, "external", .wrongType),
      ("7", "", .wrongType), (#"{"name":"n"}"#, "", .missingKey),
    ])
  func aFileOfAnotherKindKeepsItsBytes(text: String, type: String, code: JSONError.Code?) throws {
    guard case .unknown(let content) = try FileReference(text: text).source else { throw WrongCase() }
    #expect(content.type == type)
    #expect(content.reason?.code == code)
    #expect(content.json.text == text)
  }

  @Test("Every kind of icon is decoded") func everyKindOfIconIsDecoded() throws {
    #expect(try Icon(text: #"{"type":"emoji","emoji":"📘"}"#) == .emoji("📘"))
    #expect(
      try Icon(text: #"{"type":"external","external":{"url":"u"}}"#)
        == .file(FileReference(.external(url: "u"))))
    #expect(
      try Icon(text: #"{"type":"file","file":{"url":"u"}}"#)
        == .file(FileReference(.hosted(url: "u", expiryTime: nil))))
    #expect(
      try Icon(text: #"{"type":"file_upload","file_upload":{"id":\#(quotedID(1))}}"#)
        == .file(FileReference(.upload(id: id(1)))))
    #expect(
      try Icon(text: #"{"type":"icon","icon":{"name":"pin","color":"lightgray"}}"#)
        == .named("pin", color: .lightgray))
    guard
      case .customEmoji(let emoji) = try Icon(
        text: #"{"type":"custom_emoji","custom_emoji":{"id":\#(quotedID(1)),"name":"n","url":"u"}}"#)
    else { throw WrongCase() }
    #expect(emoji.name == "n")
  }

  @Test(
    "An icon of another kind keeps its bytes",
    arguments: [
      (#"{"type":"lottie","lottie":{}}"#, "lottie"), (#"{"type":"emoji","emoji":5}"#, "emoji"), ("\"📘\"", ""),
    ])
  func anIconOfAnotherKindKeepsItsBytes(text: String, type: String) throws {
    guard case .unknown(let content) = try Icon(text: text) else { throw WrongCase() }
    #expect(content.type == type)
    #expect(content.json.text == text)
  }
}

@Suite struct SignatureTests {
  private static let signed =
    "https://prod-files-secure.s3.us-west-2.amazonaws.com/a/b/c.png?X-Amz-Signature=9f&X-Amz-Date=1"
  private static let bare = "https://prod-files-secure.s3.us-west-2.amazonaws.com/a/b/c.png"

  private func strip(_ text: String, keepsExpiryTimes: Bool = false) throws -> String {
    try JSONSlice(validating: Array(text.utf8)).withoutSignatures(keepsExpiryTimes: keepsExpiryTimes).text
  }

  @Test("A signed URL loses its parameters and its expiry time")
  func aSignedURLLosesItsParametersAndItsExpiryTime() throws {
    #expect(
      try strip(#"{"file":{"url":"\#(Self.signed)","expiry_time":"2026-01-01T00:00:00.000Z"},"x":1}"#)
        == #"{"file":{"url":"\#(Self.bare)"},"x":1}"#)
  }

  @Test("The expiry time may stand first or alone") func theExpiryTimeMayStandFirstOrAlone() throws {
    #expect(
      try strip(#"{ "expiry_time" : null , "url": "\#(Self.signed)" }"#) == #"{"url": "\#(Self.bare)" }"#)
    #expect(try strip(#"{"expiry_time":"x"}"#) == "{}")
    #expect(try strip(#"{"a":{"b":2},"expiry_time":"x","c":3}"#) == #"{"a":{"b":2},"c":3}"#)
  }

  @Test("Expiry times stay where they are asked for") func expiryTimesStayWhereTheyAreAskedFor() throws {
    #expect(
      try strip(#"{"url":"\#(Self.signed)","expiry_time":"x"}"#, keepsExpiryTimes: true)
        == #"{"url":"\#(Self.bare)","expiry_time":"x"}"#)
  }

  @Test(
    "All other bytes stay the same",
    arguments: [
      #"{"url":"https://example.com/a?page=2"}"#, #"["expiry_time"]"#, #"{"a":"expiry_time","b":"c"}"#,
      #"{"text":"see \"https\" ?page=1"}"#, #"{"expiry_time":{"a":1}}"#, "[]", "12",
    ])
  func everythingElseStaysByteForByte(text: String) throws {
    #expect(try strip(text) == text)
  }

  @Test(
    "Signatures in texts and names are removed",
    arguments: [
      (#"{"content":"see \#(signed), there"}"#, #"{"content":"see \#(bare), there"}"#),
      (#"{"content":"\#(signed)\nand"}"#, #"{"content":"\#(bare)\nand"}"#),
      (#"{"name":"a \#(signed)"}"#, #"{"name":"a \#(bare)"}"#),
      (#"{"\#(signed)":{"\#(signed)":["x \#(signed)"]}}"#, #"{"\#(bare)":{"\#(bare)":["x \#(bare)"]}}"#),
    ])
  func textsAndNamesLoseTheSignaturesInThem(json: String, kept: String) throws {
    #expect(try strip(json) == kept)
    #expect(try strip(kept) == kept)
  }

  @Test("The text of a run has no signature") func theTextOfARunHasNoSignature() throws {
    let json =
      #"{"type":"text","text":{"content":"at \#(Self.signed) now"},"plain_text":"at \#(Self.signed) now"}"#
    let run = try RichTextRun(json: Array(json.utf8))
    #expect(run.plainText == "at \(Self.bare) now")
    #expect(run.content == .text("at \(Self.bare) now", link: nil))
  }
}

@Suite("Percent-encoding") struct PercentEncodingTests {
  @Test(
    "All but the unreserved characters are encoded, byte by byte",
    arguments: [
      ("", ""), ("aZ09-._~", "aZ09-._~"), ("a b", "a%20b"), ("é", "%C3%A9"), ("/?#%", "%2F%3F%23%25"),
      ("\n\0", "%0A%00"),
    ])
  func encoding(text: String, encoded: String) {
    #expect(PercentEncoding.encoded(text) == encoded)
    #expect(PercentEncoding.decoded(encoded) == text)
  }

  @Test(
    "What begins no escape stays",
    arguments: ["%", "%4", "100%", "%zz", "%+5", "%-1", "a%2", "%%"])
  func strayPercentSigns(text: String) {
    #expect(PercentEncoding.decoded(text) == text)
  }

  @Test("Both cases of digits are read, and an escape has capitals") func digits() {
    #expect(PercentEncoding.decoded("%c3%A9%7e") == "é~")
    #expect(PercentEncoding.escape(of: 0x0A) == "%0A")
  }
}
