public import NotionModel

/// An object that is known and could not be read.
public struct UnavailableObject: Sendable, Hashable {
  /// Its id.
  public let id: ObjectID
  /// What it is.
  public let kind: ExportedKind
  /// Why it could not be read, in a sentence.
  public let reason: String

  /// Describes an object that could not be read.
  public init(id: ObjectID, kind: ExportedKind, reason: String) {
    self.id = id
    self.kind = kind
    self.reason = reason
  }
}
