import NotionModel
import Testing

@Suite struct FileTests {
  @Test func `a file is hosted, external or uploaded`() throws {
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

  @Test func `the type may be left out, or come last`() throws {
    let file = #"{"external":{"url":"https://e.com"},"caption":\#(textJSON("c"))}"#
    #expect(try FileReference(text: file).url == "https://e.com")
    #expect(try FileReference(text: file).caption.plainText == "c")
    let late = #"{"external":{"url":"https://e.com"},"type":"external"}"#
    #expect(try FileReference(text: late).url == "https://e.com")
  }

  @Test(arguments: [
    (#"{"type":"drive","drive":{"id":"d"},"name":"n"}"#, "drive", nil),
    (#"{"type":"external","external":{"url":5}}"#, "external", JSONError.Code.wrongType),
    (#"{"type":"external","name":5,"external":{"url":"u"}}"#, "external", .wrongType),
    ("7", "", .wrongType), (#"{"name":"n"}"#, "", .missingKey),
  ])
  func `a file of another kind keeps its bytes`(text: String, type: String, code: JSONError.Code?) throws {
    guard case .unknown(let content) = try FileReference(text: text).source else { throw WrongCase() }
    #expect(content.type == type)
    #expect(content.reason?.code == code)
    #expect(content.json.text == text)
  }

  @Test func `every kind of icon is taken apart`() throws {
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

  @Test(arguments: [
    (#"{"type":"lottie","lottie":{}}"#, "lottie"), (#"{"type":"emoji","emoji":5}"#, "emoji"), ("\"📘\"", ""),
  ])
  func `an icon of another kind keeps its bytes`(text: String, type: String) throws {
    guard case .unknown(let content) = try Icon(text: text) else { throw WrongCase() }
    #expect(content.type == type)
    #expect(content.json.text == text)
  }
}
