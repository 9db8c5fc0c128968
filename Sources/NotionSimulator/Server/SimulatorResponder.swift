import HTTPTypes
import Hummingbird
import NIOCore
import NotionModel

/// Processes each request: statistics, token, version, rate limit, latency and faults, and the answer.
struct SimulatorResponder: HTTPResponder {
  typealias Context = SimulatorContext

  let state: SimulatorState
  let cutter: ConnectionCutter

  func respond(to request: Request, context: SimulatorContext) async throws -> Response {
    let buffer = try await request.body.collect(upTo: 4 << 20)
    var headers: [String: String] = [:]
    for field in request.headers { headers[field.name.canonicalName] = field.value }
    let parsed = SimulatorRequest(
      method: request.method.rawValue, target: request.head.path ?? "/", headers: headers,
      body: Array(buffer.readableBytesView))
    state.begin(parsed)
    let requestID = state.newID().description
    let delay = parsed.route.kind == .control ? .zero : state.latency()
    if delay > .zero { try? await Task.sleep(for: delay) }

    if parsed.route.kind == .control {
      return Self.response(ControlHandler(state: state, request: parsed).answer())
    }
    if parsed.route.kind.isAPI, let refusal = refusal(of: parsed, requestID: requestID) {
      return finish(parsed, refusal)
    }
    guard let fault = state.fault(for: parsed) else {
      return finish(parsed, answer(parsed, requestID: requestID))
    }
    let faulty = FaultyResponse(fault, parsed, state.workspace, requestID: requestID) {
      answer(parsed, requestID: requestID)
    }
    if case .refusedConnection(let duration) = fault { cutter.refuse(.lasting(duration)) }
    return try await perform(faulty, parsed, context.channel)
  }

  private func finish(_ request: SimulatorRequest, _ answer: SimulatorResponse, isWhole: Bool = true)
    -> Response
  {
    state.end(request, status: answer.status, isWhole: isWhole)
    return Self.response(answer, method: request.method)
  }

  /// Returns the refusal because of the token, the version or the rate limit, if any.
  private func refusal(of request: SimulatorRequest, requestID: String) -> SimulatorResponse? {
    guard request.headers["authorization"] == "Bearer \(state.configurationAtStart.token)" else {
      return .failure(.unauthorized, requestID: requestID)
    }
    if case .refused(let reason, let until) = state.admit() {
      return tooMany(reason, until: until, requestID: requestID)
    }
    guard let version = request.headers["notion-version"] else {
      return .failure(.missingVersion, requestID: requestID)
    }
    guard APIVersion(rawValue: version) != nil else {
      let known = APIVersion.allCases.map { "`\"\($0.rawValue)\"`" }.joined(separator: ", or ")
      return .failure(
        .validation(
          "Notion-Version header failed validation: Notion-Version header should be \(known), "
            + "instead was `\"\(version)\"`."), requestID: requestID)
    }
    return nil
  }

  private func tooMany(_ reason: String, until: SimulatorTime, requestID: String) -> SimulatorResponse {
    let milliseconds = max(0, until.milliseconds - state.clock.now.milliseconds)
    let header: String? =
      switch state.configuration.retryAfter {
      case .seconds: String((milliseconds + 999) / 1000)
      // A date has whole seconds only: the next one.
      case .httpDate: SimulatorTime(milliseconds: (until.milliseconds + 999) / 1000 * 1000).httpDate
      case .missing: nil
      case .fixed(let seconds): String(seconds)
      }
    var data: JSONObject = ["rate_limit_reason": .string(reason)]
    if let header { data["retry_after"] = .string(header) }
    var answer = SimulatorResponse.failure(
      APIFailure(
        status: 429, code: "rate_limited",
        message: "You have been rate limited. Please try again in a few minutes.", additionalData: data),
      requestID: requestID)
    if let header { answer.headers.append(("Retry-After", header)) }
    return limited(answer)
  }

  /// Returns the answer with the headers of the remaining quota, if they are enabled.
  private func limited(_ answer: SimulatorResponse) -> SimulatorResponse {
    let form = state.configuration.rateLimitHeaders
    guard form != .none, let left = state.remaining() else { return answer }
    var answer = answer
    let prefix = form == .prefixed ? "X-RateLimit" : "RateLimit"
    let reset = max(0, left.reset.milliseconds - state.clock.now.milliseconds + 999) / 1000
    answer.headers.append((prefix + "-Limit", String(left.limit)))
    answer.headers.append((prefix + "-Remaining", String(left.remaining)))
    answer.headers.append((prefix + "-Reset", String(reset)))
    return answer
  }

  private func answer(_ request: SimulatorRequest, requestID: String) -> SimulatorResponse {
    var answer = faithfulAnswer(request, requestID: requestID)
    for rewrite in state.configuration.rewrites { rewrite.apply(to: &answer, of: request) }
    return answer
  }

  private func faithfulAnswer(_ request: SimulatorRequest, requestID: String) -> SimulatorResponse {
    let workspace = state.workspace
    let configuration = state.configuration
    let signer = URLSigner(baseURL: state.baseURL, space: workspace.id, lifetime: configuration.urlLifetime)
    guard request.route.kind.isAPI else {
      return FileHost(workspace: workspace, signer: signer, now: state.clock.now).answer(request)
    }
    var handler = RequestHandler(
      state: state, request: request, workspace: workspace, now: state.clock.now, requestID: requestID,
      signer: signer, nonce: state.newID().high, rowCap: configuration.rowCap,
      searchCap: configuration.searchCap)
    handler.version = request.headers["notion-version"].flatMap { APIVersion(rawValue: $0) } ?? .v2026_03_11
    do {
      return limited(try handler.answer())
    } catch let failure as APIFailure {
      return limited(.failure(failure, requestID: requestID))
    } catch {
      let failure = APIFailure(status: 500, code: "internal_server_error", message: "\(error)")
      return .failure(failure, requestID: requestID)
    }
  }

  private func perform(
    _ faulty: FaultyResponse, _ request: SimulatorRequest, _ channel: any Channel
  ) async throws -> Response {
    switch faulty {
    case .answer(let answer): return finish(request, answer, isWhole: false)
    case .reset:
      state.end(request, status: 0, isWhole: false)
      await cutter.reset(channel)
      throw CancellationError()
    case .silence:
      state.end(request, status: 0, isWhole: false)
      await cutter.untilClosed(channel)
      throw CancellationError()
    case .cut(let answer, let isReset):
      state.end(request, status: answer.status, isWhole: false)
      return Self.response(answer, raw: cutter.half(of: answer, channel, isReset: isReset))
    case .endless:
      state.end(request, status: 200, isWhole: false)
      return Self.response(
        SimulatorResponse(status: 200, headers: [("Content-Type", "application/octet-stream")], body: []),
        raw: cutter.endless())
    case .drip(let answer, let pause):
      state.end(request, status: answer.status, isWhole: false)
      return Self.response(answer, raw: cutter.drip(answer, pause: pause))
    }
  }

  /// The header that disables compression of a response; it is never sent.
  static let rawHeader = "x-simulator-raw"
  /// The header that replaces the value of `Date`; it is never sent itself.
  static let dateHeader = "x-simulator-date"

  private static func response(
    _ answer: SimulatorResponse, method: String = "GET", raw: ResponseBody? = nil
  ) -> Response {
    var fields = HTTPFields()
    for header in answer.headers {
      if let name = HTTPField.Name(header.name) { fields.append(HTTPField(name: name, value: header.value)) }
    }
    if raw != nil, let name = HTTPField.Name(rawHeader) { fields[name] = "1" }
    let body = raw ?? ResponseBody(byteBuffer: ByteBuffer(bytes: answer.body))
    if method == "HEAD" { fields[.contentLength] = String(answer.body.count) }
    return Response(
      status: .init(code: answer.status), headers: fields, body: method == "HEAD" ? .init() : body)
  }
}
