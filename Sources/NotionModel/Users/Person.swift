/// A human user.
public struct Person: Sendable, Hashable {
  /// The address, if the integration may read it.
  public var email: String?
  /// Whether the address was verified, if known.
  public var isEmailVerified: Bool?

  /// Creates a person.
  public init(email: String? = nil) { self.email = email }
}

extension Person: JSONDecodable {
  private enum Key: String, CaseIterable { case email, isEmailVerified = "email_verified" }
  private static let keys = JSONKeyTable<Key>()

  /// Reads the details of a person.
  public init(from reader: inout JSONReader) throws(JSONError) {
    self.init()
    try reader.readObject(keys: Self.keys) { (reader, key) throws(JSONError) in
      switch key {
      case .email: email = try String?(from: &reader)
      case .isEmailVerified: isEmailVerified = try Bool?(from: &reader)
      }
    }
  }
}
