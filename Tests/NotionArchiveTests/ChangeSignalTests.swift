import Testing

@testable import NotionArchive

@Suite struct ChangeSignalTests {
  @Test("A reader that is behind does not wait") func whoIsBehindDoesNotWait() async throws {
    let signal = ChangeSignal()
    signal.advance(to: 3)
    #expect(try await signal.wait(after: 2) == .advanced)
  }

  @Test("An advance wakes the waiting readers") func whoWaitsIsWokenByAnAdvance() async throws {
    let signal = ChangeSignal()
    async let answer = signal.wait(after: 3)
    signal.advance(to: 3)
    signal.advance(to: 4)
    #expect(try await answer == .advanced)
  }

  @Test("The end wakes all readers with its result", arguments: [true, false])
  func theEndWakesAllAndTellsHowItWas(isComplete: Bool) async throws {
    let signal = ChangeSignal()
    async let first = signal.wait(after: 0)
    async let second = signal.wait(after: 9)
    signal.end(isComplete: isComplete)
    #expect(try await first == (isComplete ? .complete : .incomplete))
    #expect(try await second == (isComplete ? .complete : .incomplete))
    // What is left to be read comes before the end.
    signal.advance(to: 5)
    #expect(try await signal.wait(after: 4) == .advanced)
  }

  @Test("Cancelling the task ends the wait") func cancellingTheTaskEndsTheWait() async throws {
    let signal = ChangeSignal()
    let task = Task { try await signal.wait(after: 0) }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
  }
}
