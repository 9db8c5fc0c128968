import NotionCrawl

/// Decides from samples of the resident memory how much may be fetched at one time; performs nothing.
///
/// Close to the limit fetching is narrowed by half at each sample, at the limit it is paused, and below it is
/// widened again. ``MemoryMonitor`` is the shell around it.
struct MemoryPressure {
  /// What is to be done after a sample.
  struct Decision: Equatable {
    /// How much of the usual may be fetched at one time, in ``MemoryPressure/whole`` parts; 0 pauses.
    var share: Int
    /// Whether caches are to be emptied and free memory is to be given back.
    var relieves = false
    /// Whether the memory stays at its limit although nothing is fetched any more; told once.
    var isBeyondHelp = false
  }

  /// The share that means everything.
  static let whole = FetchGate.whole

  /// So many samples at the limit without fetching, and it is not fetching that takes the memory.
  private static let patience = 20
  /// Between two reliefs, as they cost time: when memory is short, and when it is not.
  private static let reliefPause = (short: 4, otherwise: 40)

  private let limit: Int
  private var share = Self.whole
  private var samplesAtLimit = 0
  private var samplesSinceRelief = 0
  private var hasToldOfLimit = false

  /// - Parameter limit: what may be resident, in bytes.
  init(limit: Int) { self.limit = limit }

  /// Takes a sample of what is resident, in bytes.
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
      // Below half of the limit nobody misses what is free.
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
