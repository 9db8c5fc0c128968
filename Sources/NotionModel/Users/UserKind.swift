/// The kind of a user.
public enum UserKind: Sendable, Hashable {
  /// Unknown, as only the id is present.
  case partial
  /// A human.
  case person(Person)
  /// An integration.
  case bot(Bot)
  /// A group of people; the API does not return its members.
  case group
  /// An unknown kind.
  case unknown(UnknownContent)
}
