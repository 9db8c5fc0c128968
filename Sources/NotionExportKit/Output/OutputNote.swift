/// A small value that a sink stores with the files of an owner, for its next events and its next run.
public struct OutputNote: Sendable, Hashable {
  /// The key of the reason why the sink omits an object on purpose, in words that follow "left out: ". A
  /// verification does not report such an object as missing.
  public static let leftOut = "left-out"

  /// The subject, in words that the sink chooses, as in `words`.
  public let key: String
  /// The owner.
  public let owner: FileOwner
  /// The bytes, in a format that only the sink knows.
  public let value: [UInt8]

  /// Creates a note.
  public init(key: String, owner: FileOwner, value: [UInt8]) {
    self.key = key
    self.owner = owner
    self.value = value
  }
}
