import Logging

/// Executes the decisions of the pacing's state machines: which requests are sent, queued or retried.
///
/// It holds no logic of its own about rates, failures or retries; those are ``AdaptiveRateLimiter``,
/// ``OperationLimiter``, ``CircuitBreaker``, ``RetryPolicy`` and ``RetryBudget``.
actor RequestPipeline {
  /// The minimum wait that counts as a pause; shorter ones are normal pacing.
  private static let shortestPause = Duration.milliseconds(500)
  /// Before the first answer of the server, a wrong address is more likely than a temporary failure.
  private static let attemptsBeforeFirstAnswer = 3

  private let configuration: ClientConfiguration
  private let clock: PacingClock
  private var concurrency: Int
  private var limiter: AdaptiveRateLimiter
  private var operations: OperationLimiter
  private var breaker: CircuitBreaker
  private var budget: RetryBudget
  private var random: SeededGenerator
  private var room = WaitingRoom()
  private var recorder = StatisticsRecorder()
  private var numbers = 0
  private var inFlight = 0
  private var hasBeenAnswered = false
  private var isStopped = false
  private var pause: (reason: ClientEvent.PauseReason, since: Duration, until: Duration)?
  private var timer: (task: Task<Void, Never>, at: Duration)?

  init(_ configuration: ClientConfiguration, clock: PacingClock) {
    self.configuration = configuration
    self.clock = clock
    concurrency = configuration.concurrency
    limiter = AdaptiveRateLimiter(limits: configuration.rateLimits)
    operations = OperationLimiter(configuration.operationLimits)
    breaker = CircuitBreaker(configuration.breaker)
    budget = RetryBudget(configuration.retry.budget)
    random = SeededGenerator(seed: configuration.jitterSeed ?? .random(in: 0...UInt64.max))
  }

  /// Returns a number for a call, which keeps its place in the queue over all its attempts.
  func enroll() -> Int {
    numbers += 1
    return numbers
  }

  /// Waits until a call may be sent.
  func admit(_ number: Int, _ kind: OperationKind, _ priority: RequestPriority) async throws -> PipelinePermit
  {
    try Task.checkCancellation()
    return try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        if isStopped || Task.isCancelled {
          continuation.resume(throwing: isStopped ? NotionAPIError.clientIsShutDown : CancellationError())
          return
        }
        room.enter(.init(number: number, kind: kind, priority: priority, continuation: continuation))
        pump()
      }
    } onCancel: {
      Task { await self.cancel(number) }
    }
  }

  private func cancel(_ number: Int) {
    room.leave(number)?.continuation.resume(throwing: CancellationError())
  }

  /// Records the outcome of a request, and returns whether to retry it.
  func finish(_ permit: PipelinePermit, _ outcome: PipelineOutcome) -> RetryDecision {
    let now = clock.now()
    let isServerFailure = outcome.isServerFailure
    operations.end(permit.kind, load(of: outcome, isServerFailure, now - permit.startedAt))
    if let ticket = permit.ticket {
      inFlight -= 1
      limiter.answered(ticket, outcome.rateAnswer, at: now)
      switch outcome {
      case .cancelled: breaker.abandoned(wasProbe: permit.isProbe)
      case .failure where isServerFailure: breaker.failed(wasProbe: permit.isProbe, at: now)
      default: breaker.succeeded(wasProbe: permit.isProbe)
      }
    }
    recorder.record(permit, outcome, at: now)
    let decision = decide(permit, outcome, at: now)
    pump()
    return decision
  }

  private func load(
    of outcome: PipelineOutcome, _ isServerFailure: Bool, _ latency: Duration
  ) -> OperationLimiter.Answer {
    switch outcome {
    case .success: .answered(latency)
    case .failure: isServerFailure ? .failed : .neutral
    case .cancelled: .neutral
    }
  }

  private func decide(
    _ permit: PipelinePermit, _ outcome: PipelineOutcome, at now: Duration
  ) -> RetryDecision {
    switch outcome {
    case .cancelled: return .giveUp
    case .success:
      hasBeenAnswered = true
      budget.succeeded()
      return .giveUp
    case .failure(let error, _, _):
      if error.status != nil { hasBeenAnswered = true }
      if outcome.isOfOneEndpoint {
        operations.pause(permit.kind, until: now + (error.retryAfter ?? .seconds(1)))
      }
      let decision = retry(permit, error)
      if case .retry(let delay) = decision {
        recorder.statistics.retries += 1
        configuration.onEvent?(.retrying(error, after: delay))
      } else {
        configuration.onEvent?(.failed(error))
      }
      return decision
    }
  }

  private func retry(_ permit: PipelinePermit, _ error: NotionAPIError) -> RetryDecision {
    let decision = configuration.retry.decision(after: error, priority: permit.priority, using: &random)
    guard case .retry(let delay) = decision else { return .giveUp }
    // The limiter imposes the necessary wait; that is not a failure, and takes no retry from the budget.
    if error.code == .rateLimited, !isEndpointOrDownload(permit, error) { return .retry(after: .zero) }
    if !hasBeenAnswered, permit.ticket != nil, error.attempt >= Self.attemptsBeforeFirstAnswer {
      return .giveUp
    }
    if budget.spend() { return .retry(after: delay) }
    return permit.priority == .low
      ? .giveUp : .retry(after: max(delay, configuration.retry.longestDelay))
  }

  private func isEndpointOrDownload(_ permit: PipelinePermit, _ error: NotionAPIError) -> Bool {
    permit.ticket == nil || error.rateLimitReason == "public_api_endpoint_rate_limit"
  }

  // MARK: Turns

  /// Admits all calls that may be sent, and sets the timer for the next one.
  private func pump() {
    let now = clock.now()
    var wakeAt: Duration?
    var isAPIClosed = false
    var failure: NotionAPIError?
    room.removeAll { waiter in
      guard waiter.kind != .downloads else {
        guard operations.admits(.downloads, at: now) else { return false }
        grant(waiter, ticket: nil, isProbe: false, at: now)
        return true
      }
      if let failure {
        waiter.continuation.resume(throwing: failure)
        return true
      }
      guard !isAPIClosed, inFlight < concurrency else { return false }
      guard operations.admits(waiter.kind, at: now) else {
        wakeAt = earlier(wakeAt, operations.pausedUntil(waiter.kind, at: now))
        return false
      }
      switch turn(at: now) {
      case .go(let ticket, let isProbe):
        grant(waiter, ticket: ticket, isProbe: isProbe, at: now)
        return true
      case .wait(let until):
        isAPIClosed = true
        wakeAt = earlier(wakeAt, until)
        return false
      case .fail(let error):
        failure = error
        waiter.continuation.resume(throwing: error)
        return true
      }
    }
    if let wakeAt { wake(at: wakeAt) }
  }

  private enum Turn {
    case go(RateTicket, isProbe: Bool)
    case wait(until: Duration?)
    case fail(NotionAPIError)
  }

  private func turn(at now: Duration) -> Turn {
    var isProbe = false
    switch breaker.next(at: now) {
    case .send: break
    case .probe: isProbe = true
    case .waitForProbe: return .wait(until: nil)
    case .waitUntil(let until):
      began(.serverFailures, until: until, at: now)
      return .wait(until: until)
    case .giveUp: return .fail(.serverIsUnavailable)
    }
    switch limiter.next(at: now) {
    case .send(let ticket): return .go(ticket, isProbe: isProbe)
    case .waitUntil(let until):
      breaker.abandoned(wasProbe: isProbe)
      began(limiter.isOverloaded ? .overload : .rateLimit, until: until, at: now)
      return .wait(until: until)
    case .waitForAnswer:
      breaker.abandoned(wasProbe: isProbe)
      return .wait(until: nil)
    case .blocked: return .fail(.integrationIsBlocked)
    }
  }

  private func grant(_ waiter: WaitingRoom.Waiter, ticket: RateTicket?, isProbe: Bool, at now: Duration) {
    if ticket != nil {
      inFlight += 1
      if let ended = pause {
        pause = nil
        recorder.statistics.pausedTime += now - ended.since
        configuration.onEvent?(.resumed)
      }
    }
    operations.begin(waiter.kind)
    waiter.continuation.resume(
      returning: PipelinePermit(
        number: waiter.number, kind: waiter.kind, priority: waiter.priority, startedAt: now, ticket: ticket,
        isProbe: isProbe))
  }

  private func began(_ reason: ClientEvent.PauseReason, until: Duration, at now: Duration) {
    guard until - now >= Self.shortestPause else { return }
    guard let running = pause else {
      pause = (reason, now, until)
      recorder.statistics.pauses += 1
      configuration.logger.debug(
        "paused", metadata: ["reason": "\(reason.rawValue)", "for": "\(until - now)"])
      configuration.onEvent?(.paused(reason, for: until - now))
      return
    }
    guard until > running.until + Self.shortestPause else { return }
    pause = (reason, running.since, until)
    configuration.onEvent?(.paused(reason, for: until - now))
  }

  private func earlier(_ left: Duration?, _ right: Duration?) -> Duration? {
    guard let left, let right else { return left ?? right }
    return min(left, right)
  }

  private func wake(at time: Duration) {
    if let timer {
      guard time < timer.at else { return }
      timer.task.cancel()
    }
    let task = Task { [clock, weak self] in
      guard (try? await clock.sleep(time)) != nil else { return }
      await self?.woke(at: time)
    }
    timer = (task, time)
  }

  private func woke(at time: Duration) {
    if timer?.at == time { timer = nil }
    pump()
  }

  // MARK: External control

  /// Sets the number of concurrent requests to the API.
  func setConcurrency(_ count: Int) {
    concurrency = max(1, count)
    pump()
  }

  /// Fails all queued and later calls.
  func stop() {
    isStopped = true
    timer?.task.cancel()
    timer = nil
    room.removeAll { waiter in
      waiter.continuation.resume(throwing: NotionAPIError.clientIsShutDown)
      return true
    }
  }

  /// Returns the current statistics.
  func statistics() -> ClientStatistics {
    let now = clock.now()
    var statistics = recorder.snapshot(at: now)
    statistics.inFlight = inFlight + operations.inFlight(.downloads)
    statistics.waiting = room.count
    statistics.limit = limiter.knowledge
    statistics.pausedFor = pause.flatMap { $0.until > now ? $0.until - now : nil }
    statistics.breaker = breaker.state(at: now)
    for kind in OperationKind.allCases { statistics.concurrency[kind] = operations.limit(kind) }
    return statistics
  }
}

/// The permission of a request, from its admission to its end.
struct PipelinePermit: Sendable {
  let number: Int
  let kind: OperationKind
  let priority: RequestPriority
  let startedAt: Duration
  /// The ticket of the rate limiter; `nil` for a download, to which the rate limit does not apply.
  let ticket: RateTicket?
  /// Whether the request is a probe of the circuit breaker.
  let isProbe: Bool
}

/// The outcome of an admitted request.
enum PipelineOutcome: Sendable {
  /// A usable response.
  case success(status: Int, byteCount: Int, RateQuota?)
  /// A failure, reported by the server or not.
  case failure(NotionAPIError, byteCount: Int, RateQuota?)
  /// The task was cancelled.
  case cancelled
}

extension PipelineOutcome {
  /// Whether the server or the network is at fault, rather than this request.
  var isServerFailure: Bool {
    guard case .failure(let error, _, _) = self else { return false }
    switch error.code.base {
    // A query that is too large for the server implies nothing about others.
    case .server: return error.retryGuidance == nil
    case .connection, .timeout: return true
    default: return false
    }
  }

  /// The outcome for the rate limiter.
  var rateAnswer: RateAnswer {
    switch self {
    case .success(_, _, let quota): return .accepted(quota)
    case .cancelled: return .unknown
    case .failure(let error, _, let quota):
      switch error.status {
      case nil: return .unknown
      case 429:
        if error.code == .requestBlocked { return .blocked }
        return isOfOneEndpoint ? .unknown : .refused(retryAfter: error.retryAfter)
      case 529: return .overloaded(retryAfter: error.retryAfter)
      case 503 where error.retryAfter.map { $0 > .zero } ?? false:
        return .overloaded(retryAfter: error.retryAfter)
      default: return .accepted(quota)
      }
    }
  }

  /// Whether the refusal is due to the limit of a single endpoint, which does not affect others.
  var isOfOneEndpoint: Bool {
    guard case .failure(let error, _, _) = self else { return false }
    return error.status == 429 && error.rateLimitReason == "public_api_endpoint_rate_limit"
  }
}

/// A queue of requests, ordered by priority and then by arrival.
struct WaitingRoom: Sendable {
  struct Waiter: Sendable {
    let number: Int
    let kind: OperationKind
    let priority: RequestPriority
    let continuation: CheckedContinuation<PipelinePermit, any Error>
  }

  private(set) var waiters: [Waiter] = []

  var count: Int { waiters.count }

  mutating func enter(_ waiter: Waiter) {
    // From the back, as most new requests belong there.
    var index = waiters.endIndex
    while index > 0, isBefore(waiter, waiters[index - 1]) { index -= 1 }
    waiters.insert(waiter, at: index)
  }

  private func isBefore(_ left: Waiter, _ right: Waiter) -> Bool {
    left.priority != right.priority ? left.priority > right.priority : left.number < right.number
  }

  mutating func leave(_ number: Int) -> Waiter? {
    guard let index = waiters.firstIndex(where: { $0.number == number }) else { return nil }
    return waiters.remove(at: index)
  }

  /// Removes the requests for which `isDone` returns true; calls it for each in order.
  mutating func removeAll(where isDone: (Waiter) -> Bool) {
    waiters.removeAll(where: isDone)
  }
}

/// A clock for the pacing: the time since the client's creation, and a sleep until such a time.
struct PacingClock: Sendable {
  let now: @Sendable () -> Duration
  let sleep: @Sendable (_ until: Duration) async throws -> Void

  init(_ clock: some Clock<Duration>) {
    let start = clock.now
    now = { start.duration(to: clock.now) }
    sleep = { try await clock.sleep(until: start.advanced(by: $0), tolerance: nil) }
  }
}

extension Duration {
  /// The duration in seconds; rates are fractions.
  var inSeconds: Double {
    let (seconds, attoseconds) = components
    return Double(seconds) + Double(attoseconds) / 1e18
  }
}
