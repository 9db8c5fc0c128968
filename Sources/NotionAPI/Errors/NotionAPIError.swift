public import NotionModel

/// The failure of a call, with its object and the suggested remedy.
///
/// None of its texts contains the token.
public struct NotionAPIError: Error, Sendable {
  /// The kinds of failure. New ones may be added, so switch over them with a default.
  public struct Code: Sendable, Hashable, CustomStringConvertible {
    enum Base: String, Sendable {
      case unauthorized, restrictedResource, objectNotFound, rateLimited, requestBlocked, validation
      case invalidCursor, repeatingCursor, unsupportedBlock, conflict, server, serverUnavailable
      case connection, timeout, responseTooLarge, invalidBody, unexpectedShape, tooManyRedirects, edgeBlock
      case expiredURL, fileUnavailable, tooSlow, invalidRequest, invalidConfiguration, shutDown
    }
    let base: Base
    init(_ base: Base) { self.base = base }

    /// 401: the token is invalid, or no longer valid.
    public static let unauthorized = Code(.unauthorized)
    /// 403: the integration lacks a capability.
    public static let restrictedResource = Code(.restrictedResource)
    /// 404: the object does not exist, or is not shared with the integration; the API does not distinguish
    /// the two.
    public static let objectNotFound = Code(.objectNotFound)
    /// 429 or 529, repeatedly.
    public static let rateLimited = Code(.rateLimited)
    /// 429 with `public_api_request_blocked`: Notion blocks this integration until you contact them.
    public static let requestBlocked = Code(.requestBlocked)
    /// 400: the request is invalid.
    public static let validation = Code(.validation)
    /// 400: the cursor is no longer valid; the list must be read again from its beginning.
    public static let invalidCursor = Code(.invalidCursor)
    /// A list repeated a cursor, so it would never end.
    public static let repeatingCursor = Code(.repeatingCursor)
    /// 400: the children of a block of this type cannot be read, now or later.
    public static let unsupportedBlock = Code(.unsupportedBlock)
    /// 409, repeatedly.
    public static let conflict = Code(.conflict)
    /// A status from 500 on, repeatedly.
    public static let server = Code(.server)
    /// The server failed for so long that the call was not retried any more.
    public static let serverUnavailable = Code(.serverUnavailable)
    /// The connection failed or was lost.
    public static let connection = Code(.connection)
    /// The head or the body did not arrive before the timeout.
    public static let timeout = Code(.timeout)
    /// The body is larger than ``ClientConfiguration/responseSizeLimit``; it was rejected while it was
    /// received.
    public static let responseTooLarge = Code(.responseTooLarge)
    /// The body is truncated, is not JSON, or differs from the announced length.
    public static let invalidBody = Code(.invalidBody)
    /// The body is JSON that cannot be decoded as the typed object.
    public static let unexpectedShape = Code(.unexpectedShape)
    /// Too many redirects, or one that must not be followed.
    public static let tooManyRedirects = Code(.tooManyRedirects)
    /// 403 from the network in front of the API, not from the API.
    public static let edgeBlock = Code(.edgeBlock)
    /// The signed URL of a file has expired; reading its block or page again returns a fresh one.
    public static let expiredURL = Code(.expiredURL)
    /// A file is unavailable: storage reports that it does not exist or is inaccessible.
    public static let fileUnavailable = Code(.fileUnavailable)
    /// A file arrives so slowly, or in so many pieces, that it would not be complete in any reasonable time.
    public static let tooSlow = Code(.tooSlow)
    /// The request cannot be encoded as a URL.
    public static let invalidRequest = Code(.invalidRequest)
    /// The configuration is invalid, such as a base URL without TLS.
    public static let invalidConfiguration = Code(.invalidConfiguration)
    /// The client is shut down.
    public static let shutDown = Code(.shutDown)

    /// The name, as in ``NotionAPIError/Code/objectNotFound``.
    public var description: String { base.rawValue }
  }

  /// The kind of failure.
  public var code: Code
  /// The kind of operation, if there was one.
  public var operation: OperationKind?
  /// The method and path, if there was a request.
  public var request: String?
  /// The object of the request.
  public var object: ObjectID?
  /// The HTTP status, if there was a response.
  public var status: Int?
  /// The API's own code, as in `object_not_found`.
  public var apiCode: String?
  /// The server's message or a description of the failure, shortened to a few hundred characters.
  public var message: String
  /// The `x-notion-request-id`, for a report to Notion.
  public var requestID: String?
  /// The number of attempts at the time of the failure, 1 for a first failure.
  public var attempt: Int
  /// The wait that the server demanded, if that is at most an hour.
  public var retryAfter: Duration?
  /// The wait that the server demanded, if that is longer than the client waits.
  public var refusedWait: Duration?
  /// The limit that caused a 429, as named by the server.
  public var rateLimitReason: String?
  /// The server's advice for a retry, such as a smaller page size.
  public var retryGuidance: String?
  /// Whether a retry of the same request may succeed.
  public var isTransient: Bool

  /// Creates a failure.
  public init(
    _ code: Code, _ message: String, operation: OperationKind? = nil, request: String? = nil,
    object: ObjectID? = nil, status: Int? = nil, isTransient: Bool = false
  ) {
    self.code = code
    self.message = message
    self.operation = operation
    self.request = request
    self.object = object
    self.status = status
    self.attempt = 1
    self.isTransient = isTransient
  }
}

extension NotionAPIError: CustomStringConvertible {
  /// One line with the failure, its object, the server's message, and the suggested remedy.
  public var description: String {
    var parts: [String] = [summary]
    if let request { parts.append("(\(request))") }
    var facts: [String] = []
    if let status { facts.append("status \(status)") }
    if let apiCode { facts.append(apiCode) }
    if let requestID { facts.append("request id \(requestID)") }
    if attempt > 1 { facts.append("\(attempt) attempts") }
    if !facts.isEmpty { parts.append("[\(facts.joined(separator: ", "))]") }
    var text = parts.joined(separator: " ")
    if !message.isEmpty { text += ": \(message)" }
    if let advice { text += (text.hasSuffix(".") ? " " : ". ") + advice }
    return text
  }
}
