import NotionExportKit
import NotionModel
import Testing

@testable import NotionArchive

@Suite struct ResponseScanTests {
  private static let signed =
    "https://prod-files-secure.s3.us-west-2.amazonaws.com/a/b/tide.png?X-Amz-Algorithm=AWS4&X-Amz-Signature=5ec"

  private static let bare = "https://prod-files-secure.s3.us-west-2.amazonaws.com/a/b/tide.png"

  private func scan(_ json: String, keepsSignatures: Bool = false) -> ResponseScan {
    ResponseScan(Array(json.utf8)[...], keepsSignatures: keepsSignatures)
  }

  private func text(_ scan: ResponseScan) -> String { String(decoding: scan.body, as: UTF8.self) }

  @Test("The signature of a hosted file is left out") func theSignatureOfAHostedFileIsLeftOut() {
    let json = #"{"type":"file","file":{"url":"\#(Self.signed)","expiry_time":"2026-01-01T00:00:00.000Z"}}"#
    let scan = scan(json)
    #expect(
      text(scan)
        == #"{"type":"file","file":{"url":"https://prod-files-secure.s3.us-west-2.amazonaws.com/a/b/tide.png","expiry_time":"2026-01-01T00:00:00.000Z"}}"#
    )
    #expect(scan.files.map(\.value.url) == [Self.signed])
    #expect(text(self.scan(json, keepsSignatures: true)) == json)
  }

  @Test(
    "All other bytes stay the same",
    arguments: [
      // Not signed: the parameters belong to the address.
      #"{"external":{"url":"https://example.com/a.png?size=2"}}"#,
      // A token of another service, which does not end in an hour.
      #"{"link":{"url":"https://example.com/?Signature=1"}}"#,
      #"{"bookmark":{"url":"https://account.blob.core.windows.net/a?sv=2025&sig=1"}}"#,
      // No address of file storage, and no signature.
      #"{"plain_text":"see https://example.com/a?b=1, and is it signature=1?"}"#,
      #"{"plain_text":"is https://prod-files-secure.s3.us-west-2.amazonaws.com/a there? It is."}"#,
      // A property that is called so holds no file.
      #"{"properties":{"file":{"id":"a","type":"url","url":"https://example.com/a?b=1"}}}"#,
      // The name of a file may hold a question mark.
      #"{"file":{"url":"https://example.com/what%3F.png"}}"#,
      #"{"file":{"url":"https://example.com/a"},"q":"a?b"}"#,
    ])
  func everythingElseIsKeptByteForByte(json: String) {
    #expect(text(scan(json)) == json)
  }

  @Test(
    "No signature is left, wherever it is",
    arguments: [
      #"{"icon":{"type":"custom_emoji","custom_emoji":{"id":"1","name":"n","url":"https://s3.example.com/e?X-Amz-Signature=5ec"}}}"#,
      #"{"object":"user","avatar_url":"https://s3.example.com/me?X-Amz-Security-Token=5ec"}"#,
      #"{"embed":{"url":"https://file.notion.so/f/x.html?expirationTimestamp=1&signature=5ec"}}"#,
      #"{"href":"https://prod-files-secure.s3.us-west-2.amazonaws.com/a?X-Amz-Signature=5ec"}"#,
      #"{"file":{"url":"https://x.example.com/a?\u0058=1&X-Amz-Signature=5ec\u0026more"}}"#,
      #"{"file":{"url":"https:\/\/x.example.com\/a\u003ftoken=5ec"}}"#,
      #"{"file":{"url":"https://x.example.com/a#5ec"}}"#,
      #"{"external":{"url":"https://bucket.example.com/a.png?X-Amz-Signature=5ec"}}"#,
      #"{"url":{"url":"https://bucket.example.com/a.png?x-amz-security-token=5ec"}}"#,
      #"{"plain_text":"https://prod-files-secure.s3.us-west-2.amazonaws.com/a?X-Amz-Signature=5ec"}"#,
      #"{"link":{"url":"HTTPS://S3.us-west-2.amazonaws.com/secure.notion-static.com/a?5ec"}}"#,
      #"{"new_type":{"sources":["https://x.cloudfront.net/a?Expires=1&Signature=5ec&Key-Pair-Id=K"]}}"#,
      #"{"link_mention":{"iframe_url":"https://www.notion.so/signed/https%3A%2F%2Fs3%3FX-Amz-Signature%3D5ec"}}"#,
    ])
  func noSignatureStaysWhereverItStands(json: String) {
    #expect(!text(scan(json)).contains("5ec"))
    #expect(throws: Never.self) { try JSONSlice(validating: Array(scan(json).body)) }
  }

  @Test(
    "An address within a longer text loses its signature, and the text nothing else",
    arguments: [
      (#"see \#(signed) there"#, #"see \#(bare) there"#),
      (#"see \#(signed)."#, #"see \#(bare)."#),
      (#"a\n\#(signed)\nb"#, #"a\n\#(bare)\nb"#),
      (#"\#(signed) and more"#, #"\#(bare) and more"#),
      (#"[tide](\#(signed)) and <\#(signed)>"#, #"[tide](\#(bare)) and <\#(bare)>"#),
      (#"curl '\#(signed)' \"\#(signed)\""#, #"curl '\#(bare)' \"\#(bare)\""#),
      (
        #"https:\/\/file.notion.so\/f\/x.png\u003fid=1\u0026signature=5ec, é \u00e9"#,
        #"https:\/\/file.notion.so\/f\/x.png, é \u00e9"#
      ),
      (
        "see HTTPS://www.notion.so/signed/https%3A%2F%2Fs3%2Fa.png%3FX-Amz-Signature%3D5ec!",
        "see HTTPS://www.notion.so/signed/https%3A%2F%2Fs3%2Fa.png!"
      ),
      (
        "https://a.example/b?u=1 https://file.notion.so/c d?x=1",
        "https://a.example/b?u=1 https://file.notion.so/c d?x=1"
      ),
      ("https://s3.example/my file.png?X-Amz-Signature=5ec end", "https://s3.example/my file.png end"),
      ("https://a.example/?u=https://file.notion.so/c?5ec", "https://a.example/?u=https://file.notion.so/c"),
    ])
  func longerTexts(text: String, kept: String) {
    for key in ["plain_text", "content", "name", "description", "expression"] {
      let json = #"{"\#(key)":"\#(text)","after":1}"#
      #expect(self.text(scan(json)) == #"{"\#(key)":"\#(kept)","after":1}"#)
      #expect(scan(json).hash == scan(#"{"\#(key)":"\#(kept)","after":1}"#).hash)
      #expect(scan(json).files.isEmpty)
    }
    #expect(self.text(scan(#"{"a":["\#(text)"]}"#)) == #"{"a":["\#(kept)"]}"#)
    // A key with escapes is written without them.
    guard !text.contains(#"\/"#) else { return }
    #expect(
      self.text(scan(#"{"properties":{"\#(text)":{"id":"a"}}}"#))
        == #"{"properties":{"\#(kept)":{"id":"a"}}}"#)
  }

  @Test("The time that a text full of marks takes grows with its length, not faster", .timeLimit(.minutes(1)))
  func manyMarks() {
    for unit in ["?", "#", "%3F", "http://a?", "https://file.notion.so/", "%25", "?x-amz", "&signature="] {
      let text = "https://a.example/" + String(repeating: unit, count: 400_000 / unit.utf8.count)
      #expect(self.text(scan(#"{"plain_text":"\#(text)"}"#)).utf8.count <= text.utf8.count + 20)
    }
  }

  @Test("A signed address is that of a file, whatever its key is called")
  func signedFiles() {
    let json = """
      {"results":[{"id":"1","new":{"source":{"name":"x.html","url":"\(Self.signed)"}}},\
      {"rich_text":[{"href":"\(Self.signed)2","plain_text":"\(Self.signed)3"}]}]}
      """
    let files = scan(json).files
    #expect(files.map(\.value.host) == [.signed, .signed])
    #expect(files.map(\.value.name) == ["x.html", nil])
    #expect(files.map(\.element) == [0, 1])
    #expect(Set(files.map(\.value.key.text)) == ["/a/b/tide.png"])
  }

  @Test("Those who take part in a meeting are users, though only their ids are told")
  func attendees() {
    let user = "11111111-2222-3333-4444-555555555555"
    #expect(scan(#"{"calendar_event":{"attendees":["\#(user)"]}}"#).users == [ObjectID(user)])
  }

  @Test("Values that differ at every read do not count as changes")
  func whatDiffersAtEveryReadDoesNotCountAsChanged() {
    let first = #"""
      {"object":"page","url":"https://www.notion.so/Home-1","icon":{"type":"file","file":{"url":"https://a.example.com/x.png?X-Amz-Signature=1","expiry_time":"2026-01-01T00:00:00.000Z"}},"request_id":"1"}
      """#
    let second = #"""
      {"object":"page","url":"https://app.notion.com/Home-1","icon":{"type":"file","file":{"url":"https://b.example.com/x.png?X-Amz-Signature=2","expiry_time":"2026-01-01T01:00:00.000Z"}}}
      """#
    #expect(scan(first).hash == scan(second).hash)
    #expect(scan(first).hash != scan(second.replacing("x.png", with: "y.png")).hash)
  }

  @Test("The request id is removed from the response") func theRequestIDBelongsToTheResponseAndGoes() {
    #expect(text(scan(#"{"object":"page","request_id":"1"}"#)) == #"{"object":"page"}"#)
    #expect(text(scan(#"{"request_id":"1","object":"page"}"#)) == #"{"object":"page"}"#)
    // A property may have the same name.
    let property = #"{"properties":{"request_id":"1"}}"#
    #expect(text(scan(property)) == property)
  }

  @Test("References are found with the element that contains them")
  func referencesAreFoundWithTheElementThatHoldsThem() {
    let user = "11111111-2222-3333-4444-555555555555"
    let page = "aaaaaaaa-2222-3333-4444-555555555555"
    let list = """
      {"object":"list","results":[
        {"object":"block","created_by":{"object":"user","id":"\(user)"},"image":{"type":"external",\
      "external":{"url":"https://example.com/one.png"}}},
        {"object":"block","paragraph":{"rich_text":[{"mention":{"page":{"id":"\(page)"}}}]}},
        {"object":"block","file":{"name":"Two \\"2\\"","type":"file","file":{"url":"\(Self.signed)",\
      "expiry_time":"x"}}}
      ]}
      """
    let scan = scan(list)
    #expect(scan.users == [ObjectID(user)])
    #expect(scan.mentions == [ObjectID(page)])
    #expect(scan.files.map(\.element) == [0, 2])
    #expect(scan.files.map(\.value.host) == [.elsewhere, .notion])
    #expect(scan.files.last?.value.name == "Two \"2\"")
  }

  @Test(
    "Links in every form are found",
    arguments: [
      #"{"relation":[{"id":"aaaaaaaa-2222-3333-4444-555555555555"}]}"#,
      #"{"link_to_page":{"type":"page_id","page_id":"aaaaaaaa-2222-3333-4444-555555555555"}}"#,
      #"{"href":"/aaaaaaaa222233334444555555555555"}"#,
      #"{"link":{"url":"https://www.notion.so/Some-title-aaaaaaaa222233334444555555555555?pvs=4#x"}}"#,
    ])
  func linksInEveryFormAreFound(json: String) {
    #expect(scan(json).mentions == [ObjectID("aaaaaaaa-2222-3333-4444-555555555555")])
  }
}
