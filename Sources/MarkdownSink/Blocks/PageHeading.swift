import NotionModel

/// A heading of a page, for tables of contents and for links to it.
struct PageHeading: Sendable, Hashable {
  let id: BlockID
  let level: Int
  let text: String
  /// The name by which GitHub links to it.
  let slug: String
}
