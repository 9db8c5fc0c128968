public import NotionModel

/// Why a call did not bring what it was meant to bring: what happened, to which object, and what to do next.
///
/// The token is in none of its texts.
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

    /// 401: the token is not valid, or not any more.
    public static let unauthorized = Code(.unauthorized)
    /// 403: the integration lacks a capability.
    public static let restrictedResource = Code(.restrictedResource)
    /// 404: the object does not exist, or is not shared with the integration; the API does not tell which.
    public static let objectNotFound = Code(.objectNotFound)
    /// 429 or 529, again and again.
    public static let rateLimited = Code(.rateLimited)
    /// 429 with `public_api_request_blocked`: Notion refuses this integration until somebody talks to them.
    public static let requestBlocked = Code(.requestBlocked)
    /// 400: the server does not accept the request.
    public static let validation = Code(.validation)
    /// 400: the cursor is not valid any more; the list must be read again from its beginning.
    public static let invalidCursor = Code(.invalidCursor)
    /// A list gave a cursor that it had given before, so it would never end.
    public static let repeatingCursor = Code(.repeatingCursor)
    /// 400: the children of a block of this type cannot be read, now or later.
    public static let unsupportedBlock = Code(.unsupportedBlock)
    /// 409, again and again.
    public static let conflict = Code(.conflict)
    /// A status from 500 on, again and again.
    public static let server = Code(.server)
    /// The server failed for so long that the call was not sent any more.
    public static let serverUnavailable = Code(.serverUnavailable)
    /// No connection, or it was lost.
    public static let connection = Code(.connection)
    /// The head or the body did not arrive in time.
    public static let timeout = Code(.timeout)
    /// The body is larger than ``ClientConfiguration/responseSizeLimit``; it was refused while it came in.
    public static let responseTooLarge = Code(.responseTooLarge)
    /// The body is cut, is not JSON, or has another length than announced.
    public static let invalidBody = Code(.invalidBody)
    /// The body is JSON of a shape that the typed object cannot take.
    public static let unexpectedShape = Code(.unexpectedShape)
    /// More redirects than make sense, or one to somewhere that must not be followed.
    public static let tooManyRedirects = Code(.tooManyRedirects)
    /// 403 that comes from the network in front of the API, not from the API.
    public static let edgeBlock = Code(.edgeBlock)
    /// The signed URL of a file has expired; reading its block or page again brings a fresh one.
    public static let expiredURL = Code(.expiredURL)
    /// A file cannot be had: its storage says that it does not exist or is not ours to read.
    public static let fileUnavailable = Code(.fileUnavailable)
    /// A file comes in so slowly, or in so many pieces, that it would not be whole in any reasonable time.
    public static let tooSlow = Code(.tooSlow)
    /// The request cannot be made into a URL.
    public static let invalidRequest = Code(.invalidRequest)
    /// The configuration makes no sense, such as a base URL without TLS.
    public static let invalidConfiguration = Code(.invalidConfiguration)
    /// The client is shut down.
    public static let shutDown = Code(.shutDown)

    /// The name, as in ``NotionAPIError/Code/objectNotFound``.
    public var description: String { base.rawValue }
  }

  /// The kind of failure.
  public var code: Code
  /// The kind of operation, unless the failure has nothing to do with one.
  public var operation: OperationKind?
  /// The method and path, unless there was no request.
  public var request: String?
  /// The object asked about.
  public var object: ObjectID?
  /// The HTTP status, where there was an answer.
  public var status: Int?
  /// The API's own code, as in `object_not_found`.
  public var apiCode: String?
  /// What the server said, or what happened, shortened to a few hundred characters.
  public var message: String
  /// The `x-notion-request-id`, for a report to Notion.
  public var requestID: String?
  /// How often the request had been sent when it was given up, 1 for a first failure.
  public var attempt: Int
  /// How long the server asked to wait, where that is at most an hour.
  public var retryAfter: Duration?
  /// How long the server asked to wait, where that is longer than anybody waits.
  public var refusedWait: Duration?
  /// Which limit a 429 is about, as the server names it.
  public var rateLimitReason: String?
  /// What the server advises to change before asking again, such as a smaller page size.
  public var retryGuidance: String?
  /// Whether the same request may well succeed later.
  public var isTransient: Bool

  /// Describes a failure.
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
  /// One line: what happened, to which object, what the server said, what to do next.
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
