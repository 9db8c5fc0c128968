/// The secret of an integration; its description is always `<token>`.
public struct Token: Sendable, Hashable {
  /// The secret itself, for the one header that carries it.
  package let secret: String

  /// Creates a token without surrounding white space.
  ///
  /// - Throws: ``NotionAPIError`` with `.invalidConfiguration` if it is empty or has characters that are
  ///   invalid in a header, as when a whole file was pasted.
  public init(_ secret: some StringProtocol) throws {
    let isSpace: (UInt8) -> Bool = { $0 == 0x20 || (0x09...0x0D).contains($0) }
    let trimmed = secret.utf8.drop(while: isSpace).reversed().drop(while: isSpace).reversed()
    guard !trimmed.isEmpty else { throw NotionAPIError(.invalidConfiguration, "the token is empty") }
    guard trimmed.allSatisfy({ (0x21...0x7E).contains($0) }) else {
      throw NotionAPIError(
        .invalidConfiguration, "the token holds white space or characters that no token has")
    }
    self.secret = String(decoding: Array(trimmed), as: UTF8.self)
  }
}

extension Token: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// `<token>`.
  public var description: String { "<token>" }
  /// `<token>`.
  public var debugDescription: String { "<token>" }
  /// A mirror without children, so that `dump` does not show the secret either.
  public var customMirror: Mirror { Mirror(self, children: [:]) }
}
