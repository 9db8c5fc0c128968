/// What a user is.
public enum UserKind: Sendable, Hashable {
  /// Only the id is told.
  case partial
  /// A human.
  case person(Person)
  /// An integration.
  case bot(Bot)
  /// A group of people; its members are not told.
  case group
  /// Something that this version does not know.
  case unknown(UnknownContent)
}
