/// A part of what documents show of an object: events name the aspects that have changed.
///
/// An event about an edited object also names ``place``, ``links`` and ``rows``, as other objects may have changed before
/// the edit was read.
public enum Aspect: String, Sendable, Hashable, CaseIterable {
  /// The blocks of a page and the files in them, with those of the synced originals that it shows.
  case content
  /// The values of a page's properties, the schema of a data source, the views of a database, or another member of the
  /// object itself, as its cover.
  case properties
  /// The title or the icon.
  case title
  /// The place in the outline: the object or one of its ancestors has moved or has another title, or a sibling has a
  /// similar title now or no longer.
  case place
  /// The comments on a page and its blocks.
  case comments
  /// The rows of a data source, as it, its database and the page around the database show them.
  case rows
  /// The title, the icon or the place of an object to which the document refers, or the name of a user.
  case links
  /// The documents that refer to the object, or the text in which they do.
  case backlinks
  /// The outline around the object, as navigation lists it: its ancestors and their children, the sibling before and the
  /// one after it.
  case neighbors

  /// All aspects of the document itself.
  public static let ofDocument = Set(allCases).subtracting(ofSurroundings)
  /// The aspects of ``ExportEvent/surroundings(_:changes:)``.
  public static let ofSurroundings: Set<Aspect> = [.backlinks, .neighbors]
}
