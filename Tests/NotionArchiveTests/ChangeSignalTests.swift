import Testing

@testable import NotionArchive

@Suite struct ChangeSignalTests {
  @Test func whoIsBehindDoesNotWait() async throws {
    let signal = ChangeSignal()
    signal.advance(to: 3)
    #expect(try await signal.wait(after: 2) == .advanced)
  }

  @Test func whoWaitsIsWokenByAnAdvance() async throws {
    let signal = ChangeSignal()
    async let answer = signal.wait(after: 3)
    signal.advance(to: 3)
    signal.advance(to: 4)
    #expect(try await answer == .advanced)
  }

  @Test(arguments: [true, false]) func theEndWakesAllAndTellsHowItWas(isComplete: Bool) async throws {
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

  @Test func cancellingTheTaskEndsTheWait() async throws {
    let signal = ChangeSignal()
    let task = Task { try await signal.wait(after: 0) }
    task.cancel()
    await #expect(throws: CancellationError.self) { try await task.value }
  }
}
