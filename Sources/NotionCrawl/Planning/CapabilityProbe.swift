import NotionArchive

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
