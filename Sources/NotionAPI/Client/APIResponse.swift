/// An answer of the API, typed and verbatim.
public struct APIResponse<Value: Sendable>: Sendable {
  /// The typed answer.
  public let value: Value
  /// The body as it came, unpacked; UTF-8.
  public let body: [UInt8]
  /// The HTTP status, 200 to 299.
  public let status: Int
  /// The `x-notion-request-id`.
  public let requestID: String?
  /// The server's own clock when it answered, in whole seconds since 1970 (the `Date` header).
  public let serverTime: Int?
  /// How often the request was sent, 1 where the first attempt succeeded.
  public let attempts: Int

  /// Puts an answer together.
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
