import NIOHTTP1
import NotionModel

/// Classifies responses: success or a kind of failure, and whether a retry may help.
enum ResponseClassifier {
  /// Returns the failure that a response of the API represents, or `nil` for a success.
  static func failure(
    of request: APIRequest, _ response: HTTPExchangeResponse, now: Double
  ) -> NotionAPIError? {
    let status = response.status
    guard !(200...299).contains(status) else { return nil }
    let body = try? APIErrorBody(json: response.body)
    let reading = reading(of: status, body, response)
    var error = NotionAPIError(
      reading.code, message(body, response), operation: request.operation,
      request: request.description, object: request.object, status: status,
      isTransient: reading.isTransient)
    error.apiCode = body?.code
    error.requestID = response.headers.first(name: "x-notion-request-id") ?? body?.requestID
    error.rateLimitReason = body?.additionalData?.rateLimitReason
    error.retryGuidance = body?.additionalData?.retryGuidance
    let serverTime = response.headers.first(name: "date").flatMap { HTTPDate.seconds($0) }
    let wait = response.headers.first(name: "retry-after") ?? body?.additionalData?.retryAfter
    error.wait(wait.flatMap { RetryAfter.duration($0, now: serverTime.map(Double.init) ?? now) })
    return error
  }

  private static func reading(
    of status: Int, _ body: APIErrorBody?, _ response: HTTPExchangeResponse
  ) -> (code: NotionAPIError.Code, isTransient: Bool) {
    switch status {
    case 400:
      let message = body?.message ?? ""
      if message.contains("start_cursor provided is invalid") { return (.invalidCursor, false) }
      if message.contains("is not supported via the API") { return (.unsupportedBlock, false) }
      // "Public API object rendering exceeded the response time budget. Retry with exponential backoff."
      return (.validation, message.mentions("retry with exponential backoff"))
    case 401: return (.unauthorized, false)
    case 403:
      let isFromAPI = body != nil || response.headers.contains(name: "x-notion-request-id")
      return (isFromAPI ? .restrictedResource : .edgeBlock, false)
    case 404: return (.objectNotFound, false)
    case 408: return (.timeout, true)
    case 409: return (.conflict, true)
    case 429:
      let isBlocked = body?.additionalData?.rateLimitReason == "public_api_request_blocked"
      return isBlocked ? (.requestBlocked, false) : (.rateLimited, true)
    case 529: return (.rateLimited, true)
    case 500, 502, 503, 504, 520...527, 530: return (.server, true)
    case 501, 505...: return (.server, false)
    case 300...399: return (.tooManyRedirects, false)
    default: return (.validation, false)
    }
  }

  private static func message(_ body: APIErrorBody?, _ response: HTTPExchangeResponse) -> String {
    if let body { return String(body.message.prefix(500)) }
    let type = response.headers.first(name: "content-type") ?? "no type"
    let ray = response.headers.first(name: "cf-ray").map { ", cf-ray \($0)" } ?? ""
    return "an answer that is not the API's (\(response.body.count) bytes of \(type.prefix(60))\(ray))"
  }

  /// Returns the failure of a broken exchange.
  static func failure(of request: APIRequest, _ failure: TransportFailure) -> NotionAPIError {
    let (code, isTransient): (NotionAPIError.Code, Bool) =
      switch failure.kind {
      case .connection: (.connection, true)
      case .brokenBody: (.invalidBody, true)
      case .connectTimeout, .headTimeout, .bodyTimeout: (.timeout, true)
      case .tooLarge: (.responseTooLarge, false)
      case .redirect, .deadRedirect: (.tooManyRedirects, false)
      case .tls: (.connection, false)
      case .shutDown: (.shutDown, false)
      }
    return NotionAPIError(
      code, failure.detail, operation: request.operation, request: request.description,
      object: request.object, isTransient: isTransient)
  }

  /// Returns the failure of a response that cannot be decoded; a retry often helps.
  static func failure(
    of request: APIRequest, _ error: JSONError, in response: HTTPExchangeResponse
  ) -> NotionAPIError {
    var failure = NotionAPIError(
      error.code.isShape ? .unexpectedShape : .invalidBody, error.description.shortened,
      operation: request.operation, request: request.description, object: request.object,
      status: response.status, isTransient: true)
    failure.requestID = response.headers.first(name: "x-notion-request-id")
    return failure
  }
}

extension NotionAPIError {
  /// Records the wait that the server demands.
  mutating func wait(_ told: Duration?) {
    guard let told else { return }
    if told <= RetryAfter.longest {
      retryAfter = told
    } else {
      refusedWait = told
      let hours = told.components.seconds / 3600
      message +=
        "\(message.isEmpty ? "" : " ")(the server asks to wait for "
        + "\(hours < 48 ? "\(hours) hours" : "\(hours / 24) days"))"
    }
  }
}

extension String {
  /// The beginning and the end of the text: the path to a value may be as long as the document is deep.
  fileprivate var shortened: String { count <= 300 ? self : "\(prefix(140))…\(suffix(140))" }

  /// Returns whether the text contains `phrase`, which is in lower case, in any case.
  fileprivate func mentions(_ phrase: String) -> Bool { lowercased().contains(phrase) }
}
