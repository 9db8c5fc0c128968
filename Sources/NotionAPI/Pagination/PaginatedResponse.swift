public import NotionModel

/// One of the responses that make up a list.
public protocol PaginatedResponse: JSONDecodable {
  /// The element of the list.
  associatedtype Element: Sendable
  /// This response's part of the list.
  var elements: [Element] { get }
  /// The cursor of the next response.
  var nextCursor: String? { get }
  /// Whether there is a next response.
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

  /// The cursor of the next part of a list.
  public var nextCursor: String? { if case .list(let list) = self { list.nextCursor } else { nil } }

  /// Whether a list has another part.
  public var hasMore: Bool { if case .list(let list) = self { list.hasMore } else { false } }
}
