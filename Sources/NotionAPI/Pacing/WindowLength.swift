import NotionModel

/// Learns when a server's fixed windows end and how long they are, from the ends that its refusals tell.
///
/// `Retry-After` is a whole number of seconds, rounded up, so each end is known to a second only; the
/// distance between ends that are many windows apart tells the length of one ever more exactly, and the
/// length, once known, tells the ends more exactly in turn.
struct WindowLength: Sendable, Hashable {
  /// A time that is known to lie between two others, in seconds.
  struct Span: Sendable, Hashable {
    var from: Double
    var to: Double
    var middle: Double { (from + to) / 2 }
    var width: Double { to - from }

    /// What both allow; `nil` where they contradict each other.
    func intersection(_ other: Span) -> Span? {
      let both = Span(from: max(from, other.from), to: min(to, other.to))
      return both.from <= both.to ? both : nil
    }
  }

  /// What Notion documents. Source: Notion API, "Request limits".
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

  /// The best guess, however rough.
  var guess: Double? { learnt ?? span?.middle }

  /// When the window that is open at `time` ends, by what is known of earlier ends; `nil` before the length
  /// is known well enough to count windows by.
  func end(of time: Double) -> Double? {
    guard let last, let length = learnt else { return nil }
    guard time >= last.to else { return last.to }
    return last.to + ((time - last.to) / length).rounded(.down) * length + length
  }

  /// Takes the end of the present window.
  ///
  /// - Parameters:
  ///   - end: When it ends, as far as the refusal tells.
  ///   - isNext: Whether the window is the one after that of the last end.
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
      // The limit is not what it was.
      span = nil
      return restart(at: end)
    }
    span = both
    let expected = Span(
      from: previous.from + Double(steps) * both.from, to: previous.to + Double(steps) * both.to)
    last = expected.intersection(end) ?? end
  }

  /// A window was seen to be open, so the last one has ended.
  mutating func opened(at time: Double) {
    if let last, time >= last.from { self.last?.to = min(last.to, time) }
  }

  private mutating func restart(at end: Span) {
    first = end
    last = end
    windows = 0
  }
}
