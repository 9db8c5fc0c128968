/// What became of a request that was admitted.
enum PipelineOutcome: Sendable {
  /// An answer that is worth something.
  case success(status: Int, byteCount: Int, RateQuota?)
  /// A failure, whether the server told it or not.
  case failure(NotionAPIError, byteCount: Int, RateQuota?)
  /// The task was cancelled.
  case cancelled
}

extension PipelineOutcome {
  /// Whether the server, or the way to it, is at fault, rather than this one request.
  var isServerFailure: Bool {
    guard case .failure(let error, _, _) = self else { return false }
    switch error.code.base {
    // A query that is too large for the server says nothing about the others.
    case .server: return error.retryGuidance == nil
    case .connection, .timeout: return true
    default: return false
    }
  }

  /// What the rate limiter is told.
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

  /// Whether the refusal is about one endpoint's own limit, which is none of the others' business.
  var isOfOneEndpoint: Bool {
    guard case .failure(let error, _, _) = self else { return false }
    return error.status == 429 && error.rateLimitReason == "public_api_endpoint_rate_limit"
  }
}
