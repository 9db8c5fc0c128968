import NotionAPI

/// Decides what a failed request means: for the run, for its object, or only for now.
struct FailureJudge: Sendable {
  /// What is to be done about an item.
  enum Verdict: Sendable, Hashable {
    /// The response is stored.
    case store
    /// The item stays in the frontier and is tried again.
    case retry
    /// The list is read again from its beginning.
    case restart
    /// What was asked for is not there, or not shared.
    case missing(String)
    /// What was asked for cannot be read.
    case unavailable(String)
    /// The capability is missing; nothing of this kind will be answered.
    case refused(String)
  }

  /// So many failures in a row that may pass mean that the API cannot be reached.
  private static let patience = 24
  private static let attempts = 2

  private var consecutive = 0
  private var failed: [Int64: Int] = [:]

  /// What an outcome means.
  ///
  /// - Throws: the failure itself, where it makes going on senseless.
  mutating func judge(_ outcome: FetchOutcome) throws -> (FetchOutcome, Verdict) {
    switch outcome.result {
    case .success:
      consecutive = 0
      failed[outcome.item.number] = nil
      return (outcome, .store)
    case .failure(let error):
      return (outcome, try verdict(error, outcome.item))
    }
  }

  private mutating func verdict(_ error: any Error, _ item: WorkItem) throws -> Verdict {
    guard let error = error as? NotionAPIError else {
      // The archive's own errors, and cancellation.
      throw error
    }
    switch error.code {
    case .unauthorized, .requestBlocked, .edgeBlock, .shutDown, .invalidConfiguration: throw error
    case .invalidCursor, .repeatingCursor:
      return item.flags.contains(.restarted) ? .unavailable(reason(error)) : .restart
    case .objectNotFound, .fileUnavailable: return .missing(reason(error))
    case .restrictedResource:
      return item.kind.dependsOnCapability ? .refused(reason(error)) : .unavailable(reason(error))
    case .validation, .unsupportedBlock, .responseTooLarge, .unexpectedShape, .invalidRequest, .expiredURL:
      return .unavailable(reason(error))
    default: break
    }
    consecutive += 1
    failed[item.number, default: 0] += 1
    // Without `me` there is nothing to be had; and a file on a dead server says nothing about the API.
    if item.kind == .me || (consecutive >= Self.patience && item.kind != .asset) { throw error }
    if failed[item.number, default: 0] < Self.attempts { return .retry }
    failed[item.number] = nil
    return .unavailable(reason(error))
  }

  private func reason(_ error: NotionAPIError) -> String {
    error.message.isEmpty ? error.code.description : error.message
  }
}
