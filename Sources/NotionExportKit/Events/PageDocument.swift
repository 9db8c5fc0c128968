public import NotionModel

/// A page: its properties, its place, its comments, and its content as a stream.
public struct PageDocument: Sendable {
  /// The page with its properties, of which truncated ones are completed.
  ///
  /// Its bytes are those from the API, with the truncated values.
  public let page: Page

  /// The page's place in the outline.
  public let place: OutlineNode

  /// The properties that a page object truncates after 25 references, or calculates from 25, as returned by
  /// the property endpoint.
  public let completedProperties: [PropertyID: CompletedProperty]

  /// The blocks in document order. Reading takes constant memory for any length, and can be repeated.
  public let content: BlockStream

  /// The open comments on the page and on its blocks, oldest first.
  public let comments: [Comment]

  /// The reason why further comments could not be read; `nil` if none are missing.
  public let unavailableComments: String?

  /// The aspects that have changed since the lane's previous event about the object, or more; all of them in a document
  /// that ``WorkspaceReader`` returns.
  public var changes = Aspect.ofDocument

  /// Creates a document.
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
  /// Returns the page with truncated values replaced by those from the property endpoint.
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
