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
