import NotionAPI
import NotionArchive
import NotionModel

/// Decides the consequences of a failed request: for the run, for its object, or only for now.
struct FailureJudge: Sendable {
  /// The decision about an item.
  enum Verdict: Sendable, Hashable {
    /// The response is stored.
    case store
    /// The response is stored as the last of its list, which is incomplete.
    case storeAsLast(String)
    /// The item remains in the frontier and is retried.
    case retry
    /// The list is read again from its beginning.
    case restart
    /// The target does not exist, or is not shared.
    case missing(String)
    /// The target cannot be read, now or later.
    case unavailable(String)
    /// The target cannot be fetched in this run; the next one retries it.
    case failed(String)
    /// The target exists but is inaccessible to this token; the next run retries it.
    case withheld(String)
    /// The list's cursors form a cycle, even after restarts; the next run restarts it once more.
    case circling(String)
    /// The server does not support the request, as older servers do not; no data is missing.
    ///
    /// With `isForAll`, it supports no request of the kind.
    case unsupported(isForAll: Bool)
    /// The API does not support views of this type.
    case unsupportedView(type: String?, String)
    /// The capability is missing; no request of this kind will be answered.
    case refused(String)
  }

  /// The number of consecutive transient failures after which the API counts as unreachable.
  private static let patience = 24
  private static let attempts = 2
  /// The statuses by which file storage denies access.
  private static let denials: [Int?] = [401, 403, 407]

  /// The target of an item; its number changes when it moves to the end of its phase.
  private struct Subject: Hashable {
    let kind: WorkItem.Kind
    let target: ObjectID
    let detail: String

    init(_ item: WorkItem) {
      kind = item.kind
      target = item.target
      detail = item.detail
    }
  }

  private var consecutive = 0
  private var failed: [Subject: Int] = [:]
  /// The guards of the lists in progress, and of restarted ones.
  private var lists: [Subject: ListGuard] = [:]
  /// Lists whose last response announced more elements without a cursor.
  private var cutShort: Set<Subject> = []

  /// Returns the decision about an outcome.
  ///
  /// - Throws: the failure itself, if it ends the crawl.
  mutating func judge(_ outcome: FetchOutcome) throws -> (FetchOutcome, Verdict) {
    switch outcome.result {
    case .success(let response):
      consecutive = 0
      let (item, subject) = (outcome.item, Subject(outcome.item))
      failed[subject] = nil
      let finding = check(response.list?.answer, of: subject, from: item.cursor)
      let isCutAgain = finding == .goesOnNowhere && !cutShort.insert(subject).inserted
      if finding != .goesOnNowhere || isCutAgain { cutShort.remove(subject) }
      switch finding {
      case .ends, .goesOn: return (outcome, .store)
      case .goesOnNowhere:
        // Retried once, as the next response may have a cursor.
        return isCutAgain
          ? (outcome, .storeAsLast("the API says that the list goes on, but not where")) : (outcome, .retry)
      case .leadsInACircle: return (outcome, restart(subject, reason: "the list leads in a circle"))
      case .standsStill:
        return (outcome, .storeAsLast("the list does not end: it goes on without anything new"))
      }
    case .failure(let error):
      return (outcome, try verdict(error, outcome.item))
    }
  }

  private mutating func verdict(_ error: any Error, _ item: WorkItem) throws -> Verdict {
    // Cancelled requests are treated as transient failures and store nothing.
    if error is CancellationError { return retry(Subject(item), item, "it was given up") }
    // The archive's own errors.
    guard let error = error as? NotionAPIError else { throw error }
    if error.code.endsCrawl { throw error }
    let kind = item.kind.request
    if let verdict = kind.judge(error, reason: reason(error)) { return verdict }
    switch error.code {
    case .invalidCursor, .repeatingCursor:
      return restart(Subject(item), reason: reason(error))
    case .objectNotFound: return .missing(reason(error))
    // Storage denies an address whose signature or permission is currently invalid.
    case .fileUnavailable where Self.denials.contains(error.status): return .failed(reason(error))
    case .fileUnavailable: return .missing(reason(error))
    case .restrictedResource:
      return kind.capability != nil ? .refused(reason(error)) : .withheld(reason(error))
    case .expiredURL, .tooSlow: return .failed(reason(error))
    // A wait longer than the limit ends the run, so that the person who started the export learns of it.
    case .rateLimited where error.refusedWait != nil && !kind.traits.contains(.isDownload): throw error
    // An error with a retry hint may succeed later.
    case .validation where error.isTransient: break
    case .validation, .unsupportedBlock, .invalidRequest:
      return .unavailable(reason(error))
    case .responseTooLarge: return .unavailable(reason(error))
    // The server responds, so waiting does not help.
    case .tooManyRedirects:
      if kind.traits.contains(.isEssential) { throw error }
      return retry(Subject(item), item, reason(error))
    default: break
    }
    let subject = Subject(item)
    // One invalid response does not mean that the API is unreachable.
    if error.code != .unexpectedShape { consecutive += 1 }
    // A file on an unreachable server does not mean that the API is unreachable.
    let isUnreachable = consecutive >= Self.patience && !kind.traits.contains(.isDownload)
    if kind.traits.contains(.isEssential) || isUnreachable { throw error }
    return retry(subject, item, reason(error))
  }

  /// Retries a transient failure.
  private mutating func retry(_ subject: Subject, _ item: WorkItem, _ reason: String) -> Verdict {
    failed[subject, default: 0] += 1
    // An item that failed in the previous run was retried there.
    let attempts = item.flags.contains(.retry) ? 1 : Self.attempts
    if failed[subject, default: 0] < attempts { return .retry }
    failed[subject] = nil
    return .failed(reason)
  }

  private mutating func check(
    _ answer: ListGuard.Answer?, of subject: Subject, from cursor: String?
  ) -> ListGuard.Finding {
    // Most responses are complete.
    guard let answer, cursor != nil || answer.hasMore || lists[subject] != nil else { return .ends }
    let finding = lists[subject, default: ListGuard()].take(answer, from: cursor)
    let isAtItsEnd = finding == .ends || finding == .standsStill
    if isAtItsEnd, lists[subject]?.restarts == 0 { lists[subject] = nil }
    return finding
  }

  private mutating func restart(_ subject: Subject, reason: String) -> Verdict {
    lists[subject, default: ListGuard()].restart() ? .restart : .circling(reason)
  }

  private func reason(_ error: NotionAPIError) -> String {
    error.message.isEmpty ? error.code.description : error.message
  }
}

extension NotionAPIError.Code {
  /// Whether a failure of this kind ends the crawl, whatever the request.
  var endsCrawl: Bool {
    [.unauthorized, .requestBlocked, .edgeBlock, .shutDown, .invalidConfiguration].contains(self)
  }
}

/// Tests with one request of a kind whether the integration has the capability that the kind needs.
///
/// Until it is answered, no other request of the kind is sent, as all would be refused.
struct CapabilityProbe: Sendable {
  private var answered: Set<WorkItem.Kind> = []
  private var granted: Set<WorkItem.Kind> = []

  /// Returns whether the answer that decides for all requests of a kind is pending.
  func isOpen(_ kind: WorkItem.Kind) -> Bool {
    (kind.request.capability != nil || kind.request.traits.contains(.isProbed)) && !answered.contains(kind)
  }

  /// Records the outcomes of requests.
  ///
  /// - Returns: whether they include the first successful answer of the kind.
  mutating func record(_ outcomes: [FetchOutcome], _ kind: WorkItem.Kind) -> Bool {
    var isFirst = false
    for outcome in outcomes {
      answered.insert(outcome.item.kind)
      answered.formUnion(outcome.item.kind.request.sharingCapability)
      switch outcome.result {
      case .success(.refused), .success(.nothing), .failure: break
      case .success:
        let isNew = granted.insert(outcome.item.kind).inserted
        if isNew, outcome.item.kind == kind { isFirst = true }
      }
    }
    return isFirst
  }
}
