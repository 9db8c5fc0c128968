/// The outcome of an admitted request.
enum PipelineOutcome: Sendable {
  /// A usable response.
  case success(status: Int, byteCount: Int, RateQuota?)
  /// A failure, reported by the server or not.
  case failure(NotionAPIError, byteCount: Int, RateQuota?)
  /// The task was cancelled.
  case cancelled
}

extension PipelineOutcome {
  /// Whether the server or the network is at fault, rather than this request.
  var isServerFailure: Bool {
    guard case .failure(let error, _, _) = self else { return false }
    switch error.code.base {
    // A query that is too large for the server implies nothing about others.
    case .server: return error.retryGuidance == nil
    case .connection, .timeout: return true
    default: return false
    }
  }

  /// The outcome for the rate limiter.
  var rateAnswer: RateAnswer {
    switch self {
    case .success(_, _, let quota): return .accepted(quota)
    case .cancelled: return .unknown
    case .failure(let error, _, let quota):
      switch error.status {
      case nil: return .unknown
      case 429:
        if error.code == .requestBlocked { return .blocked }
        return isOfOneEndpoint ? .unknown : .refused(retryAfter: error.retryAfter)
      case 529: return .overloaded(retryAfter: error.retryAfter)
      case 503 where error.retryAfter.map { $0 > .zero } ?? false:
        return .overloaded(retryAfter: error.retryAfter)
      default: return .accepted(quota)
      }
    }
  }

  /// Whether the refusal is due to the limit of a single endpoint, which does not affect others.
  var isOfOneEndpoint: Bool {
    guard case .failure(let error, _, _) = self else { return false }
    return error.status == 429 && error.rateLimitReason == "public_api_endpoint_rate_limit"
  }
}
