/// A query of a view that Notion stores for 15 minutes, with the first page of its results.
public struct ViewQuery: Sendable, Hashable {
  /// The id of the query.
  public let id: ObjectID
  /// The view.
  public let viewID: ViewID?
  /// The time at which the query expires.
  public let expiresAt: Timestamp?
  /// The number of results.
  public let totalCount: Int?
  /// The pages, by their ids only.
  public let results: [ObjectReference]
  /// The cursor of the next page; `nil` on the last.
  public let nextCursor: String?
  /// Whether there is a next page.
  public let hasMore: Bool
  /// Whether the query was just deleted.
  public let isDeleted: Bool
  /// The completeness of the list, if the API specifies it.
  public let requestStatus: RequestStatus?
  /// The response's own bytes.
  public let json: JSONSlice
}

extension ViewQuery: JSONDecodable {
  private enum Key: String, CaseIterable {
    case object, id, results, deleted
    case viewID = "view_id"
    case expiresAt = "expires_at"
    case totalCount = "total_count"
    case nextCursor = "next_cursor"
    case hasMore = "has_more"
    case requestStatus = "request_status"
  }
  private static let keys = JSONKeyTable<Key>()

  /// Reads a query.
  public init(from reader: inout JSONReader) throws(JSONError) {
    reader.skipWhitespace()
    let start = reader.position
    var id: ObjectID?
    var viewID: ViewID?
    var expiresAt: Timestamp?
    var totalCount: Int?
    var results: [ObjectReference] = []
    var nextCursor: String?
    var hasMore = false
    var isDeleted = false
    var requestStatus: RequestStatus?
    try reader.readObject(keys: Self.keys) { (reader, key) throws(JSONError) in
      switch key {
      case .object: try reader.expectObject(.viewQuery)
      case .id: id = try ObjectID(from: &reader)
      case .viewID: viewID = try ViewID?(from: &reader)
      case .expiresAt: expiresAt = try Timestamp?(from: &reader)
      case .totalCount: totalCount = try reader.readClampedInt()
      case .results: results = try [ObjectReference]?(from: &reader) ?? []
      case .nextCursor: nextCursor = try String?(from: &reader)
      case .hasMore: hasMore = try reader.readFlag()
      case .deleted: isDeleted = try reader.readFlag()
      case .requestStatus: requestStatus = try RequestStatus?(from: &reader)
      }
    }
    self.id = try reader.require(id, "id", at: start)
    self.viewID = viewID
    self.expiresAt = expiresAt
    self.totalCount = totalCount
    self.results = results
    self.nextCursor = nextCursor
    self.hasMore = hasMore
    self.isDeleted = isDeleted
    self.requestStatus = requestStatus
    self.json = reader.slice(from: start)
  }
}
