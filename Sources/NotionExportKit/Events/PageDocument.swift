public import NotionModel

/// A page: its properties, its place, its comments, and its content as a stream.
public struct PageDocument: Sendable {
  /// The page with its properties, every truncated one completed.
  public let page: Page

  /// Where the page stands in the outline.
  public let place: OutlineNode

  /// The properties that a page object cuts off after 25 references, whole, as the property endpoint gave them.
  ///
  /// ``page`` keeps the bytes it came with; look here first.
  public let completedProperties: [PropertyID: CompletedProperty]

  /// The blocks in document order. Reading costs the same memory however long the page is, and it can
  /// be read more than once.
  public let content: BlockStream

  /// The open comments on the page and on its blocks, oldest first.
  public let comments: [Comment]

  /// Puts a document together.
  public init(
    page: Page, place: OutlineNode, completedProperties: [PropertyID: CompletedProperty] = [:],
    content: BlockStream, comments: [Comment] = []
  ) {
    self.page = page
    self.place = place
    self.completedProperties = completedProperties
    self.content = content
    self.comments = comments
  }
}
