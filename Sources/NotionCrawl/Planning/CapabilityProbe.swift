import NotionArchive

/// Finds out with one request of a kind whether the integration may read what that kind reads.
///
/// Until it is answered no other of the kind is sent, as all would be refused.
struct CapabilityProbe: Sendable {
  private var answered: Set<WorkItem.Kind> = []
  private var granted: Set<WorkItem.Kind> = []

  /// Whether an answer is still to come that tells of all requests of a kind.
  func isOpen(_ kind: WorkItem.Kind) -> Bool {
    (kind.request.capability != nil || kind.request.traits.contains(.isProbed)) && !answered.contains(kind)
  }

  /// Takes note of what became of requests.
  ///
  /// - Returns: whether they are the first of the kind that was answered as wanted.
  mutating func note(_ outcomes: [FetchOutcome], _ kind: WorkItem.Kind) -> Bool {
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
