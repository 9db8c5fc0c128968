public import NotionModel

/// All items of a property whose value in the page object is truncated.
public struct CompletedProperty: Sendable {
  /// The items in order, as returned by the property endpoint.
  public let items: [PropertyItem]
  /// The description of the list in its last response; for a rollup, it has the final result.
  public let summary: PropertyItem?
  /// Whether the list was read completely; if not, the report has the reason.
  public let isWhole: Bool

  /// Creates the value of one property from its items.
  public init(items: [PropertyItem], summary: PropertyItem? = nil, isWhole: Bool = true) {
    self.items = items
    self.summary = summary
    self.isWhole = isWhole
  }

  /// The items and, for a rollup, the description of the list after them, which has the final result.
  public var elements: [PropertyItem] {
    guard let summary, summary.type == .rollup else { return items }
    return items + [summary]
  }
}
