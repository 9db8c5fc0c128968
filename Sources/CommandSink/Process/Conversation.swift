internal import Subprocess

/// The two ends of a command that is running.
struct Conversation {
  let lines: EventWriter
  var messages: MessageReader
  let activity: Activity
  /// Ends the command and what it has started.
  let kill: @Sendable () -> Void

  /// Sends something and reads the answer at the same time, as either side may have to wait for the other.
  ///
  /// - Throws: ``CommandFailure``, or what either side throws. The command is ended then.
  nonisolated(nonsending) mutating func exchange(
    sending: @escaping @Sendable (EventWriter) async throws -> Void,
    reading: nonisolated(nonsending) (inout MessageReader) async throws -> Void
  ) async throws {
    let (lines, activity, kill) = (lines, activity, kill)
    activity.mark()
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        do {
          try await sending(lines)
          try await lines.flush()
        } catch {
          // The reading side would wait for the answer to what was not sent.
          kill()
          throw error
        }
      }
      let watch = Task {
        try await activity.waitForSilence()
        kill()
      }
      defer { watch.cancel() }
      var failure: (any Error)?
      do {
        try await reading(&messages)
      } catch {
        failure = error
        kill()
      }
      do {
        try await group.waitForAll()
      } catch {
        // Whoever could not read the archive ended the command; the error is that of the archive.
        throw error
      }
      if let failure { throw failure }
    }
  }
}
