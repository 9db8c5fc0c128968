internal import Subprocess

/// The pipes of a running command.
struct Conversation {
  let lines: EventWriter
  var messages: MessageReader
  let activity: Activity
  /// Kills the command and its children.
  let kill: @Sendable () -> Void

  /// Sends data and reads the answer concurrently, as either side may block on the other.
  ///
  /// - Throws: ``CommandFailure``, or the error of either side. The command is killed then.
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
          // The reading side would wait for an answer to unsent data.
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
        // The command was killed because of an error of the archive, which is rethrown.
        throw error
      }
      if let failure { throw failure }
    }
  }
}
