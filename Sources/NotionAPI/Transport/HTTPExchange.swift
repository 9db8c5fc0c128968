import NIOHTTP1

/// A request as it goes over the wire.
struct HTTPExchangeRequest: Sendable {
  var method: HTTPMethod
  var url: URLParts
  /// Headers that may go to whatever host the request is redirected to.
  var headers: HTTPHeaders
  /// Headers for the request's own host and no other: the token's.
  var privateHeaders: HTTPHeaders = [:]
  var body: [UInt8]?
  /// How long the head of the response may take.
  var headTimeout: Duration
}

/// A whole response.
struct HTTPExchangeResponse: Sendable {
  var status: Int
  var headers: HTTPHeaders
  var body: [UInt8]
}
