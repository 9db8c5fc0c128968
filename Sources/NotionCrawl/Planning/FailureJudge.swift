import NotionAPI
import NotionArchive
import NotionModel

/// Decides what a failed request means: for the run, for its object, or only for now.
struct FailureJudge: Sendable {
  /// What is to be done about an item.
  enum Verdict: Sendable, Hashable {
    /// The response is stored.
    case store
    /// The response is stored, and nothing more is asked of its list, which is incomplete.
    case storeAsLast(String)
    /// The item stays in the frontier and is tried again.
    case retry
    /// The list is read again from its beginning.
    case restart
    /// What was asked for is not there, or not shared.
    case missing(String)
    /// What was asked for cannot be read, now or later.
    case unavailable(String)
    /// What was asked for cannot be had in this run; the next one asks again.
    case failed(String)
    /// What was asked for is there and kept from this token; the next run asks again.
    case withheld(String)
    /// The list leads in circles, however often it is begun again; the next run begins it once more.
    case circling(String)
    /// The API does not know such requests, as older servers do not; nothing is missed.
    ///
    /// Where `isForAll` is true, it answers no request of the kind.
    case unsupported(isForAll: Bool)
    /// The API gives out no view of this type.
    case unsupportedView(type: String?, String)
    /// The capability is missing; nothing of this kind will be answered.
    case refused(String)
  }

  /// So many failures in a row that may pass mean that the API cannot be reached.
  private static let patience = 24
  private static let attempts = 2
  /// The statuses by which file storage refuses access.
  private static let denials: [Int?] = [401, 403, 407]

  /// What an item asks for; its number changes when it is put at the end of its phase.
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
  /// The guards of the lists that are being read, and of those that have been begun again.
  private var lists: [Subject: ListGuard] = [:]
  /// Lists that said that they go on, but not where, in the last answer.
  private var cutShort: Set<Subject> = []

  /// What an outcome means.
  ///
  /// - Throws: the failure itself, where it makes going on senseless.
  mutating func judge(_ outcome: FetchOutcome) throws -> (FetchOutcome, Verdict) {
    switch outcome.result {
    case .success(let response):
      consecutive = 0
      let (item, subject) = (outcome.item, Subject(outcome.item))
      failed[subject] = nil
      let finding = note(response.list?.answer, of: subject, from: item.cursor)
      let isCutAgain = finding == .goesOnNowhere && !cutShort.insert(subject).inserted
      if finding != .goesOnNowhere || isCutAgain { cutShort.remove(subject) }
      switch finding {
      case .ends, .goesOn: return (outcome, .store)
      case .goesOnNowhere:
        // Once more, as the next answer may say.
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
    // Who stops a crawl stores nothing of what it cancels, so this is a failure like any other.
    if error is CancellationError { return again(Subject(item), item, "it was given up") }
    // The archive's own errors.
    guard let error = error as? NotionAPIError else { throw error }
    if error.code.endsCrawl { throw error }
    let kind = item.kind.request
    if let verdict = kind.judge(error, reason: reason(error)) { return verdict }
    switch error.code {
    case .invalidCursor, .repeatingCursor:
      return restart(Subject(item), reason: reason(error))
    case .objectNotFound: return .missing(reason(error))
    // Storage refuses an address whose signature or permission is not right just now.
    case .fileUnavailable where Self.denials.contains(error.status): return .failed(reason(error))
    case .fileUnavailable: return .missing(reason(error))
    case .restrictedResource:
      return kind.capability != nil ? .refused(reason(error)) : .withheld(reason(error))
    case .expiredURL, .tooSlow: return .failed(reason(error))
    // Who is asked to wait for longer than anybody waits tells whoever started the export.
    case .rateLimited where error.refusedWait != nil && !kind.traits.contains(.isDownload): throw error
    // One that says to retry may be answered later.
    case .validation where error.isTransient: break
    case .validation, .unsupportedBlock, .invalidRequest:
      return .unavailable(reason(error))
    case .responseTooLarge: return .unavailable(reason(error))
    // The server answers, so that waiting for it is of no use.
    case .tooManyRedirects:
      if kind.traits.contains(.isEssential) { throw error }
      return again(Subject(item), item, reason(error))
    default: break
    }
    let subject = Subject(item)
    // One odd answer says nothing about whether the API can be reached.
    if error.code != .unexpectedShape { consecutive += 1 }
    // A file on a dead server says nothing about the API.
    let isUnreachable = consecutive >= Self.patience && !kind.traits.contains(.isDownload)
    if kind.traits.contains(.isEssential) || isUnreachable { throw error }
    return again(subject, item, reason(error))
  }

  /// Tries once more what failed for a reason that may pass.
  private mutating func again(_ subject: Subject, _ item: WorkItem, _ reason: String) -> Verdict {
    failed[subject, default: 0] += 1
    // What failed in the run before has had its chance there.
    let attempts = item.flags.contains(.again) ? 1 : Self.attempts
    if failed[subject, default: 0] < attempts { return .retry }
    failed[subject] = nil
    return .failed(reason)
  }

  private mutating func note(
    _ answer: ListGuard.Answer?, of subject: Subject, from cursor: String?
  ) -> ListGuard.Finding {
    // Most responses are the whole of what was asked for.
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
  /// Whether a failure of this kind makes going on senseless, whatever was asked for.
  var endsCrawl: Bool {
    [.unauthorized, .requestBlocked, .edgeBlock, .shutDown, .invalidConfiguration].contains(self)
  }
}
