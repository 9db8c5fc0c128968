public import NotionModel

/// A row of a data source: a page, or in a wiki also a data source.
public struct RowReference: Sendable, Hashable {
  /// The row's id.
  public let id: ObjectID
  /// Whether the row is a page or a data source.
  public let kind: ExportedKind
  /// Whether the row is archived in Notion, which shows it in no view then.
  public let isArchived: Bool

  /// Names a row.
  public init(id: ObjectID, kind: ExportedKind, isArchived: Bool = false) {
    self.id = id
    self.kind = kind
    self.isArchived = isArchived
  }
}
