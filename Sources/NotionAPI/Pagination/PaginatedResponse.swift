public import NotionModel

/// One answer out of several that make up a list.
public protocol PaginatedResponse: JSONDecodable {
  /// What the list holds.
  associatedtype Element: Sendable
  /// This answer's part of the list.
  var elements: [Element] { get }
  /// Where the next answer begins.
  var nextCursor: String? { get }
  /// Whether there is a next answer.
  var hasMore: Bool { get }
}

extension ObjectList: PaginatedResponse {
  /// The results.
  public var elements: [Element] { results }
}

extension PropertyItemResponse: PaginatedResponse {
  /// The items of a list, or the one item.
  public var elements: [PropertyItem] {
    switch self {
    case .item(let item): [item]
    case .list(let list): list.results
    }
  }

  /// Where the next part of a list begins.
  public var nextCursor: String? { if case .list(let list) = self { list.nextCursor } else { nil } }

  /// Whether a list has another part.
  public var hasMore: Bool { if case .list(let list) = self { list.hasMore } else { false } }
}
