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

/// Parses `Retry-After`: seconds or an HTTP date, however far away.
enum RetryAfter {
  /// The longest wait that is accepted from a server.
  ///
  /// Notion's own are a minute, and ten minutes for a whole workspace. A request with a longer one is retried
  /// after a moment, and counts as refused permanently if the server repeats it.
  static let longest = Duration.seconds(3600)

  /// Parses the header.
  ///
  /// - Parameters:
  ///   - text: The header.
  ///   - now: The seconds since 1970 by the server's clock if known, else by the local one.
  /// - Returns: The wait, or `nil` if the header is invalid.
  static func duration(_ text: String, now: Double) -> Duration? {
    let text = String(text.filter { !$0.isWhitespace || $0 == " " }).trimmingSpaces
    if let seconds = Double(text), seconds.isFinite {
      // Limited to a year; more would overflow the arithmetic that follows.
      return seconds < 0 ? .zero : .milliseconds(Int64((min(seconds, 31_536_000) * 1000).rounded(.up)))
    }
    guard let date = HTTPDate.seconds(text) else { return nil }
    return .milliseconds(Int64(max(0, min(Double(date) - now, 31_536_000)) * 1000))
  }
}

extension String {
  var trimmingSpaces: String {
    var text = Substring(self)
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}

/// Parses the dates of HTTP headers (RFC 9110, section 5.6.7).
enum HTTPDate {
  /// The seconds since 1970 of a date such as `Sun, 06 Nov 1994 08:49:37 GMT`, or of the two obsolete forms
  /// `Sunday, 06-Nov-94 08:49:37 GMT` and `Sun Nov  6 08:49:37 1994`; `nil` for anything else.
  static func seconds(_ text: String) -> Int? {
    let words = text.split { $0 == " " || $0 == "," || $0 == "-" }
    switch words.count {
    case 6 where words[5] == "GMT":
      return seconds(day: words[1], month: words[2], year: words[3], time: words[4])
    case 5:
      return seconds(day: words[2], month: words[1], year: words[4], time: words[3])
    default: return nil
    }
  }

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  private static func seconds(
    day: Substring, month: Substring, year: Substring, time: Substring
  ) -> Int? {
    let clock = time.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
    guard clock.count == 3, let hour = clock[0], let minute = clock[1], let second = clock[2],
      (0...23).contains(hour), (0...59).contains(minute), (0...60).contains(second),
      let day = Int(day), (1...31).contains(day), let month = months.firstIndex(of: String(month)),
      var year = Int(year), year >= 0
    else { return nil }
    // A year of two digits means the nearest such year; more than 50 years ahead means the past.
    if year < 100 { year += year < 70 ? 2000 : 1900 }
    // A year of more than four digits is invalid, and its seconds could overflow an integer.
    guard year <= 9999 else { return nil }
    let days = CalendarTime.days(year: year, month: month + 1, day: day)
    return days * 86_400 + hour * 3600 + minute * 60 + second
  }
}
