internal import NotionModel

/// Removes secrets from visible text: tokens, and the signatures of file URLs.
///
/// Secrets should never be in such texts; this guards against messages of servers and of the system.
public enum Redaction {
  private static let tokenPrefixes = ["ntn_", "secret_"]

  /// Returns the text without secrets.
  public static func redacted(_ text: String) -> String {
    var result = Array(text.utf8)
    for prefix in tokenPrefixes { result = withoutTokens(result, Array(prefix.utf8)) }
    return String(decoding: withoutSignatures(result), as: UTF8.self)
  }

  private static func withoutTokens(_ text: [UInt8], _ prefix: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var rest = text[...]
    while let found = rest.firstRange(of: prefix) {
      result += rest[..<found.lowerBound]
      let tail = rest[found.upperBound...]
      let secret = tail.prefix { byte in
        byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-") || (0x30...0x39).contains(byte)
          || (0x61...0x7A).contains(byte | 0x20)
      }
      // The help contains the prefix of a token, which is not a secret.
      result += secret.isEmpty ? prefix : Array("<token>".utf8)
      rest = tail[secret.endIndex...]
    }
    return result + rest
  }

  /// Removes the parameters of every signed URL.
  private static func withoutSignatures(_ text: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var rest = text[...]
    while let mark = rest.firstIndex(of: UInt8(ascii: "?")) {
      let parameters = rest[mark...].prefix { $0 > 0x20 && !"\"'<>)".utf8.contains($0) }
      result += rest[..<mark]
      result +=
        SignedURL.isSigned(parameters: String(decoding: parameters, as: UTF8.self))
        ? Array("?<signature>".utf8) : Array(parameters)
      rest = rest[parameters.endIndex...]
    }
    return result + rest
  }
}
