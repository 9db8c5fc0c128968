#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#elseif canImport(Darwin)
internal import Darwin
#endif
internal import Logging
internal import Subprocess
internal import Synchronization

/// A command that runs from ``init(command:deadline:logger:)`` until ``close()``, or until it ends by itself.
///
/// It runs in one task, within the scope of its open pipes; ``perform(_:)`` passes jobs to that task, one at
/// a time.
final class CommandSession: Sendable {
  typealias Work = @Sendable (inout Conversation) async throws -> Void

  private struct Job: Sendable {
    let work: Work
    let done: CheckedContinuation<Void, any Error>
  }

  /// The time that a command gets to end after the end of its input.
  private static let graceAtEnd = Duration.seconds(5)

  private let jobs: AsyncStream<Job>.Continuation
  private let running: Task<CommandFailure?, Never>

  init(command: String, deadline: Duration, logger: Logger) {
    // A command that stops reading must not end this program.
    _ = signal(SIGPIPE, SIG_IGN)
    let (jobs, continuation) = AsyncStream.makeStream(of: Job.self)
    self.jobs = continuation
    running = Task {
      let failure = await Self.run(command, deadline, logger, jobs)
      continuation.finish()
      // Later jobs fail, as the command has ended.
      for await job in jobs {
        job.done.resume(throwing: failure ?? CommandFailure(.notRunning, "the command is not running"))
      }
      return failure
    }
  }

  /// Executes a job with the pipes and waits for its end.
  ///
  /// - Throws: the error that `work` throws, or ``CommandFailure`` if the command has ended;
  ///   `CancellationError` if the task is cancelled, which ends the command.
  func perform(_ work: @escaping Work) async throws {
    try Task.checkCancellation()
    do {
      try await withTaskCancellationHandler {
        try await withCheckedThrowingContinuation { done in
          switch jobs.yield(Job(work: work, done: done)) {
          case .enqueued: break
          default: done.resume(throwing: CommandFailure(.notRunning, "the command is not running"))
          }
        }
      } onCancel: {
        running.cancel()
      }
    } catch {
      // A command that was ended by a cancellation has not failed.
      try Task.checkCancellation()
      throw error
    }
  }

  /// Closes the command's input, and waits until it has ended.
  ///
  /// - Returns: a failure at the end, if there was none before.
  func close() async -> CommandFailure? {
    jobs.finish()
    return await running.value
  }

  // MARK: Running

  private static func run(
    _ command: String, _ deadline: Duration, _ logger: Logger, _ jobs: AsyncStream<Job>
  ) async -> CommandFailure? {
    let errors = ErrorLines(logger: logger)
    // Outside of the scope of the pipes, so that the caller is resumed however that scope ends.
    let failed = Mutex<(job: Job, error: any Error)?>(nil)
    var options = PlatformOptions()
    // In its own process group, the command gets no interrupt of the terminal, and can be ended with all its
    // children.
    options.processGroupID = 0
    options.teardownSequence = [
      .gracefulShutDown(toProcessGroup: true, allowedDurationToNextStep: .seconds(2))
    ]
    do {
      let result = try await Subprocess.run(
        .name("sh"), arguments: ["-c", command],
        // The token is for this program only.
        environment: .inherit.updating(["NOTION_TOKEN": nil]), platformOptions: options, input: .inputWriter,
        output: .sequence, error: .sequence
      ) { execution in
        let kill: @Sendable () -> Void = { try? execution.send(signal: .kill, toProcessGroup: true) }
        await withTaskGroup(of: Void.self) { group in
          group.addTask { try? await errors.read(execution.standardError) }
          let activity = Activity(deadline: deadline)
          var conversation = Conversation(
            lines: EventWriter(execution.standardInputWriter, activity: activity),
            messages: MessageReader(execution.standardOutput, activity: activity), activity: activity,
            kill: kill)
          if let failure = await serve(jobs, &conversation) {
            failed.withLock { $0 = failure }
            kill()
          } else {
            await end(&conversation, execution, kill)
          }
        }
      }
      return tell(failed.withLock { $0.take() }, result.terminationStatus, errors: errors.tail)
    } catch {
      if let (job, reason) = failed.withLock({ $0.take() }) { job.done.resume(throwing: reason) }
      return CommandFailure(.notStarted, "the command could not be run: \(error)")
    }
  }

  /// Executes jobs one after another until there are no more.
  ///
  /// - Returns: the failed job with its error; its caller is resumed once the outcome of the command is
  ///   known.
  private static func serve(
    _ jobs: AsyncStream<Job>, _ conversation: inout Conversation
  ) async -> (job: Job, error: any Error)? {
    for await job in jobs {
      do {
        try await job.work(&conversation)
        job.done.resume()
      } catch {
        guard conversation.activity.isTooLate else { return (job, error) }
        let silence = CommandFailure(
          .silent,
          "the command was inactive for \(conversation.activity.deadline.components.seconds) seconds while it owed "
            + "a response, and was ended; if it needs more time, set -O command.deadline=SECONDS")
        return (job, silence)
      }
    }
    return nil
  }

  /// Closes the command's input, and kills the command if it does not end.
  private static func end(
    _ conversation: inout Conversation,
    _ execution: Execution<CustomWriteInput, SequenceOutput, SequenceOutput>,
    _ kill: @escaping @Sendable () -> Void
  ) async {
    try? await conversation.lines.write(EventLines.close)
    try? await conversation.lines.flush()
    try? await execution.standardInputWriter.finish()
    let grace = min(graceAtEnd, conversation.activity.deadline)
    let watch = Task {
      try await Task.sleep(for: grace)
      kill()
    }
    defer { watch.cancel() }
    // Its remaining output is discarded, but its pipe must not fill up.
    while (try? await conversation.messages.next()) != nil {}
  }

  /// Resumes the caller of a failed job with an error that includes the outcome of the command.
  ///
  /// - Returns: the failure of the command if no job failed.
  private static func tell(
    _ failed: (job: Job, error: any Error)?, _ status: TerminationStatus, errors: String
  ) -> CommandFailure? {
    let last = errors.isEmpty ? "" : "; its last output on standard error:\n\(errors)"
    guard let failed else {
      return status.isSuccess
        ? nil : CommandFailure(.ended, "after its last event the command \(describe(status))\(last)")
    }
    if let failure = failed.error as? CommandFailure {
      let how = failure.code == .ended ? " (it \(describe(status)))" : ""
      failed.job.done.resume(
        throwing: CommandFailure(failure.code, "\(failure.description)\(how)\(last)"))
    } else {
      failed.job.done.resume(throwing: failed.error)
    }
    return nil
  }

  private static func describe(_ status: TerminationStatus) -> String {
    switch status {
    case .exited(127): "exited with code 127: the shell did not find the command"
    case .exited(let code): "exited with code \(code)"
    case .signaled(let signal): "was ended by signal \(signal)"
    }
  }
}

/// The time of the command's last read or write.
final class Activity: Sendable {
  private struct State {
    var last = ContinuousClock.now
    var isTooLate = false
  }

  private let state = Mutex(State())
  let deadline: Duration

  init(deadline: Duration) { self.deadline = deadline }

  /// Records an activity of the command.
  func mark() { state.withLock { $0.last = .now } }

  /// Whether the deadline has passed without an activity.
  var isTooLate: Bool { state.withLock { $0.isTooLate } }

  /// Returns after a deadline without activity; throws when it is cancelled.
  func waitForSilence() async throws {
    while true {
      let end = state.withLock { $0.last } + deadline
      if end <= .now { break }
      try await Task.sleep(until: end)
    }
    state.withLock { $0.isTooLate = true }
  }
}
