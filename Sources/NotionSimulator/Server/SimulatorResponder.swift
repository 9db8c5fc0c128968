import HTTPTypes
import Hummingbird
import NIOCore
import NotionModel

/// Processes each request: statistics, token, version, rate limit, latency and faults, and the response.
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
      return Self.response(ControlHandler(state: state, request: parsed).respond())
    }
    if parsed.route.kind.isAPI, let refusal = refusal(of: parsed, requestID: requestID) {
      return finish(parsed, refusal)
    }
    guard let fault = state.fault(for: parsed) else {
      return finish(parsed, respond(parsed, requestID: requestID))
    }
    let faulty = FaultyResponse(fault, parsed, state.workspace, requestID: requestID) {
      respond(parsed, requestID: requestID)
    }
    if case .refusedConnection(let duration) = fault { cutter.refuse(.lasting(duration)) }
    return try await perform(faulty, parsed, context.channel)
  }

  private func finish(_ request: SimulatorRequest, _ response: SimulatorResponse, isWhole: Bool = true)
    -> Response
  {
    state.end(request, status: response.status, isWhole: isWhole)
    return Self.response(response, method: request.method)
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
    var response = SimulatorResponse.failure(
      APIFailure(
        status: 429, code: "rate_limited",
        message: "You have been rate limited. Please try again in a few minutes.", additionalData: data),
      requestID: requestID)
    if let header { response.headers.append(("Retry-After", header)) }
    return limited(response)
  }

  /// Returns the response with the headers of the remaining quota, if they are enabled.
  private func limited(_ response: SimulatorResponse) -> SimulatorResponse {
    let form = state.configuration.rateLimitHeaders
    guard form != .none, let left = state.remaining() else { return response }
    var response = response
    let prefix = form == .prefixed ? "X-RateLimit" : "RateLimit"
    let reset = max(0, left.reset.milliseconds - state.clock.now.milliseconds + 999) / 1000
    response.headers.append((prefix + "-Limit", String(left.limit)))
    response.headers.append((prefix + "-Remaining", String(left.remaining)))
    response.headers.append((prefix + "-Reset", String(reset)))
    return response
  }

  private func respond(_ request: SimulatorRequest, requestID: String) -> SimulatorResponse {
    var response = faithfulResponse(request, requestID: requestID)
    for rewrite in state.configuration.rewrites { rewrite.apply(to: &response, of: request) }
    return response
  }

  private func faithfulResponse(_ request: SimulatorRequest, requestID: String) -> SimulatorResponse {
    let workspace = state.workspace
    let configuration = state.configuration
    let signer = URLSigner(baseURL: state.baseURL, space: workspace.id, lifetime: configuration.urlLifetime)
    guard request.route.kind.isAPI else {
      return FileHost(workspace: workspace, signer: signer, now: state.clock.now).respond(request)
    }
    var handler = RequestHandler(
      state: state, request: request, workspace: workspace, now: state.clock.now, requestID: requestID,
      signer: signer, nonce: state.newID().high, rowCap: configuration.rowCap,
      searchCap: configuration.searchCap)
    handler.version = request.headers["notion-version"].flatMap { APIVersion(rawValue: $0) } ?? .v2026_03_11
    do {
      return limited(try handler.respond())
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
    case .response(let response): return finish(request, response, isWhole: false)
    case .reset:
      state.end(request, status: 0, isWhole: false)
      await cutter.reset(channel)
      throw CancellationError()
    case .silence:
      state.end(request, status: 0, isWhole: false)
      await cutter.untilClosed(channel)
      throw CancellationError()
    case .cut(let response, let isReset):
      state.end(request, status: response.status, isWhole: false)
      return Self.response(response, raw: cutter.half(of: response, channel, isReset: isReset))
    case .endless:
      state.end(request, status: 200, isWhole: false)
      return Self.response(
        SimulatorResponse(status: 200, headers: [("Content-Type", "application/octet-stream")], body: []),
        raw: cutter.endless())
    case .drip(let response, let pause):
      state.end(request, status: response.status, isWhole: false)
      return Self.response(response, raw: cutter.drip(response, pause: pause))
    }
  }

  /// The header that disables compression of a response; it is never sent.
  static let rawHeader = "x-simulator-raw"
  /// The header that replaces the value of `Date`; it is never sent itself.
  static let dateHeader = "x-simulator-date"

  private static func response(
    _ response: SimulatorResponse, method: String = "GET", raw: ResponseBody? = nil
  ) -> Response {
    var fields = HTTPFields()
    for header in response.headers {
      if let name = HTTPField.Name(header.name) { fields.append(HTTPField(name: name, value: header.value)) }
    }
    if raw != nil, let name = HTTPField.Name(rawHeader) { fields[name] = "1" }
    let body = raw ?? ResponseBody(byteBuffer: ByteBuffer(bytes: response.body))
    if method == "HEAD" { fields[.contentLength] = String(response.body.count) }
    return Response(
      status: .init(code: response.status), headers: fields, body: method == "HEAD" ? .init() : body)
  }
}
