/// The belief that the server counts requests in fixed windows, and what has been learnt of them.
///
/// Each window is opened by one request alone, which finds out whether the last one is over; then the
/// allowance is spent as fast as it can be; then everybody waits for the window's end. A window that may
/// go beyond the allowance does so carefully, one request at first.
struct WindowModel: Sendable {
  enum Step: Sendable, Hashable {
    case send
    case wait(Double)
    case waitForAnswer
    /// The window should be over: send one request and see.
    case open
  }

  /// The allowances of Notion's plans. Source: Notion API, "Request limits".
  private static let documentedAllowances = [180, 600]
  /// The windows after which an allowance that was confirmed again and again is tried once more.
  private static let longestProbeInterval = 4

  /// What was accepted in a window before the first refusal; `nil` before there was one.
  private(set) var allowance: Int?
  private(set) var length = WindowLength()
  /// When the window opened for us; `nil` before the first request.
  private var start: Double?
  /// Whether the window opened right after the end of another, so that its count is the server's.
  private var isSynced = false
  private var sent = 0
  private var accepted = 0
  /// The counts of the last windows at whose end a refusal was met.
  private var counts: [Int] = []
  private var mayExceed = true
  private var windowsToProbe = 0
  private var probeInterval = 1
  /// The windows in a row whose counts were not the ones before them; a bucket never counts the same twice.
  private(set) var mismatches = 0
  private var wasExhausted = false
  /// Whether a window seems to begin with the first request in it, rather than when the last one ends.
  private var beginsWithRequest = false
  private var earlyOpenings = 0
  /// Whether the only refusal so far may as well have been a token bucket's.
  private var mayBeBucket = false
  private let share: Double
  private var windowsSinceWhole = 0

  init(share: Double) { self.share = share }

  /// The requests that this window may have without meeting its end.
  private var budget: Int? {
    guard let allowance else { return nil }
    return isWhole ? allowance : max(1, Int(Double(allowance) * share))
  }

  /// Whether this window is spent to its end although the user wants a part of it only.
  private var isWhole: Bool { share >= 1 || windowsSinceWhole == 0 || length.guess == nil }

  mutating func next(at now: Double, inFlight: Int) -> Step {
    guard let start else {
      self.start = now
      return send()
    }
    let end = expectedEnd(from: start)
    if now >= end {
      if wasExhausted { return .open }
      // Nobody met the end of the window, so where the new one begins does not matter.
      open(at: now, isSynced: false)
      return send()
    }
    guard let budget else { return exploring(inFlight) }
    // Where it was a bucket it is still as good as empty, and every request on its way would be refused.
    if mayBeBucket, inFlight > accepted / 8 { return .waitForAnswer }
    if sent < budget {
      // Above what some recent window allowed, somebody else may be spending too.
      let safe = counts.min() ?? budget
      return sent < safe || inFlight < 1 + max(0, accepted - safe) / 8 ? send() : .waitForAnswer
    }
    if mayExceed {
      return inFlight < 1 + max(0, accepted - budget) / 8 ? send() : .waitForAnswer
    }
    wasExhausted = true
    return .wait(end)
  }

  /// When the window that opened for us at `start` is expected to end.
  ///
  /// The server's windows follow each other however late we came, unless it is one that begins a window
  /// with the first request: such a server refuses whoever comes at the end that was told by earlier ones.
  private func expectedEnd(from start: Double) -> Double {
    let byLength = start + (length.guess ?? WindowLength.documented)
    guard !beginsWithRequest, let told = length.end(of: start), told > start else { return byLength }
    return min(told, byLength)
  }

  /// Nothing is known: half as many at a time as have been accepted, and carefully where a documented
  /// allowance may end, as every request on its way at the end is refused.
  private mutating func exploring(_ inFlight: Int) -> Step {
    let isNearEnd = Self.documentedAllowances.contains { sent >= $0 - 2 && accepted < $0 + 2 }
    return inFlight < (isNearEnd ? 2 : 1 + accepted / 3) ? send() : .waitForAnswer
  }

  private mutating func send() -> Step {
    sent += 1
    return .send
  }

  mutating func wasAccepted() { accepted += 1 }

  /// An answer that was on its way when the end of the window was met.
  mutating func wasAcceptedLate() {
    guard let allowance, let count = counts.last, count == allowance else { return }
    self.allowance = allowance + 1
    counts[counts.count - 1] = count + 1
  }

  /// The request that was to open a window was accepted.
  mutating func opened(at now: Double) {
    open(at: now, isSynced: true)
    length.opened(at: now)
    sent = 1
    accepted = 1
    windowsSinceWhole = (windowsSinceWhole + 1) % 16
    windowsToProbe -= 1
    mayExceed = isWhole && (length.learnt == nil || windowsToProbe <= 0)
  }

  private mutating func open(at now: Double, isSynced: Bool) {
    start = now
    self.isSynced = isSynced
    sent = 0
    accepted = 0
    wasExhausted = false
  }

  /// The end of the window was met.
  ///
  /// - Parameters:
  ///   - end: When the window ends, where the server told.
  ///   - isOpening: Whether the refused request was to open the next window, which is to say came too early.
  ///   - mayBeBucket: Whether the wait that was told is one that a token bucket might tell.
  mutating func refused(end: WindowLength.Span?, isOpening: Bool, mayBeBucket: Bool) {
    if let end { length.observe(end: end, isNext: !isOpening && (isSynced || allowance == nil)) }
    wasExhausted = true
    guard !isOpening else {
      earlyOpenings += 1
      if earlyOpenings >= 3, length.learnt != nil { beginsWithRequest = true }
      return
    }
    earlyOpenings = 0
    self.mayBeBucket = mayBeBucket && allowance == nil
    guard let known = allowance else {
      allowance = accepted
      counts = [accepted]
      windowsToProbe = 0
      return
    }
    // Out of step with the server's windows, a low count says nothing.
    guard isSynced || accepted > known else { return }
    if accepted == known {
      probeInterval = min(Self.longestProbeInterval, probeInterval * 2)
      mismatches = 0
    } else {
      mismatches += 1
      probeInterval = accepted > known ? 2 : 1
    }
    windowsToProbe = probeInterval
    allowance = accepted
    counts = (counts + [accepted]).suffix(3)
    // What was lowered for good must not keep the old, lower counts' caution for long, nor the higher ones.
    if accepted > known { counts = [accepted] }
  }

  /// When the window ends by what was learnt, for a refusal that does not tell.
  func expectedEnd(after now: Double) -> Double? {
    guard let start, length.guess != nil else { return nil }
    let end = expectedEnd(from: start)
    return end > now ? end : nil
  }

  /// When even the longest window that makes sense is over.
  func latestEnd(after now: Double) -> Double {
    let end = (start ?? now) + WindowLength.documented
    return end > now ? end : now + WindowLength.documented
  }

  /// The end of a window that no refusal told, found by asking until it was over.
  mutating func found(end: WindowLength.Span) { length.observe(end: end, isNext: true) }
}
