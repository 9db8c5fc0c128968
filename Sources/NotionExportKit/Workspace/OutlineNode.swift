public import NotionModel

/// A page, database or data source and its place in the outline.
public struct OutlineNode: Sendable, Hashable {
  /// The maximum number of namesakes that are returned; with more of them, names need the whole id.
  public static let namesakeLimit = 32

  /// The number of a page's children of which navigation shows the title and the order: the first ones.
  public static let listedChildren = 100
  /// The maximum number of rows of a data source that navigation lists; of more, it lists none.
  public static let listedRows = 20

  /// Its id.
  public let id: ObjectID
  /// Its kind: page, database or data source.
  public let kind: ExportedKind
  /// The page, database or data source that contains it; `nil` at the root, or if the parent is not shared.
  public let parent: ObjectID?
  /// Its title as plain text, or an empty string.
  public let title: String
  /// Its position among the children of its parent, from 0, in Notion's order.
  ///
  /// Children without a known order, as at the root, come last, share one number and are ordered by their
  /// ids. The number of an inaccessible child is missing.
  public let ordinal: Int
  /// Whether it is archived in Notion, or is inside an archived page.
  ///
  /// Notion excludes archived pages from its lists and views; they are not in the trash.
  public let isArchived: Bool

  /// Creates a node.
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

/// A side of a node among its siblings.
public enum SiblingSide: Sendable, Hashable, CaseIterable {
  /// The siblings before it.
  case before
  /// The siblings after it.
  case after
}

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

/// A row at a position in an order that the caller defines.
public struct OrderedRow: Sendable, Hashable {
  /// The row.
  public let row: RowReference
  /// The sort key of this position.
  public let key: [UInt8]

  /// Creates a row at a position.
  public init(row: RowReference, key: [UInt8]) {
    self.row = row
    self.key = key
  }
}
