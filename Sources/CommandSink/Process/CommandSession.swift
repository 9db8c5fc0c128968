internal import Logging
internal import Subprocess
internal import Synchronization

#if canImport(Glibc)
internal import Glibc
#elseif canImport(Musl)
internal import Musl
#elseif canImport(Darwin)
internal import Darwin
#endif

/// A command that runs from ``init(command:deadline:logger:)`` until ``close()``, or until it ends by itself.
///
/// It runs in one task, within the scope in which its pipes are open; what is to be done with them is handed
/// there by ``perform(_:)``, one thing at a time.
final class CommandSession: Sendable {
  typealias Work = @Sendable (inout Conversation) async throws -> Void

  private struct Job: Sendable {
    let work: Work
    let done: CheckedContinuation<Void, any Error>
  }

  /// How long a command may take to end by itself when it is told to.
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
      // Whoever asks for more is told that it is over.
      for await job in jobs {
        job.done.resume(throwing: failure ?? CommandFailure(.notRunning, "the command is not running"))
      }
      return failure
    }
  }

  /// Does something with the pipes and waits until it is done.
  ///
  /// - Throws: what `work` throws, or ``CommandFailure`` where the command has ended; `CancellationError`, and
  ///   the command is ended, where the task is cancelled.
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
      // A command that was ended because the run is to stop has not failed.
      try Task.checkCancellation()
      throw error
    }
  }

  /// Tells the command that nothing more comes, and waits until it has ended.
  ///
  /// - Returns: what went wrong at the end, where everything went well before.
  func close() async -> CommandFailure? {
    jobs.finish()
    return await running.value
  }

  // MARK: Running

  private static func run(
    _ command: String, _ deadline: Duration, _ logger: Logger, _ jobs: AsyncStream<Job>
  ) async -> CommandFailure? {
    let errors = ErrorLines(logger: logger)
    // Outside of the scope of the pipes, so that its caller is told however that ends.
    let failed = Mutex<(job: Job, error: any Error)?>(nil)
    var options = PlatformOptions()
    // In a group of its own the command gets no interrupt of the terminal, and all that it starts can be ended.
    options.processGroupID = 0
    options.teardownSequence = [
      .gracefulShutDown(toProcessGroup: true, allowedDurationToNextStep: .seconds(2))
    ]
    do {
      let result = try await Subprocess.run(
        .name("sh"), arguments: ["-c", command],
        // The token is for this program alone.
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

  /// Does one job after another until there are no more.
  ///
  /// - Returns: the job that failed, and why; its caller is told once it is known how the command ended.
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
          "the command did nothing for \(conversation.activity.deadline.components.seconds) seconds while it owed "
            + "an answer, and was ended; if it needs longer, give -O command.deadline=SECONDS")
        return (job, silence)
      }
    }
    return nil
  }

  /// Tells the command that nothing more comes; ends it where it does not end itself.
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
    // What it still writes has nobody to go to, but its pipe must not fill up.
    while (try? await conversation.messages.next()) != nil {}
  }

  /// Tells the caller of a job that failed why, with all that is known now.
  ///
  /// - Returns: what went wrong where no job failed.
  private static func tell(
    _ failed: (job: Job, error: any Error)?, _ status: TerminationStatus, errors: String
  ) -> CommandFailure? {
    let last = errors.isEmpty ? "" : "; the last it said on standard error:\n\(errors)"
    guard let failed else {
      return status.isSuccess
        ? nil : CommandFailure(.ended, "at its end the command \(describe(status))\(last)")
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
    case .exited(127): "ended with exit code 127, as where a shell finds no such command"
    case .exited(let code): "ended with exit code \(code)"
    case .signaled(let signal): "was ended by signal \(signal)"
    }
  }
}
