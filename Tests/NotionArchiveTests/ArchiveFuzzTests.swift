import TestSupport
import NotionExportKit
import NotionModel
import Testing

@testable import NotionArchive

@Suite("Random input to the archive") struct ArchiveFuzzTests {
  private static let members = [
    #""request_id":"a""#, #""request_id" : "b" "#, #""url":"https://x.s3.amazonaws.com/a?X-Amz-Signature=5"#,
    #""url":"https://x.s3.amazonaws.com?X-Amz-Signature=5ec""#, #""url":"""#, #""expiry_time":"2026""#,
    #""id":"1""#,
    #""object":"user""#, #""file":{"url":"https://h/a?b","url":"h?"}"#, #""results":[{"id":"\"\\"}]"#,
    #""name":"\u0041""#,
    #""href":"/11111111111141118111111111111111?a#b""#, #""external":{"url":"http"}"#, #""a":1e999"#,
    #""avatar_url":"https://?#/""#, #""embed":{"url":"https://h/a.png?X-Amz-Signature=5ec"}"#,
    #""sources":["https://h/a?Signature=5ec&Key-Pair-Id=K","https://file.notion.so/a?signature=5ec"]"#,
    #""plain_text":"https://prod-files-secure.s3.amazonaws.com/a?X-Amz-Signature=5ec""#,
    #""href":"https://www.notion.so/11111111111141118111111111111111?X-Amz-Signature=5ec""#,
    #""url":"https://h/signed/https%3A%2F%2Fs3%3FX-Amz-Signature%3D5ec?X-Amz-Date=5ec""#,
    #""external":{"url":"https:\/\/h\/a\u003fX-Amz-Date=1"}"#,
    #""custom_emoji":{"url":"https://e//","name":null}"#,
  ]

  @Test("Responses keep their shape when signatures and request ids are left out") func scanner() throws {
    try Fuzz.run("scanner", cases: 10_000) { input in
      let text =
        "{"
        + (0..<input.below(7)).map { _ in input.pick(Self.members) }.joined(
          separator: input.pick([",", " ,\n"])) + "}"
      let bytes = input.chance(4) ? input.mutated(Array(text.utf8)) : Array(text.utf8)
      let isValid = (try? JSONSlice(validating: bytes)) != nil
      for keeps in [true, false] {
        let scan = ResponseScan(bytes[...], keepsSignatures: keeps)
        guard isValid else { continue }
        _ = try JSONSlice(validating: Array(scan.body))
        // A verification scans what is stored.
        let stored = ResponseScan(scan.body)
        #expect(stored.hash == scan.hash, "\(text)")
        #expect(keeps || stored.body == scan.body, "\(text)")
      }
    }
  }

  @Test("Headers of pictures tell a size that a picture can have, or none") func pictures() {
    Fuzz.run("pictures") { input in
      let specimen = input.pick(HeaderSpecimen.all).bytes
      let svg = Array(
        "<svg width=\"\(input.number())\(input.pick(["", "px", "em", "%"]))\" height=\"\(input.number())\" viewBox=\"0 0 \(input.number()) \(input.number())\">"
          .utf8)
      let size = PictureSize.size(of: PictureBytes(input.mutated(input.chance(4) ? svg : specimen)))
      if let size { #expect((1...1_000_000).contains(size.width) && (1...1_000_000).contains(size.height)) }
    }
  }

  @Test("What stands on the disk is read, or refused") func disk() throws {
    let codec = BodyCodec()
    let stored = try codec.encode(Array(#"{"object":"list","results":[],"has_more":false}"#.utf8)[...])
    Fuzz.run("bodies") { input in _ = try? codec.decode(input.mutated(stored)) }
  }
}
