public import NotionModel

/// All items of a property whose value in the page object is cut off.
public struct CompletedProperty: Sendable {
  /// The items in order, each as the property endpoint gave it.
  public let items: [PropertyItem]

  /// Keeps the items of one property.
  public init(items: [PropertyItem]) { self.items = items }
}
