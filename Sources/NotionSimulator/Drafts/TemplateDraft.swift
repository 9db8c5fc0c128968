/// A template for new rows of a data source: a page that neither search nor a query gives.
public struct TemplateDraft: Sendable, ExpressibleByStringLiteral {
  /// The name under which it is offered.
  public var name: String
  /// The page that rows are copied from.
  public var page: PageDraft

  /// A template whose page has content.
  public init(_ name: String, content: [BlockDraft] = []) {
    self.name = name
    page = PageDraft(TextDraft(stringLiteral: name), content: content)
  }

  /// A template whose page is empty.
  public init(stringLiteral name: String) { self.init(name) }
}
