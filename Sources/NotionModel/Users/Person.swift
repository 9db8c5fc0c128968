/// A human user.
public struct Person: Sendable, Hashable {
  /// The address, where the integration may read it.
  public var email: String?
  /// Whether the address was verified, where it is told.
  public var isEmailVerified: Bool?

  /// A person of whom nothing is told.
  public init(email: String? = nil) { self.email = email }
}

extension Person: JSONDecodable {
  private enum Key: String, CaseIterable { case email, isEmailVerified = "email_verified" }
  private static let keys = JSONKeyTable<Key>()

  /// Reads what is told of a person.
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
