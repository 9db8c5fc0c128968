import NotionModel

/// Learns the ends and the length of a server's fixed windows from its refusals.
///
/// `Retry-After` is a whole number of seconds, rounded up, so each end has a precision of a second only; the
/// distance between ends that are many windows apart determines the length of one with increasing precision,
/// and the length in turn improves the ends.
struct WindowLength: Sendable, Hashable {
  /// A time that is known to lie between two others, in seconds.
  struct Span: Sendable, Hashable {
    var from: Double
    var to: Double
    var middle: Double { (from + to) / 2 }
    var width: Double { to - from }

    /// Returns the intersection, or `nil` if they contradict each other.
    func intersection(_ other: Span) -> Span? {
      let both = Span(from: max(from, other.from), to: min(to, other.to))
      return both.from <= both.to ? both : nil
    }
  }

  /// The length that Notion documents. Source: Notion API, "Request limits".
  static let documented = 60.0

  private var first: Span?
  private var last: Span?
  private var windows = 0
  private var span: Span?

  /// The length, once it is known to 2 %.
  var learnt: Double? {
    guard let span else { return nil }
    if span.from <= Self.documented, Self.documented <= span.to, span.width < Self.documented / 2 {
      return Self.documented
    }
    return span.width <= 0.02 * span.middle ? span.middle : nil
  }

  /// The best estimate, however rough.
  var guess: Double? { learnt ?? span?.middle }

  /// Returns the end of the window that is open at `time`, extrapolated from earlier ends, or `nil` before
  /// the length is known precisely enough to count windows.
  func end(of time: Double) -> Double? {
    guard let last, let length = learnt else { return nil }
    guard time >= last.to else { return last.to }
    return last.to + ((time - last.to) / length).rounded(.down) * length + length
  }

  /// Records the end of the present window.
  ///
  /// - Parameters:
  ///   - end: The span of its end, from the refusal.
  ///   - isNext: Whether the window directly follows that of the last end.
  mutating func observe(end: Span, isNext: Bool) {
    guard let base = first, let previous = last else { return restart(at: end) }
    let steps: Int
    if let length = learnt ?? (windows >= 3 ? guess : nil) {
      steps = Int(clamped: ((end.middle - previous.middle) / length).rounded())
    } else if isNext {
      steps = 1
    } else {
      return restart(at: end)
    }
    guard steps > 0 else {
      if let both = previous.intersection(end) { last = both }
      return
    }
    windows = windows.clampedAdding(steps)
    let found = Span(
      from: max(0, (end.from - base.to) / Double(windows)), to: (end.to - base.from) / Double(windows))
    guard let known = span else {
      span = found
      last = end
      return
    }
    guard let both = known.intersection(found) else {
      // The limit has changed.
      span = nil
      return restart(at: end)
    }
    span = both
    let expected = Span(
      from: previous.from + Double(steps) * both.from, to: previous.to + Double(steps) * both.to)
    last = expected.intersection(end) ?? end
  }

  /// Records that a window is open, so that the last one has ended.
  mutating func opened(at time: Double) {
    if let last, time >= last.from { self.last?.to = min(last.to, time) }
  }

  private mutating func restart(at end: Span) {
    first = end
    last = end
    windows = 0
  }
}
