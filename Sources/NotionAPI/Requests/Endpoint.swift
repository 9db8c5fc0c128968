public import NotionModel

/// An ``APIRequest`` that knows the type of its answer.
///
/// The calls that an exporter needs are static members, so they read well where they are sent:
///
/// ```swift
/// let page = try await client.send(.page(id)).value
/// for try await block in client.paginate(.children(of: BlockID(id.object))) { … }
/// ```
///
/// `Response` may be `JSONSlice` for a caller that wants the answer's bytes and no typed object: see
/// ``untyped``.
public struct Endpoint<Response: JSONDecodable>: Sendable, Hashable {
  /// The call.
  public var request: APIRequest

  /// Says that the answer to `request` is a `Response`.
  public init(_ request: APIRequest) { self.request = request }

  /// The same call, answered with the bytes of the JSON value; it cannot fail on an odd shape.
  public var untyped: Endpoint<JSONSlice> { Endpoint<JSONSlice>(request) }

  /// The same call with another priority.
  public func priority(_ priority: RequestPriority) -> Endpoint {
    var endpoint = self
    endpoint.request.priority = priority
    return endpoint
  }

  /// The same list from `cursor` on, with at most `pageSize` results; a `nil` size leaves the size as it is.
  public func page(after cursor: String?, size pageSize: Int? = nil) -> Endpoint {
    var endpoint = self
    endpoint.request.cursor = cursor
    if let pageSize { endpoint.request.pageSize = pageSize }
    return endpoint
  }
}
