public import NotionModel

/// The result of applying a fault to a response.
enum FaultyResponse: Sendable {
  /// A whole response.
  case response(SimulatorResponse)
  /// Half of a response, followed by the end of the connection.
  case cut(SimulatorResponse, isReset: Bool)
  /// A response that is sent byte by byte.
  case drip(SimulatorResponse, pause: Duration)
  /// A response whose body continues as long as the client reads.
  case endless
  /// No response, and the end of the connection.
  case reset
  /// No response.
  case silence

  init(
    _ fault: Fault, _ request: SimulatorRequest, _ workspace: SimulatedWorkspace, requestID: String,
    response: () -> SimulatorResponse
  ) {
    func failure(_ status: Int, _ code: String, _ message: String, _ data: JSONObject? = nil)
      -> FaultyResponse
    {
      let failure = APIFailure(status: status, code: code, message: message, additionalData: data)
      return .response(.failure(failure, requestID: requestID))
    }
    switch fault {
    case .internalServerError:
      self = failure(500, "internal_server_error", "Unexpected error occurred.")
    case .badGateway: self = .response(Self.page(502, "Bad gateway"))
    case .serviceUnavailable:
      self = failure(503, "service_unavailable", "Notion is unavailable, please try again later.")
    case .tooLarge:
      self = failure(
        503, "service_unavailable", "The query took too long. Use a smaller page_size or a narrower filter.",
        ["retry_guidance": "Reduce page_size to 25 or narrow the filter, then retry."])
    case .requestTimeout: self = .response(Self.page(408, "Request timeout"))
    case .conflict:
      self = failure(409, "conflict_error", "Conflict occurred while saving. Please try again.")
    case .edgeForbidden: self = .response(Self.page(403, "Attention required"))
    case .gatewayTimeout:
      self = failure(504, "gateway_timeout", "Notion timed out while attempting to complete this request.")
    case .edgeTimeout: self = .response(Self.page(524, "A timeout occurred"))
    case .overload(let seconds):
      guard case .response(var overload) = failure(529, "service_overload", "Notion is overloaded.") else {
        self = .silence
        return
      }
      overload.headers.append(("Retry-After", String(seconds)))
      self = .response(overload)
    case .resetBeforeHead, .refusedConnection: self = .reset
    case .resetInBody: self = .cut(response(), isReset: true)
    case .truncatedBody: self = .cut(response(), isReset: false)
    case .truncatedJSON:
      var cut = response()
      cut.body = Array(cut.body.prefix(cut.body.count / 2))
      self = .response(cut)
    case .malformedJSON:
      var broken = response()
      broken.body = Array("{\"object\":\"list\",,\"results\":[}".utf8)
      self = .response(broken)
    case .wrongShape:
      var strange = response()
      strange.body = Array("{\"ok\":true,\"results\":\"none\",\"object\":7}".utf8)
      self = .response(strange)
    case .drippingBody(let pause): self = .drip(response(), pause: pause)
    case .silence: self = .silence
    case .retriableBadRequest:
      self = failure(
        400, "validation_error",
        "Public API object rendering exceeded the response time budget. Retry with exponential backoff.")
    case .invalidCursor: self = .response(.failure(.invalidCursor, requestID: requestID))
    case .repeatingCursor: self = .response(Self.repeating(response(), request))
    case .refusedChildren:
      self = failure(400, "validation_error", "Block type ai_block is not supported via the API.")
    case .forbidden: self = .response(.failure(.capability("this"), requestID: requestID))
    case .notFound:
      let id = request.object ?? workspace.id
      self = .response(.failure(.notFound("block", id, workspace), requestID: requestID))
    case .unauthorized: self = .response(.failure(.unauthorized, requestID: requestID))
    case .blocked:
      self = failure(
        429, "rate_limited", "This integration has been blocked from the public API.",
        ["rate_limit_reason": "public_api_request_blocked"])
    case .oddNumbers(let share): self = .response(Self.odd(response(), request, share: share))
    case .escapeSequences:
      self = failure(
        400, "validation\u{1B}[31m_error",
        "Not\u{1B}]0;owned\u{7} \u{9B}31mfound\u{202E}\r\nError: forged\u{85}line\u{2028}here")
    case .partialElement: self = .response(Self.partial(response()))
    case .oddElements: self = .response(Self.odd(response()))
    case .cutList: self = .response(Self.cut(response()))
    case .endlessList: self = .response(Self.endless(response(), request, cursor: "after-\(requestID)"))
    case .missingCursor:
      self = .response(
        Self.edited(response()) { list, _ in (list["has_more"], list["next_cursor"]) = (true, .null) })
    case .deadRedirect:
      // The port of the discard protocol, on which no current system listens.
      self = .response(
        SimulatorResponse(status: 302, headers: [("Location", "http://127.0.0.1:9/v1")], body: []))
    case .oddChildrenFlags: self = .response(Self.oddFlags(response()))
    case .endlessDownload: self = .endless
    case .impossibleWait:
      guard case .response(var refusal) = failure(429, "rate_limited", "You have been rate limited.") else {
        self = .silence
        return
      }
      refusal.headers.append(("Retry-After", "31536000"))
      self = .response(refusal)
    case .quotedToken:
      let token = request.headers["authorization"]?.split(separator: " ").last.map(String.init) ?? ""
      let escaped = token.utf8.map { "%" + String($0, radix: 16) }.joined()
      let failure = APIFailure(
        status: 400, code: "validation_error", message: "Bearer \(token) (\(escaped)) may not do this.")
      self = .response(.failure(failure, requestID: "of-\(token)"))
    case .expiredDownload:
      self = .response(.accessDenied(expired: SimulatorTime(milliseconds: 0), now: .system))
    }
  }

  private static func page(_ status: Int, _ title: String) -> SimulatorResponse {
    SimulatorResponse(
      status: status,
      headers: [("Content-Type", "text/html; charset=UTF-8"), ("cf-ray", "8f00000000000000-SIM")],
      body: Array(
        "<!DOCTYPE html><html><head><title>api.notion.com | \(status): \(title)</title></head>"
          .utf8) + Array("<body><h1>\(title)</h1></body></html>".utf8))
  }

  /// Returns the same response with invalid numbers; they are the same for the same request.
  private static func odd(
    _ response: SimulatorResponse, _ request: SimulatorRequest, share: Double
  ) -> SimulatorResponse {
    var response = response
    guard response.header("content-type")?.hasPrefix("application/json") == true else { return response }
    let hash = request.target.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) {
      ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3
    }
    var random = SeededRandom(seed: hash)
    response.body = OddNumbers.replaced(in: response.body, share: share, using: &random)
    if response.body.first == UInt8(ascii: "{"), response.body.count > 2 {
      let text = String(decoding: response.body.dropFirst(), as: UTF8.self)
      let twice = text.replacing(
        #""expiry_time":"#, with: #""expiry_time":"a","expiry_time":"b","expiry_time":"#)
      response.body = Array(#"{"request_id":"a","request_id" : "b",\#(twice)"#.utf8)
    }
    response.headers += [
      ("RateLimit-Limit", "99999999999999999999"), ("RateLimit-Remaining", "999999999999999"),
      ("RateLimit-Reset", "-9223372036854775808"),
      (SimulatorResponder.dateHeader, "Mon, 01 Jan 999999999999999999 00:00:00 GMT"),
    ]
    return response
  }

  private static func edited(
    _ response: SimulatorResponse, _ change: (inout JSONObject, [JSONValue]) -> Void
  ) -> SimulatorResponse {
    guard response.status == 200,
      var list = (try? JSONSlice(validating: response.body).decode(JSONValue.self))?.object
    else { return response }
    change(&list, list["results"]?.array ?? [])
    var response = response
    response.body = JSONValue.object(list).serialized
    return response
  }

  /// Returns the same list with only the id of its first element.
  private static func partial(_ response: SimulatorResponse) -> SimulatorResponse {
    edited(response) { list, results in
      guard let first = results.first, let object = first["object"], let id = first["id"] else { return }
      list["results"] = .array([["object": object, "id": id]] + results.dropFirst())
    }
  }

  /// Returns the same list with invalid elements.
  private static func odd(_ response: SimulatorResponse) -> SimulatorResponse {
    edited(response) { list, results in
      let kind = results.first?["object"] ?? "page"
      let odd: [JSONValue] = [
        .null, 7, "page", ["object": kind], ["object": "hologram", "id": "0"],
        ["object": .null, "id": .null],
      ]
      list["results"] = .array(odd.prefix(3) + results + odd.dropFirst(3))
    }
  }

  /// Returns the same list of blocks with invalid or missing flags for children.
  private static func oddFlags(_ response: SimulatorResponse) -> SimulatorResponse {
    edited(response) { list, results in
      let odd: [JSONValue?] = [nil, .null, 1, "true", [:]]
      list["results"] = .array(
        results.enumerated().map { index, element in
          guard var block = element.object, block["has_children"] != nil else { return element }
          block["has_children"] = odd[index % odd.count]
          return .object(block)
        })
    }
  }

  /// Returns the same list, truncated by a limit.
  private static func cut(_ response: SimulatorResponse) -> SimulatorResponse {
    edited(response) { list, _ in
      list["has_more"] = false
      list["next_cursor"] = .null
      list["request_status"] = ["type": "incomplete", "incomplete_reason": "query_result_limit_reached"]
    }
  }

  /// Returns the list with a cursor after its end, and afterwards only cursors.
  private static func endless(
    _ response: SimulatorResponse, _ request: SimulatorRequest, cursor: String
  ) -> SimulatorResponse {
    guard request.cursor?.hasPrefix("after-") == true else {
      return edited(response) { list, _ in
        guard list["has_more"] != true else { return }
        (list["has_more"], list["next_cursor"]) = (true, .string(cursor))
      }
    }
    return SimulatorResponse(
      status: 200, headers: [("Content-Type", "application/json; charset=utf-8")],
      body: JSONValue.object([
        "object": "list", "results": [], "has_more": true, "next_cursor": .string(cursor),
      ]).serialized)
  }

  /// Returns the same list with a repeated cursor.
  private static func repeating(_ response: SimulatorResponse, _ request: SimulatorRequest)
    -> SimulatorResponse
  {
    var response = response
    guard response.status == 200,
      var list = (try? JSONSlice(validating: response.body).decode(JSONValue.self))?.object,
      let cursor = request.cursor ?? list["results"]?.array?.first?["id"]?.string
    else { return response }
    list["next_cursor"] = .string(cursor)
    list["has_more"] = true
    response.body = JSONValue.object(list).serialized
    return response
  }
}

/// A change to the answers of some requests, for responses that no draft can express.
///
/// A workspace of drafts is always consistent; the real API is not. A rewrite edits the JSON of a response, its
/// status or its headers just before it is sent:
///
/// ```swift
/// configuration.rewrites = [
///   ResponseRewrite(on: [.blockChildren]) { response, request in
///     response.json["has_more"] = true
///     response.json["next_cursor"] = nil
///   }
/// ]
/// ```
public struct ResponseRewrite: Sendable {
  /// The request of a response.
  public struct Request: Sendable {
    /// Its kind.
    public let route: RouteKind
    /// Its object.
    public let object: ObjectID?
    /// The path and query, as sent.
    public let target: String
    /// The cursor of a list.
    public let cursor: String?
    /// The body, as sent.
    public let body: [UInt8]
  }

  /// A response that can be changed.
  public struct Response: Sendable {
    /// The HTTP status.
    public var status: Int
    /// The headers, with their names as sent.
    public var headers: [(name: String, value: String)]
    /// The body's bytes.
    public var body: [UInt8]

    /// The body as a JSON object, or an empty object.
    public var json: JSONObject {
      get { (try? JSONSlice(validating: body).decode(JSONValue.self))?.object ?? [:] }
      set { body = JSONValue.object(newValue).serialized }
    }
  }

  /// The kinds of request to which it applies; `nil` for all of the API and downloads.
  public var routes: Set<RouteKind>?
  /// The object to which it applies; `nil` for any.
  public var object: ObjectID?
  /// The change.
  public var change: @Sendable (inout Response, Request) -> Void

  /// Creates a rewrite.
  public init(
    on routes: Set<RouteKind>? = nil, object: ObjectID? = nil,
    _ change: @escaping @Sendable (inout Response, Request) -> Void
  ) {
    self.routes = routes
    self.object = object
    self.change = change
  }

  func apply(to response: inout SimulatorResponse, of request: SimulatorRequest) {
    let kind = request.route.kind
    guard routes?.contains(kind) ?? (kind != .control && kind != .webFile) else { return }
    if let object, request.object != object { return }
    var changed = Response(status: response.status, headers: response.headers, body: response.body)
    change(
      &changed,
      Request(
        route: kind, object: request.object, target: request.target, cursor: request.cursor,
        body: request.body))
    response = SimulatorResponse(status: changed.status, headers: changed.headers, body: changed.body)
  }
}
