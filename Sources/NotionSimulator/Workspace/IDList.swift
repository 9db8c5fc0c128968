public import NotionModel

/// A list of ids that may be computed rather than stored.
public struct IDList: RandomAccessCollection, Sendable {
  private let element: @Sendable (Int) -> ObjectID

  /// The place after the last one.
  public let endIndex: Int

  /// A list of `count` ids, each computed when it is asked for.
  init(count: Int, _ element: @escaping @Sendable (Int) -> ObjectID) {
    endIndex = count
    self.element = element
  }

  /// A list of stored ids.
  init(_ ids: [ObjectID]) {
    self.init(count: ids.count) { ids[$0] }
  }

  /// The first place.
  public var startIndex: Int { 0 }

  /// The id at a place.
  public subscript(position: Int) -> ObjectID { element(position) }
}
