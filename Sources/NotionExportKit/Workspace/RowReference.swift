public import NotionModel

/// A row of a data source: a page, or in a wiki also a data source.
public struct RowReference: Sendable, Hashable {
  /// The row's id.
  public let id: ObjectID
  /// Whether the row is a page or a data source.
  public let kind: ExportedKind

  /// Names a row.
  public init(id: ObjectID, kind: ExportedKind) {
    self.id = id
    self.kind = kind
  }
}
