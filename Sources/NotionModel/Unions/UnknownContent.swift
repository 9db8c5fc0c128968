/// What this version of the program cannot take apart: a type that it does not know, or a known type whose
/// value has an unexpected shape.
///
/// Nothing is lost: ``json`` holds every byte.
public struct UnknownContent: Sendable, Hashable {
  /// The value of `type`; empty where there is none.
  public let type: String
  /// The bytes of the object that holds `type`.
  public let json: JSONSlice
  /// What was unexpected about a known type, at an offset and a path within ``json``; `nil` for an unknown
  /// type.
  public let reason: JSONError?

  /// Describes content that could not be taken apart.
  public init(type: String, json: JSONSlice, reason: JSONError? = nil) {
    self.type = type
    self.json = json
    self.reason = reason
  }
}
