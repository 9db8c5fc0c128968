/// A few bytes that a sink keeps beside the files of an owner, for its next events and its next run.
public struct OutputNote: Sendable, Hashable {
  /// The key under which an object's owner notes why the sink leaves the object out on purpose, in words that
  /// follow "left out: ". Who checks the output does not miss such an object.
  public static let leftOut = "left-out"

  /// What it is about; a sink's own words, as in `words`.
  public let key: String
  /// Whose it is.
  public let owner: FileOwner
  /// The bytes; the sink alone knows what they mean.
  public let value: [UInt8]

  /// Makes a note.
  public init(key: String, owner: FileOwner, value: [UInt8]) {
    self.key = key
    self.owner = owner
    self.value = value
  }
}
