public import NotionModel

/// A page: its properties, its place, its comments, and its content as a stream.
public struct PageDocument: Sendable {
  /// The page with its properties, every truncated one completed.
  ///
  /// Its bytes are those that the API sent, with the truncated values.
  public let page: Page

  /// Where the page stands in the outline.
  public let place: OutlineNode

  /// The properties that a page object cuts off after 25 references, or calculates from 25, as the property endpoint
  /// gave them.
  public let completedProperties: [PropertyID: CompletedProperty]

  /// The blocks in document order. Reading costs the same memory however long the page is, and it can
  /// be read more than once.
  public let content: BlockStream

  /// The open comments on the page and on its blocks, oldest first.
  public let comments: [Comment]

  /// Why there are more comments that could not be read; `nil` where these are all.
  public let unavailableComments: String?

  /// Puts a document together.
  public init(
    page: Page, place: OutlineNode, completedProperties: [PropertyID: CompletedProperty] = [:],
    content: BlockStream, comments: [Comment] = [], unavailableComments: String? = nil
  ) {
    self.page = page.completed(by: completedProperties)
    self.place = place
    self.completedProperties = completedProperties
    self.content = content
    self.comments = comments
    self.unavailableComments = unavailableComments
  }
}

extension Page {
  /// The page with the values that the property endpoint gave in place of those that its object cuts off.
  package func completed(by completed: [PropertyID: CompletedProperty]) -> Page {
    guard !completed.isEmpty else { return self }
    return with(
      PropertyValues(
        properties.map { property in
          guard let whole = completed[property.id] else { return property }
          return property.completed(by: whole.items, summary: whole.summary, isWhole: whole.isWhole)
        }))
  }
}
