public import NotionModel

/// All items of a property whose value in the page object is cut off.
public struct CompletedProperty: Sendable {
  /// The items in order, each as the property endpoint gave it.
  public let items: [PropertyItem]
  /// The description of the list, as its last response has it: of a rollup, it holds the final result.
  public let summary: PropertyItem?
  /// Whether the list was read to its end; the report has the reason where it was not.
  public let isWhole: Bool

  /// Keeps the items of one property.
  public init(items: [PropertyItem], summary: PropertyItem? = nil, isWhole: Bool = true) {
    self.items = items
    self.summary = summary
    self.isWhole = isWhole
  }

  /// The items and, of a rollup, the description of the list after them, which holds the final result.
  public var elements: [PropertyItem] {
    guard let summary, summary.type == .rollup else { return items }
    return items + [summary]
  }
}
