/// The body of an error response.
public struct APIErrorBody: Sendable, Hashable {
  /// The HTTP status, repeated.
  public let status: Int?
  /// The code, such as `object_not_found` or `rate_limited`.
  public let code: String
  /// The message, in English.
  public let message: String
  /// The id of the request, for Notion's support.
  public let requestID: String?
  /// Further details of the error.
  public let additionalData: APIErrorDetails?
  /// The body's own bytes.
  public let json: JSONSlice
}

extension APIErrorBody: JSONDecodable {
  private enum Key: String, CaseIterable {
    case object, status, code, message
    case requestID = "request_id"
    case additionalData = "additional_data"
  }
  private static let keys = JSONKeyTable<Key>()

  /// Reads an error.
  public init(from reader: inout JSONReader) throws(JSONError) {
    reader.skipWhitespace()
    let start = reader.position
    var status: Int?
    var code: String?
    var message = ""
    var requestID: String?
    var additionalData: APIErrorDetails?
    try reader.readObject(keys: Self.keys) { (reader, key) throws(JSONError) in
      switch key {
      case .object: try reader.expectObject(.error)
      case .status: status = try reader.readClampedInt()
      case .code: code = try reader.readString()
      case .message: message = try String?(from: &reader) ?? ""
      case .requestID: requestID = try String?(from: &reader)
      case .additionalData: additionalData = try APIErrorDetails?(from: &reader)
      }
    }
    self.status = status
    self.code = try reader.require(code, "code", at: start)
    self.message = message
    self.requestID = requestID
    self.additionalData = additionalData
    self.json = reader.slice(from: start)
  }
}

/// The details of an error.
public struct APIErrorDetails: Sendable, Hashable {
  /// The limit that was exceeded, such as `public_api_space_request_rate_limit`.
  public let rateLimitReason: String?
  /// The `Retry-After` header, repeated: seconds.
  public let retryAfter: String?
  /// The advice for a retry, such as a smaller page size.
  public let retryGuidance: String?
  /// The integration without access.
  public let integrationID: String?
  /// All details, as JSON.
  public let json: JSONSlice
}

extension APIErrorDetails: JSONDecodable {
  private enum Key: String, CaseIterable {
    case rateLimitReason = "rate_limit_reason"
    case retryAfter = "retry_after"
    case retryGuidance = "retry_guidance"
    case integrationID = "integration_id"
  }
  private static let keys = JSONKeyTable<Key>()

  /// Reads the details; a number is converted to its text, any other value to its bytes.
  public init(from reader: inout JSONReader) throws(JSONError) {
    var details: [Key: String] = [:]
    let ((), json) = try reader.withSlice { (reader) throws(JSONError) in
      try reader.readObject(keys: Self.keys) { (reader, key) throws(JSONError) in
        switch try reader.peekKind() {
        case .null: _ = try reader.readNull()
        case .string: details[key] = try reader.readString()
        default: details[key] = try reader.readSlice().text
        }
      }
    }
    rateLimitReason = details[.rateLimitReason]
    retryAfter = details[.retryAfter]
    retryGuidance = details[.retryGuidance]
    integrationID = details[.integrationID]
    self.json = json
  }
}
