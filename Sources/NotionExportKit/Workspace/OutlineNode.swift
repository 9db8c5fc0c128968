public import NotionModel

/// A page, database or data source and its place among the others.
public struct OutlineNode: Sendable, Hashable {
  /// How many namesakes of a node are told at most; where there are more, names need the whole id.
  public static let namesakeLimit = 32

  /// Its id.
  public let id: ObjectID
  /// Whether it is a page, a database or a data source.
  public let kind: ExportedKind
  /// The page, database or data source that it stands in; `nil` at the top, or where that is not shared.
  public let parent: ObjectID?
  /// Its title as plain text; empty where it has none.
  public let title: String
  /// Its place among the children of its parent, from 0, in Notion's order.
  ///
  /// Those whose order nothing tells, as at the top, come last, share one place and are in the order of their ids.
  /// Numbers may be missing where a child is not in reach.
  public let ordinal: Int
  /// Whether it is archived in Notion, or stands in a page that is.
  ///
  /// Notion leaves archived pages out of its lists and views; they are not in the trash.
  public let isArchived: Bool

  /// Describes a place in the outline.
  public init(
    id: ObjectID, kind: ExportedKind, parent: ObjectID?, title: String, ordinal: Int, isArchived: Bool = false
  ) {
    self.id = id
    self.kind = kind
    self.parent = parent
    self.title = title
    self.ordinal = ordinal
    self.isArchived = isArchived
  }
}
