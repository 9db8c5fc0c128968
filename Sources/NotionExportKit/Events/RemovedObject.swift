public import NotionModel

/// An object that was removed.
public struct RemovedObject: Sendable, Hashable {
  /// Its id.
  public let id: ObjectID
  /// Its kind.
  public let kind: ExportedKind

  /// Creates the description of a removed object.
  public init(id: ObjectID, kind: ExportedKind) {
    self.id = id
    self.kind = kind
  }
}
