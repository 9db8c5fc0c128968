internal import NotionModel

/// Removes secrets from visible text: tokens, and the signatures of file URLs.
///
/// Secrets should never be in such texts; this guards against messages of servers and of the system.
public enum Redaction {
  private static let tokenPrefixes = ["ntn_", "secret_"]

  /// Returns the text without secrets.
  public static func redacted(_ text: String) -> String {
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
      // The help contains the prefix of a token, which is not a secret.
      result += secret.isEmpty ? prefix : "<token>"
      rest = tail[secret.endIndex...]
    }
    return result + rest
  }

  /// Removes the parameters of every signed URL.
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
