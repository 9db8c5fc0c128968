public import NotionModel

/// An ``APIRequest`` with the type of its response.
///
/// The calls of an exporter are static members, for short call sites:
///
/// ```swift
/// let page = try await client.send(.page(id)).value
/// for try await block in client.paginate(.children(of: BlockID(id.object))) { … }
/// ```
///
/// `Response` may be `JSONSlice` for a caller that needs the response's bytes and no typed object: see
/// ``untyped``.
public struct Endpoint<Response: JSONDecodable>: Sendable, Hashable {
  /// The call.
  public var request: APIRequest

  /// Creates an endpoint from a request whose response is a `Response`.
  public init(_ request: APIRequest) { self.request = request }

  /// The same call with the bytes of the JSON value as its response; it cannot fail on an unexpected shape.
  public var untyped: Endpoint<JSONSlice> { Endpoint<JSONSlice>(request) }

  /// Returns the same call with another priority.
  public func priority(_ priority: RequestPriority) -> Endpoint {
    var endpoint = self
    endpoint.request.priority = priority
    return endpoint
  }

  /// Returns the same list from `cursor` on, with at most `pageSize` results; a `nil` size keeps the size.
  public func page(after cursor: String?, size pageSize: Int? = nil) -> Endpoint {
    var endpoint = self
    endpoint.request.cursor = cursor
    if let pageSize { endpoint.request.pageSize = pageSize }
    return endpoint
  }
}
