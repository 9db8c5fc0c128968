public import NotionModel

/// A list of ids that may be computed rather than stored.
public struct IDList: RandomAccessCollection, Sendable {
  private let element: @Sendable (Int) -> ObjectID

  /// The position after the last one.
  public let endIndex: Int

  /// Creates a list of `count` ids, each computed on demand.
  init(count: Int, _ element: @escaping @Sendable (Int) -> ObjectID) {
    endIndex = count
    self.element = element
  }

  /// Creates a list of stored ids.
  init(_ ids: [ObjectID]) {
    self.init(count: ids.count) { ids[$0] }
  }

  /// The first position.
  public var startIndex: Int { 0 }

  /// The id at a position.
  public subscript(position: Int) -> ObjectID { element(position) }
}
