import NotionExportEngine
import Testing

/// What messages and logs do not show.
@Suite struct RedactionTests {
  /// Scalars that are one `Character` with the scalar before them, or after them.
  private static let joiners = ["", "\u{301}", "\u{FE0F}", "\u{200D}", "\u{20E3}", "\u{600}"]

  @Test("A token is removed, whatever stands beside it", arguments: joiners, ["ntn_", "secret_"])
  func tokens(joiner: String, prefix: String) {
    for text in [
      "\(prefix)Ab9-_z", "a \(joiner)\(prefix)Ab9-_z\(joiner) b", "\"\(joiner)\(prefix)Ab9-_z\"\(joiner)",
    ] {
      let redacted = Redaction.redacted(text)
      #expect(!redacted.utf8.contains(UInt8(ascii: "9")), "\(redacted)")
      #expect(redacted.utf8.firstRange(of: "<token>".utf8) != nil, "\(redacted)")
    }
  }

  @Test("The parameters of a signed address are removed, whatever stands beside it", arguments: joiners)
  func signatures(joiner: String) {
    let parameters = "X-Amz-Credential=Secret1\(joiner)&X-Amz-Signature=Secret2\(joiner)"
    for text in [
      "https://a.example/b?\(joiner)\(parameters)", "(https://a.example/b\(joiner)?\(parameters)) c",
    ] {
      let redacted = Redaction.redacted(text)
      #expect(redacted.utf8.firstRange(of: "Secret".utf8) == nil, "\(redacted)")
      #expect(redacted.utf8.firstRange(of: "https://a.example/b".utf8) != nil)
    }
  }

  @Test(
    "Other text stays as it is",
    arguments: [
      "", "ntn_", "secret_ and ntn_…", "https://a.example/b?c=d&e=f", "a?", "?\u{301} é ?", "NTN_Ab9",
    ])
  func others(text: String) {
    #expect(Redaction.redacted(text) == text)
  }
}
