public import NotionModel

/// A change to the answers of some requests, for responses that no draft can express.
///
/// A workspace of drafts is always consistent; the real API is not. A rewrite edits the JSON of an answer, its
/// status or its headers just before it is sent:
///
/// ```swift
/// configuration.rewrites = [
///   AnswerRewrite(on: [.blockChildren]) { answer, request in
///     answer.json["has_more"] = true
///     answer.json["next_cursor"] = nil
///   }
/// ]
/// ```
public struct AnswerRewrite: Sendable {
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

  /// An answer that can be changed.
  public struct Answer: Sendable {
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
  public var change: @Sendable (inout Answer, Request) -> Void

  /// Creates a rewrite.
  public init(
    on routes: Set<RouteKind>? = nil, object: ObjectID? = nil,
    _ change: @escaping @Sendable (inout Answer, Request) -> Void
  ) {
    self.routes = routes
    self.object = object
    self.change = change
  }

  func apply(to answer: inout SimulatorAnswer, of request: SimulatorRequest) {
    let kind = request.route.kind
    guard routes?.contains(kind) ?? (kind != .control && kind != .webFile) else { return }
    if let object, request.object != object { return }
    var changed = Answer(status: answer.status, headers: answer.headers, body: answer.body)
    change(
      &changed,
      Request(
        route: kind, object: request.object, target: request.target, cursor: request.cursor,
        body: request.body))
    answer = SimulatorAnswer(status: changed.status, headers: changed.headers, body: changed.body)
  }
}
