public import NotionModel

/// The result of applying a fault to an answer.
enum FaultyResponse: Sendable {
  /// A whole response.
  case answer(SimulatorResponse)
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
    answer: () -> SimulatorResponse
  ) {
    func failure(_ status: Int, _ code: String, _ message: String, _ data: JSONObject? = nil)
      -> FaultyResponse
    {
      let failure = APIFailure(status: status, code: code, message: message, additionalData: data)
      return .answer(.failure(failure, requestID: requestID))
    }
    switch fault {
    case .internalServerError:
      self = failure(500, "internal_server_error", "Unexpected error occurred.")
    case .badGateway: self = .answer(Self.page(502, "Bad gateway"))
    case .serviceUnavailable:
      self = failure(503, "service_unavailable", "Notion is unavailable, please try again later.")
    case .tooLarge:
      self = failure(
        503, "service_unavailable", "The query took too long. Use a smaller page_size or a narrower filter.",
        ["retry_guidance": "Reduce page_size to 25 or narrow the filter, then retry."])
    case .requestTimeout: self = .answer(Self.page(408, "Request timeout"))
    case .conflict:
      self = failure(409, "conflict_error", "Conflict occurred while saving. Please try again.")
    case .edgeForbidden: self = .answer(Self.page(403, "Attention required"))
    case .gatewayTimeout:
      self = failure(504, "gateway_timeout", "Notion timed out while attempting to complete this request.")
    case .edgeTimeout: self = .answer(Self.page(524, "A timeout occurred"))
    case .overload(let seconds):
      guard case .answer(var overload) = failure(529, "service_overload", "Notion is overloaded.") else {
        self = .silence
        return
      }
      overload.headers.append(("Retry-After", String(seconds)))
      self = .answer(overload)
    case .resetBeforeHead, .refusedConnection: self = .reset
    case .resetInBody: self = .cut(answer(), isReset: true)
    case .truncatedBody: self = .cut(answer(), isReset: false)
    case .truncatedJSON:
      var cut = answer()
      cut.body = Array(cut.body.prefix(cut.body.count / 2))
      self = .answer(cut)
    case .malformedJSON:
      var broken = answer()
      broken.body = Array("{\"object\":\"list\",,\"results\":[}".utf8)
      self = .answer(broken)
    case .wrongShape:
      var strange = answer()
      strange.body = Array("{\"ok\":true,\"results\":\"none\",\"object\":7}".utf8)
      self = .answer(strange)
    case .drippingBody(let pause): self = .drip(answer(), pause: pause)
    case .silence: self = .silence
    case .retriableBadRequest:
      self = failure(
        400, "validation_error",
        "Public API object rendering exceeded the response time budget. Retry with exponential backoff.")
    case .invalidCursor: self = .answer(.failure(.invalidCursor, requestID: requestID))
    case .repeatingCursor: self = .answer(Self.repeating(answer(), request))
    case .refusedChildren:
      self = failure(400, "validation_error", "Block type ai_block is not supported via the API.")
    case .forbidden: self = .answer(.failure(.capability("this"), requestID: requestID))
    case .notFound:
      let id = request.object ?? workspace.id
      self = .answer(.failure(.notFound("block", id, workspace), requestID: requestID))
    case .unauthorized: self = .answer(.failure(.unauthorized, requestID: requestID))
    case .blocked:
      self = failure(
        429, "rate_limited", "This integration has been blocked from the public API.",
        ["rate_limit_reason": "public_api_request_blocked"])
    case .oddNumbers(let share): self = .answer(Self.odd(answer(), request, share: share))
    case .escapeSequences:
      self = failure(
        400, "validation\u{1B}[31m_error",
        "Not\u{1B}]0;owned\u{7} \u{9B}31mfound\u{202E}\r\nError: forged\u{85}line\u{2028}here")
    case .partialElement: self = .answer(Self.partial(answer()))
    case .oddElements: self = .answer(Self.odd(answer()))
    case .cutList: self = .answer(Self.cut(answer()))
    case .endlessList: self = .answer(Self.endless(answer(), request, cursor: "after-\(requestID)"))
    case .missingCursor:
      self = .answer(
        Self.edited(answer()) { list, _ in (list["has_more"], list["next_cursor"]) = (true, .null) })
    case .deadRedirect:
      // The port of the discard protocol, on which no current system listens.
      self = .answer(
        SimulatorResponse(status: 302, headers: [("Location", "http://127.0.0.1:9/v1")], body: []))
    case .oddChildrenFlags: self = .answer(Self.oddFlags(answer()))
    case .endlessDownload: self = .endless
    case .impossibleWait:
      guard case .answer(var refusal) = failure(429, "rate_limited", "You have been rate limited.") else {
        self = .silence
        return
      }
      refusal.headers.append(("Retry-After", "31536000"))
      self = .answer(refusal)
    case .quotedToken:
      let token = request.headers["authorization"]?.split(separator: " ").last.map(String.init) ?? ""
      let escaped = token.utf8.map { "%" + String($0, radix: 16) }.joined()
      let failure = APIFailure(
        status: 400, code: "validation_error", message: "Bearer \(token) (\(escaped)) may not do this.")
      self = .answer(.failure(failure, requestID: "of-\(token)"))
    case .expiredDownload:
      self = .answer(.accessDenied(expired: SimulatorTime(milliseconds: 0), now: .system))
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

  /// Returns the same answer with invalid numbers; they are the same for the same request.
  private static func odd(
    _ answer: SimulatorResponse, _ request: SimulatorRequest, share: Double
  ) -> SimulatorResponse {
    var answer = answer
    guard answer.header("content-type")?.hasPrefix("application/json") == true else { return answer }
    let hash = request.target.utf8.reduce(0xCBF2_9CE4_8422_2325 as UInt64) {
      ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3
    }
    var random = SeededRandom(seed: hash)
    answer.body = OddNumbers.replaced(in: answer.body, share: share, using: &random)
    if answer.body.first == UInt8(ascii: "{"), answer.body.count > 2 {
      let text = String(decoding: answer.body.dropFirst(), as: UTF8.self)
      let twice = text.replacing(
        #""expiry_time":"#, with: #""expiry_time":"a","expiry_time":"b","expiry_time":"#)
      answer.body = Array(#"{"request_id":"a","request_id" : "b",\#(twice)"#.utf8)
    }
    answer.headers += [
      ("RateLimit-Limit", "99999999999999999999"), ("RateLimit-Remaining", "999999999999999"),
      ("RateLimit-Reset", "-9223372036854775808"),
      (SimulatorResponder.dateHeader, "Mon, 01 Jan 999999999999999999 00:00:00 GMT"),
    ]
    return answer
  }

  private static func edited(
    _ answer: SimulatorResponse, _ change: (inout JSONObject, [JSONValue]) -> Void
  ) -> SimulatorResponse {
    guard answer.status == 200,
      var list = (try? JSONSlice(validating: answer.body).decode(JSONValue.self))?.object
    else { return answer }
    change(&list, list["results"]?.array ?? [])
    var answer = answer
    answer.body = JSONValue.object(list).serialized
    return answer
  }

  /// Returns the same list with only the id of its first element.
  private static func partial(_ answer: SimulatorResponse) -> SimulatorResponse {
    edited(answer) { list, results in
      guard let first = results.first, let object = first["object"], let id = first["id"] else { return }
      list["results"] = .array([["object": object, "id": id]] + results.dropFirst())
    }
  }

  /// Returns the same list with invalid elements.
  private static func odd(_ answer: SimulatorResponse) -> SimulatorResponse {
    edited(answer) { list, results in
      let kind = results.first?["object"] ?? "page"
      let odd: [JSONValue] = [
        .null, 7, "page", ["object": kind], ["object": "hologram", "id": "0"],
        ["object": .null, "id": .null],
      ]
      list["results"] = .array(odd.prefix(3) + results + odd.dropFirst(3))
    }
  }

  /// Returns the same list of blocks with invalid or missing flags for children.
  private static func oddFlags(_ answer: SimulatorResponse) -> SimulatorResponse {
    edited(answer) { list, results in
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
  private static func cut(_ answer: SimulatorResponse) -> SimulatorResponse {
    edited(answer) { list, _ in
      list["has_more"] = false
      list["next_cursor"] = .null
      list["request_status"] = ["type": "incomplete", "incomplete_reason": "query_result_limit_reached"]
    }
  }

  /// Returns the list with a cursor after its end, and afterwards only cursors.
  private static func endless(
    _ answer: SimulatorResponse, _ request: SimulatorRequest, cursor: String
  ) -> SimulatorResponse {
    guard request.cursor?.hasPrefix("after-") == true else {
      return edited(answer) { list, _ in
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
  private static func repeating(_ answer: SimulatorResponse, _ request: SimulatorRequest) -> SimulatorResponse
  {
    var answer = answer
    guard answer.status == 200,
      var list = (try? JSONSlice(validating: answer.body).decode(JSONValue.self))?.object,
      let cursor = request.cursor ?? list["results"]?.array?.first?["id"]?.string
    else { return answer }
    list["next_cursor"] = .string(cursor)
    list["has_more"] = true
    answer.body = JSONValue.object(list).serialized
    return answer
  }
}

/// A change to the answers of some requests, for responses that no draft can express.
///
/// A workspace of drafts is always consistent; the real API is not. A rewrite edits the JSON of an answer, its
/// status or its headers just before it is sent:
///
/// ```swift
/// configuration.rewrites = [
///   ResponseRewrite(on: [.blockChildren]) { answer, request in
///     answer.json["has_more"] = true
///     answer.json["next_cursor"] = nil
///   }
/// ]
/// ```
public struct ResponseRewrite: Sendable {
  /// The request of an answer.
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

  func apply(to answer: inout SimulatorResponse, of request: SimulatorRequest) {
    let kind = request.route.kind
    guard routes?.contains(kind) ?? (kind != .control && kind != .webFile) else { return }
    if let object, request.object != object { return }
    var changed = Response(status: answer.status, headers: answer.headers, body: answer.body)
    change(
      &changed,
      Request(
        route: kind, object: request.object, target: request.target, cursor: request.cursor,
        body: request.body))
    answer = SimulatorResponse(status: changed.status, headers: changed.headers, body: changed.body)
  }
}
