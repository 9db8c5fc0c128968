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

extension NotionAPIError {
  /// The failure of every call after the shutdown.
  static var clientIsShutDown: NotionAPIError { NotionAPIError(.shutDown, "no further requests are sent") }

  /// The failure of every call after too long an outage of the server.
  static var serverIsUnavailable: NotionAPIError {
    NotionAPIError(.serverUnavailable, "no further requests are sent")
  }

  /// The failure of every call after the API has blocked the integration.
  static var integrationIsBlocked: NotionAPIError {
    NotionAPIError(.requestBlocked, "an earlier request was answered with public_api_request_blocked")
  }
}

extension NotionAPIError {
  /// A short description of the failure, without the server's message.
  public var summary: String {
    switch code.base {
    case .unauthorized: "The token was refused"
    case .restrictedResource: "The integration lacks a capability"
    case .objectNotFound: object.map { "\($0) was not found" } ?? "Not found"
    case .rateLimited: "The rate limit was not lifted in time"
    case .requestBlocked: "Notion blocks this integration"
    case .validation: "The request was refused"
    case .invalidCursor: "The cursor of the list is no longer valid"
    case .repeatingCursor: "The list repeats itself"
    case .unsupportedBlock: "The block's content cannot be read through the API"
    case .conflict: "The object kept changing while it was read"
    case .server: "The server failed"
    case .serverUnavailable: "The server has been failing for a long time"
    case .connection: "The connection failed"
    case .timeout: "The request timed out"
    case .responseTooLarge: "The response is too large"
    case .invalidBody: "The response is invalid"
    case .unexpectedShape: "The response has an unexpected shape"
    case .tooManyRedirects: "The response has too many redirects"
    case .edgeBlock: "A proxy in front of the API refused the request"
    case .expiredURL: "The URL of the file has expired"
    case .fileUnavailable: "The file cannot be downloaded"
    case .tooSlow: "The file is downloaded too slowly"
    case .invalidRequest: "The request is invalid"
    case .invalidConfiguration: "The configuration is invalid"
    case .shutDown: "The client is shut down"
    }
  }

  /// The suggested remedy, if there is one.
  public var advice: String? {
    switch code.base {
    case .unauthorized:
      "Check that the token is complete. It may have expired or been revoked: a personal access token expires"
        + " after at most a year. Create a new one at https://www.notion.so/developers/tokens, or for an integration at"
        + " https://www.notion.so/profile/integrations."
    case .restrictedResource where message.contains("ersonal access token"):
      "A personal access token can read only its own user."
    case .restrictedResource:
      "Give the integration the capability to read \(capability) at"
        + " https://www.notion.so/profile/integrations, or export without it."
    case .objectNotFound:
      "Share the page with the integration (in Notion: ••• → Connections), or check the id."
    case .rateLimited: "Run the same command later; it resumes where it stopped."
    case .requestBlocked:
      "Do not run it again before Notion's support has lifted the block. They may require a lower rate"
        + " (--max-requests-per-second)."
    case .edgeBlock:
      "A proxy, VPN or firewall may block the request; try another network."
    case .connection, .timeout: "Check the network, the proxy settings and the API address."
    case .server, .serverUnavailable:
      "Run the same command later; it resumes where it stopped. Notion's status: https://www.notion-status.com."
    case .expiredURL: "Read the block or page again for a fresh URL."
    case .responseTooLarge: "Use a smaller page size, or raise the size limit."
    case .validation, .invalidCursor, .repeatingCursor, .unsupportedBlock, .conflict, .invalidBody,
      .unexpectedShape, .tooManyRedirects, .fileUnavailable, .tooSlow, .invalidRequest, .invalidConfiguration,
      .shutDown:
      nil
    }
  }

  private var capability: String {
    switch operation {
    case .users: "user information"
    case .comments: "comments"
    default: "content"
    }
  }
}
