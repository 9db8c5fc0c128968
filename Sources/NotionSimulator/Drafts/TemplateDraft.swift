/// A template for new rows of a data source: a page that neither search nor a query returns.
public struct TemplateDraft: Sendable, ExpressibleByStringLiteral {
  /// The name under which it is offered.
  public var name: String
  /// The page that is copied.
  public var page: PageDraft

  /// Creates a template with content.
  public init(_ name: String, content: [BlockDraft] = []) {
    self.name = name
    page = PageDraft(TextDraft(stringLiteral: name), content: content)
  }

  /// Creates a template without content.
  public init(stringLiteral name: String) { self.init(name) }
}
