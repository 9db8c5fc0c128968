public import NotionModel

/// A fault of one request.
public enum Fault: Sendable, Hashable {
  /// 500 `internal_server_error`.
  case internalServerError
  /// 502 with a page of HTML, as from an edge server.
  case badGateway
  /// 503 `service_unavailable`.
  case serviceUnavailable
  /// 503 that requests a smaller `page_size` with `retry_guidance`, until the request has one of at most 25.
  case tooLarge
  /// 408 without a body of the API.
  case requestTimeout
  /// 409 `conflict_error`.
  case conflict
  /// 403 with a page of HTML, as from an edge server that suspects a robot.
  case edgeForbidden
  /// 504 `gateway_timeout`.
  case gatewayTimeout
  /// 524 with a page of HTML, as from an edge server.
  case edgeTimeout
  /// 529 `service_overload`, with `Retry-After`.
  case overload(retryAfter: Int)
  /// The connection is reset before the head.
  case resetBeforeHead
  /// The connection is reset after half of the body.
  case resetInBody
  /// The connection is closed after half of the body.
  case truncatedBody
  /// A complete response with truncated JSON.
  case truncatedJSON
  /// A complete response that is not JSON.
  case malformedJSON
  /// A complete response of JSON that is not an object of the API.
  case wrongShape
  /// A body that is sent byte by byte, with this pause between them.
  case drippingBody(pause: Duration)
  /// No head is sent; the connection stays open until the client or the simulator gives up.
  case silence
  /// 400 that advises a retry: the response time budget.
  case retriableBadRequest
  /// 400 `start_cursor provided is invalid`; for requests with a cursor.
  case invalidCursor
  /// A list whose `next_cursor` is that of the request, or its first; for lists.
  case repeatingCursor
  /// 400 `Block type … is not supported via the API`; for lists of children.
  case refusedChildren
  /// 403 `restricted_resource`.
  case forbidden
  /// 404 `object_not_found`.
  case notFound
  /// 401 `unauthorized`.
  case unauthorized
  /// 429 `rate_limited` with `public_api_request_blocked`, which is permanent.
  case blocked
  /// The simulator stops listening for a while, so that connections are refused; this request fails too.
  case refusedConnection(for: Duration)
  /// The first element of a list has only its kind and id; for lists.
  case partialElement
  /// The elements include `null`, a number, a text, an object without an id and one of an unknown kind; for
  /// lists.
  case oddElements
  /// A list ends with an incomplete `request_status` after its first answer, even if there is more; for
  /// lists.
  case cutList
  /// 403 `AccessDenied` of a file storage; for downloads.
  case expiredDownload
  /// A complete response in which a share of numbers and dates is out of range for clocks and integers,
  /// `request_id` and `expiry_time` occur twice, and headers have absurd dates and allowances.
  case oddNumbers(share: Double)
  /// 400 whose message, code and request id contain escape sequences, line breaks and bidirectional controls.
  case escapeSequences
  /// A list that continues after its end, with empty answers and new cursors; for lists.
  case endlessList
  /// A list with `has_more` and without a cursor; for lists.
  case missingCursor
  /// A body without end; for downloads.
  case endlessDownload
  /// 429 `rate_limited` that demands a wait of a year.
  case impossibleWait
  /// 302 to an address of this machine without a listener.
  case deadRedirect
  /// Blocks whose flag for children is invalid: missing, `null`, a number, a text; for lists.
  case oddChildrenFlags
  /// 400 whose message and request id quote the request's token, plain and escaped.
  case quotedToken

  /// The name for the program's option `--fault` and in statistics.
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

  /// All faults, with usual durations.
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

  /// Faults that a retry overcomes soon: for long runs with many of them.
  public static let transient: [Fault] = [
    .internalServerError, .badGateway, .serviceUnavailable, .gatewayTimeout, .edgeTimeout,
    .overload(retryAfter: 0), .resetBeforeHead, .resetInBody, .truncatedBody, .truncatedJSON, .malformedJSON,
    .wrongShape, .drippingBody(pause: .microseconds(10)), .retriableBadRequest, .invalidCursor,
    .requestTimeout, .conflict,
  ]

  /// Creates the fault with a name.
  public init?(name: String) {
    guard let fault = Self.all.first(where: { $0.name == name }) else { return nil }
    self = fault
  }
}

/// The selection of requests that a fault affects, with its frequency.
public struct FaultRule: Sendable, Hashable {
  /// The frequency of a fault among the requests that a rule selects.
  public enum Frequency: Sendable, Hashable {
    /// Every request.
    case always
    /// Random requests with this probability, determined by the configuration's seed.
    case probability(Double)
    /// The first requests, up to this number.
    case first(Int)
    /// All requests after the first ones, up to this number.
    case after(Int)
    /// Every n-th request.
    case every(Int)
  }

  /// The fault.
  public var fault: Fault
  /// The kinds of request that it affects; `nil` for all of the API and downloads.
  public var routes: Set<RouteKind>?
  /// The object of the requests; `nil` for any.
  public var object: ObjectID?
  /// The frequency.
  public var frequency: Frequency

  /// Creates a rule.
  public init(
    _ fault: Fault, on routes: Set<RouteKind>? = nil, object: ObjectID? = nil,
    _ frequency: Frequency = .always
  ) {
    self.fault = fault
    self.routes = routes
    self.object = object
    self.frequency = frequency
  }

  /// Returns rules that together affect random requests, with equal frequency of each fault.
  ///
  /// - Parameters:
  ///   - faults: The faults.
  ///   - probability: The probability of any fault, between 0 and 1.
  ///   - routes: The kinds of request; `nil` for all of the API and downloads.
  /// - Returns: A rule for each fault. The first matching rule is used, so later ones have a higher
  ///   probability for the remaining requests.
  public static func mixture(
    of faults: [Fault] = Fault.transient, probability: Double, on routes: Set<RouteKind>? = nil
  ) -> [FaultRule] {
    let share = probability / Double(max(1, faults.count))
    return zip(0..., faults).map { index, fault in
      FaultRule(fault, on: routes, .probability(share / max(share, 1 - Double(index) * share)))
    }
  }

  /// Returns whether the rule selects a request.
  func selects(_ request: SimulatorRequest) -> Bool {
    let kind = request.route.kind
    if let object, request.object != object { return false }
    guard routes?.contains(kind) ?? (kind != .control && kind != .webFile) else { return false }
    switch fault {
    case .invalidCursor: return request.cursor != nil
    case .repeatingCursor, .partialElement, .oddElements, .cutList, .endlessList, .missingCursor,
      .oddChildrenFlags:
      return kind.isList
    case .refusedChildren: return kind == .blockChildren
    case .expiredDownload, .endlessDownload: return kind == .download
    case .tooLarge: return kind.isList && request.pageSize > 25
    default: return true
    }
  }
}

extension RouteKind {
  var isList: Bool {
    switch self {
    case .search, .users, .blockChildren, .dataSourceQuery, .comments, .views, .viewQueryResults,
      .pageProperty:
      true
    default: false
    }
  }
}

extension SimulatorRequest {
  private var bodyObject: JSONObject? {
    body.isEmpty ? nil : (try? JSONSlice(validating: body).decode(JSONValue.self))?.object
  }

  /// The cursor of a list request.
  var cursor: String? { query["start_cursor"] ?? bodyObject?["start_cursor"]?.string }

  /// The page size of a list request.
  var pageSize: Int { query["page_size"].flatMap { Int($0) } ?? bodyObject?["page_size"]?.integer ?? 100 }
}

/// The rules with their counters: determines the fault of each request.
struct FaultPlan: Sendable {
  private var rules: [(rule: FaultRule, seen: Int)]
  private var random: SeededRandom

  init(_ rules: [FaultRule], seed: UInt64) {
    self.rules = rules.map { ($0, 0) }
    random = SeededRandom(seed: seed ^ 0xFA)
  }

  mutating func fault(for request: SimulatorRequest) -> Fault? {
    for index in rules.indices where rules[index].rule.selects(request) {
      rules[index].seen += 1
      let seen = rules[index].seen
      let strikes =
        switch rules[index].rule.frequency {
        case .always: true
        case .probability(let probability): Double.random(in: 0..<1, using: &random) < probability
        case .first(let count): seen <= count
        case .after(let count): seen > count
        case .every(let count): seen % max(1, count) == 0
        }
      if strikes { return rules[index].rule.fault }
    }
    return nil
  }
}
