/// A response of the API, decoded and verbatim.
public struct APIResponse<Value: Sendable>: Sendable {
  /// The decoded value.
  public let value: Value
  /// The body as received, decompressed; UTF-8.
  public let body: [UInt8]
  /// The HTTP status, 200 to 299.
  public let status: Int
  /// The `x-notion-request-id`.
  public let requestID: String?
  /// The server's time of the response, in whole seconds since 1970 (the `Date` header).
  public let serverTime: Int?
  /// The number of attempts, 1 if the first one succeeded.
  public let attempts: Int

  /// Creates a response.
  package init(
    value: Value, body: [UInt8], status: Int = 200, requestID: String? = nil, serverTime: Int? = nil,
    attempts: Int = 1
  ) {
    self.value = value
    self.body = body
    self.status = status
    self.requestID = requestID
    self.serverTime = serverTime
    self.attempts = attempts
  }
}
