public import NotionModel

/// A known object that could not be read.
public struct UnavailableObject: Sendable, Hashable {
  /// Its id.
  public let id: ObjectID
  /// Its kind.
  public let kind: ExportedKind
  /// The reason why it could not be read, in a sentence.
  public let reason: String

  /// Creates the description of an object that could not be read.
  public init(id: ObjectID, kind: ExportedKind, reason: String) {
    self.id = id
    self.kind = kind
    self.reason = reason
  }
}
