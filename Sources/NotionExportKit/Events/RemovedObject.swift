public import NotionModel

/// An object that is gone.
public struct RemovedObject: Sendable, Hashable {
  /// Its id.
  public let id: ObjectID
  /// What it was.
  public let kind: ExportedKind

  /// Names an object that is gone.
  public init(id: ObjectID, kind: ExportedKind) {
    self.id = id
    self.kind = kind
  }
}
