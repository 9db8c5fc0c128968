import NotionModel

/// Takes secrets out of what is shown: tokens, and the signatures of file URLs.
///
/// Nothing is to bring them here in the first place; this is for what a server says, or an error of the system.
enum Redaction {
  private static let tokenPrefixes = ["ntn_", "secret_"]

  /// The text without secrets.
  static func redacted(_ text: String) -> String {
    var result = text
    for prefix in tokenPrefixes where result.contains(prefix) { result = withoutTokens(result, prefix) }
    return withoutSignatures(result)
  }

  private static func withoutTokens(_ text: String, _ prefix: String) -> String {
    var result = ""
    var rest = text[...]
    while let found = rest.firstRange(of: prefix) {
      result += rest[..<found.lowerBound]
      let tail = rest[found.upperBound...]
      let secret = tail.prefix { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_" || $0 == "-") }
      // The help shows how a token begins; that is none.
      result += secret.isEmpty ? prefix : "<token>"
      rest = tail[secret.endIndex...]
    }
    return result + rest
  }

  /// Cuts the parameters off every URL that is signed.
  private static func withoutSignatures(_ text: String) -> String {
    var result = ""
    var rest = text[...]
    while let mark = rest.firstIndex(of: "?") {
      let parameters = rest[mark...].prefix { !$0.isWhitespace && !"\"'<>)".contains($0) }
      result += rest[..<mark]
      result += SignedURL.isSigned(parameters: parameters) ? "?<signature>" : String(parameters)
      rest = rest[parameters.endIndex...]
    }
    return result + rest
  }
}
