import NIOHTTP1

/// A request on the wire.
struct HTTPExchangeRequest: Sendable {
  var method: HTTPMethod
  var url: URLParts
  /// Headers that are also sent to the hosts of redirects.
  var headers: HTTPHeaders
  /// Headers for the request's own host only: the token's.
  var privateHeaders: HTTPHeaders = [:]
  var body: [UInt8]?
  /// Timeout of the head of the response.
  var headTimeout: Duration
}

/// A whole response.
struct HTTPExchangeResponse: Sendable {
  var status: Int
  var headers: HTTPHeaders
  var body: [UInt8]
}
