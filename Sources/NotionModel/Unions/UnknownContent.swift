/// Content that this version cannot decode: an unknown type, or a known type whose value has an unexpected
/// shape.
///
/// Nothing is lost: ``json`` has every byte.
public struct UnknownContent: Sendable, Hashable {
  /// The value of `type`; empty if absent.
  public let type: String
  /// The bytes of the object with `type`.
  public let json: JSONSlice
  /// The error of a known type, at an offset and a path within ``json``; `nil` for an unknown type.
  public let reason: JSONError?

  /// Creates content that could not be decoded.
  public init(type: String, json: JSONSlice, reason: JSONError? = nil) {
    self.type = type
    self.json = json
    self.reason = reason
  }
}
