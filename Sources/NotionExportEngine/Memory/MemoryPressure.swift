import NotionCrawl

/// A controller that derives the permitted share of concurrent fetching from samples of the resident memory.
///
/// It has no side effects. Close to the limit each sample halves the share, at the limit fetching pauses, and
/// below it the share grows again. ``MemoryMonitor`` is the shell around it.
struct MemoryPressure {
  /// The actions that follow a sample.
  struct Decision: Equatable {
    /// The share of concurrent fetching that is permitted, in ``MemoryPressure/whole`` parts; 0 pauses.
    var share: Int
    /// Whether to empty caches and return free memory to the system.
    var relieves = false
    /// Whether memory stays at its limit although fetching is paused; reported once.
    var isBeyondHelp = false
  }

  /// The share that permits everything.
  static let whole = FetchGate.whole

  /// The number of samples at the limit without fetching after which fetching cannot be the cause.
  private static let patience = 20
  /// The number of samples between two reliefs, which cost time: under pressure, and otherwise.
  private static let reliefPause = (short: 4, otherwise: 40)

  private let limit: Int
  private var share = Self.whole
  private var samplesAtLimit = 0
  private var samplesSinceRelief = 0
  private var hasToldOfLimit = false

  /// - Parameter limit: the limit of resident memory, in bytes.
  init(limit: Int) { self.limit = limit }

  /// Adds a sample of the resident memory, in bytes.
  mutating func sample(_ resident: Int) -> Decision {
    samplesSinceRelief += 1
    samplesAtLimit = resident >= limit ? samplesAtLimit + 1 : 0
    var decision = Decision(share: share)
    switch Double(resident) / Double(limit) {
    case 1...:
      share = samplesAtLimit > Self.patience ? 1 : 0
      decision.isBeyondHelp = samplesAtLimit > Self.patience && !hasToldOfLimit
      hasToldOfLimit = hasToldOfLimit || decision.isBeyondHelp
      decision.relieves = relieves(after: Self.reliefPause.short)
    case 0.85..<1:
      share = max(1, share / 2)
      decision.relieves = relieves(after: Self.reliefPause.short)
    case 0.7..<0.85:
      share = max(1, share)
      decision.relieves = relieves(after: Self.reliefPause.otherwise)
    default:
      share = min(Self.whole, max(1, share * 2))
      // Below half of the limit, free memory need not be returned.
      decision.relieves = resident * 2 > limit && relieves(after: Self.reliefPause.otherwise)
    }
    decision.share = share
    return decision
  }

  private mutating func relieves(after pause: Int) -> Bool {
    guard samplesSinceRelief >= pause else { return false }
    samplesSinceRelief = 0
    return true
  }
}
