public import NotionModel

/// A row of a data source: a page, or in a wiki also a data source.
public struct RowReference: Sendable, Hashable {
  /// The row's id.
  public let id: ObjectID
  /// Its kind: page or data source.
  public let kind: ExportedKind
  /// Whether the row is archived in Notion, whose views then exclude it.
  public let isArchived: Bool

  /// Creates a reference to a row.
  public init(id: ObjectID, kind: ExportedKind, isArchived: Bool = false) {
    self.id = id
    self.kind = kind
    self.isArchived = isArchived
  }
}
