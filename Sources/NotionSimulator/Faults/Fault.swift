/// Something that goes wrong with one request.
public enum Fault: Sendable, Hashable {
  /// 500 `internal_server_error`.
  case internalServerError
  /// 502 with a page of HTML, as an edge server writes it.
  case badGateway
  /// 503 `service_unavailable`.
  case serviceUnavailable
  /// 503 that asks for a smaller `page_size` with `retry_guidance`, until the request has one of at most 25.
  case tooLarge
  /// 408 without a body of the API.
  case requestTimeout
  /// 409 `conflict_error`.
  case conflict
  /// 403 with a page of HTML, as an edge server writes it when it takes a client for a robot.
  case edgeForbidden
  /// 504 `gateway_timeout`.
  case gatewayTimeout
  /// 524 with a page of HTML, as an edge server writes it.
  case edgeTimeout
  /// 529 `service_overload`, with `Retry-After`.
  case overload(retryAfter: Int)
  /// The connection is reset before a head has been sent.
  case resetBeforeHead
  /// The connection is reset when half of the body has been sent.
  case resetInBody
  /// The connection is closed when half of the body has been sent, without its end.
  case truncatedBody
  /// A complete response whose JSON stops half-way.
  case truncatedJSON
  /// A complete response that is not JSON.
  case malformedJSON
  /// A complete response of JSON that is no object of the API.
  case wrongShape
  /// A body that comes byte by byte, with this pause between them.
  case drippingBody(pause: Duration)
  /// No head ever comes; the connection stays open until the client or the simulator gives up.
  case silence
  /// 400 that says to retry: the response time budget.
  case retriableBadRequest
  /// 400 `start_cursor provided is invalid`; of requests that have a cursor.
  case invalidCursor
  /// A list whose `next_cursor` is the one it was asked with, or its first; of lists.
  case repeatingCursor
  /// 400 `Block type … is not supported via the API`; of lists of children.
  case refusedChildren
  /// 403 `restricted_resource`.
  case forbidden
  /// 404 `object_not_found`.
  case notFound
  /// 401 `unauthorized`.
  case unauthorized
  /// 429 `rate_limited` with `public_api_request_blocked`, which no waiting ends.
  case blocked
  /// The simulator stops to listen for a while, so that connections are refused; this request is cut too.
  case refusedConnection(for: Duration)
  /// The first element of a list is nothing but kind and id; of lists.
  case partialElement
  /// `null`, a number, a text, an object without an id and one of an unknown kind stand among the elements; of lists.
  case oddElements
  /// A list ends with `request_status` incomplete after its first answer, whatever it says of more; of lists.
  case cutList
  /// A file storage's 403 `AccessDenied`; of downloads.
  case expiredDownload
  /// A complete response with a share of its numbers and dates replaced by ones that no clock and no integer holds,
  /// `request_id` and `expiry_time` twice, and headers that tell absurd dates and allowances.
  case oddNumbers(share: Double)
  /// 400 whose message, code and request id hold escape sequences, line breaks and bidirectional controls.
  case escapeSequences
  /// A list that goes on after its end, with empty answers under ever new cursors; of lists.
  case endlessList
  /// A list that says `has_more` without a cursor; of lists.
  case missingCursor
  /// A body that never ends; of downloads.
  case endlessDownload
  /// 429 `rate_limited` that asks to wait for a year.
  case impossibleWait
  /// 302 to an address of this machine at which nothing listens.
  case deadRedirect
  /// Blocks that do not say whether they have children, or say it in odd ways: missing, `null`, a number, a text; of lists.
  case oddChildrenFlags
  /// 400 whose message quotes the request's token, as it is and escaped, and a request id that does.
  case quotedToken

  /// The name that the program's `--fault` takes and that statistics count under.
  public var name: String {
    switch self {
    case .internalServerError: "500"
    case .badGateway: "502"
    case .serviceUnavailable: "503"
    case .tooLarge: "503-guidance"
    case .requestTimeout: "408"
    case .conflict: "409"
    case .edgeForbidden: "403-html"
    case .gatewayTimeout: "504"
    case .edgeTimeout: "524"
    case .overload: "529"
    case .resetBeforeHead: "reset"
    case .resetInBody: "reset-in-body"
    case .truncatedBody: "cut-body"
    case .truncatedJSON: "truncated-json"
    case .malformedJSON: "malformed-json"
    case .wrongShape: "wrong-shape"
    case .drippingBody: "drip"
    case .silence: "silence"
    case .retriableBadRequest: "400-retry"
    case .invalidCursor: "invalid-cursor"
    case .repeatingCursor: "repeating-cursor"
    case .refusedChildren: "refused-children"
    case .forbidden: "403"
    case .notFound: "404"
    case .unauthorized: "401"
    case .blocked: "blocked"
    case .refusedConnection: "refused"
    case .partialElement: "partial-element"
    case .oddElements: "odd-elements"
    case .cutList: "cut-list"
    case .expiredDownload: "expired-download"
    case .oddNumbers: "odd-numbers"
    case .escapeSequences: "escape-sequences"
    case .endlessList: "endless-list"
    case .missingCursor: "missing-cursor"
    case .endlessDownload: "endless-download"
    case .impossibleWait: "wait-a-year"
    case .deadRedirect: "dead-redirect"
    case .oddChildrenFlags: "odd-has-children"
    case .quotedToken: "quoted-token"
    }
  }

  /// One of each, with usual durations.
  public static let all: [Fault] = [
    .internalServerError, .badGateway, .serviceUnavailable, .tooLarge, .gatewayTimeout, .edgeTimeout,
    .overload(retryAfter: 1), .resetBeforeHead, .resetInBody, .truncatedBody, .truncatedJSON, .malformedJSON,
    .wrongShape, .drippingBody(pause: .milliseconds(50)), .silence, .retriableBadRequest, .invalidCursor,
    .repeatingCursor, .refusedChildren, .forbidden, .notFound, .unauthorized, .blocked,
    .refusedConnection(for: .milliseconds(500)), .expiredDownload, .requestTimeout, .conflict, .edgeForbidden,
    .oddNumbers(share: 0.5), .escapeSequences,
    .partialElement, .oddElements, .cutList,
    .endlessList, .missingCursor, .endlessDownload, .impossibleWait,
    .deadRedirect, .oddChildrenFlags, .quotedToken,
  ]

  /// Those that end by themselves when the request is made again, and soon: for long runs with many of them.
  public static let transient: [Fault] = [
    .internalServerError, .badGateway, .serviceUnavailable, .gatewayTimeout, .edgeTimeout,
    .overload(retryAfter: 0), .resetBeforeHead, .resetInBody, .truncatedBody, .truncatedJSON, .malformedJSON,
    .wrongShape, .drippingBody(pause: .microseconds(10)), .retriableBadRequest, .invalidCursor,
    .requestTimeout, .conflict,
  ]

  /// The fault of a name.
  public init?(name: String) {
    guard let fault = Self.all.first(where: { $0.name == name }) else { return nil }
    self = fault
  }
}
