import NotionArchive
import NotionExportKit
import NotionModel

/// Consequences of responses and failures.
extension CrawlPlan {
  static var tellsNothing: String { FetchedResponse.tellsNothing }

  mutating func outcomeReceived(_ outcome: FetchOutcome, _ verdict: FailureJudge.Verdict) throws {
    // Another event may have made the item unnecessary while it was in flight.
    guard try facts.isWaiting(outcome.item.number) else { return }
    minute = outcome.minute
    let item = outcome.item
    switch verdict {
    case .store:
      guard case .success(let response) = outcome.result else { return }
      try receive(response, for: item)
      reportGaps(outcome.gaps, of: item)
      if response.list?.isCut == true {
        reportCut(item)
        try recordCutList(of: item, reason: "the API has cut the list off")
      }
    case .storeAsLast(let reason):
      guard case .success(let response) = outcome.result else { return }
      endsLists = true
      if item.kind == .rows { try recordCut(of: item, reason: reason) }
      try recordCutList(of: item, reason: reason)
      try receive(response, for: item)
      report(Diagnostic.incomplete(item.kind, item.target, reason: reason, isPartial: true).mayPass)
      enqueueRetry(item)
    case .retry:
      // At the end of its phase.
      finish(item)
      enqueue(item)
    case .restart:
      var item = item
      item.cursor = nil
      if !item.kind.request.traits.contains(.keepsPositions) { item.sequence = 0 }
      // Stored parts of the old listing do not belong to the new one.
      if let part = ListedPart(item.kind), let key = item.owner, let owner = try facts.object(key: key) {
        perform(.truncate(item, part, of: key, revision: owner.draftRevision))
      }
      update(item)
    case .missing(let reason): try missing(item, reason: reason)
    case .unavailable(let reason): try unavailable(item, reason: reason, isKnown: true)
    case .failed(let reason): try item.kind.request.postpone(item, retry: item, reason: reason, in: &self)
    case .circling(let reason):
      // Its cursors are invalid.
      var whole = item
      (whole.cursor, whole.sequence) = (nil, 0)
      try item.kind.request.postpone(item, retry: whole, reason: reason, in: &self)
    case .withheld(let reason): try item.kind.request.withhold(item, reason: reason, in: &self)
    case .unsupported: giveUp(item)
    case .unsupportedView(let type, let reason):
      try storeUnsupportedView(item, type: type, reason: reason)
    case .refused(let reason):
      try refused(item)
      report(.missingCapability(item.kind, reason: reason))
    }
  }

  private mutating func receive(_ response: FetchedResponse, for item: WorkItem) throws {
    switch response {
    case .answer(let content): try content.receive(for: item, in: &self)
    case .nothing: giveUp(item)
    case .refused: try refused(item)
    }
  }

  // MARK: Truncated lists

  /// Records that a list of an object ends too early; the first reason in a crawl is kept.
  ///
  /// Kinds without ``RequestTraits/keepsCuts`` record that in their responses, or in a separate table.
  mutating func recordCutList(of item: WorkItem, reason: String) throws {
    guard item.kind.request.traits.contains(.keepsCuts), let key = item.owner else { return }
    let known = try facts.cutList(of: key, item.kind)
    guard known?.crawl != crawl else { return }
    perform(.setCutList(CutRowsTable.Cut(reason: reason, crawl: crawl), of: key, item.kind))
    if known?.reason != reason { item.kind.request.cutChanged(of: key, in: &self) }
  }

  /// Removes the record that an earlier crawl missed the end of a list, which this one has.
  mutating func endCutList(of item: WorkItem) throws {
    guard let key = item.owner, let cut = try facts.cutList(of: key, item.kind), cut.crawl != crawl else {
      return
    }
    perform(.setCutList(nil, of: key, item.kind))
    item.kind.request.cutChanged(of: key, in: &self)
  }

  // MARK: Failures

  /// The target does not exist, or is not shared.
  private mutating func missing(_ item: WorkItem, reason: String) throws {
    if item.flags.contains(.root), try requestAsDatabase(item) { return }
    try item.kind.request.miss(item, reason: reason, in: &self)
  }

  /// Gives up an unreadable target; `isKnown` unless the API reports that it does not exist.
  mutating func unavailable(_ item: WorkItem, reason: String, isKnown: Bool) throws {
    if isKnown, item.flags.contains(.root), try requestAsDatabase(item) { return }
    try item.kind.request.giveUp(item, reason: reason, isKnown: isKnown, in: &self)
  }

  private mutating func refused(_ item: WorkItem) throws {
    try item.kind.request.refuse(item, in: &self)
    giveUp(item)
  }

  // MARK: Retries

  /// Schedules a retry of a request in the next crawl.
  ///
  /// `flags` are the flags of the item then.
  mutating func enqueueRetry(_ item: WorkItem, _ flags: WorkItem.Flags = .retry) {
    guard item.kind.request.traits.contains(.isRepeated) else { return }
    var item = item
    item.flags.formUnion(flags)
    perform(.enqueueRetry(item))
  }
}
