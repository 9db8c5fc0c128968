internal import NotionExportKit
internal import NotionModel
internal import Synchronization

/// Passes events to a command, one at a time, and stores its answers in the output.
final class ProcessSink: Sink {
  private struct State {
    var session: CommandSession?
    /// The number of the last event.
    var number = 0
    /// Whether the command requests templates.
    var wantsTemplates = false
  }

  private let command: String
  private let deadline: Duration
  private let context: SinkContext
  private let state = Mutex(State())

  init(command: String, deadline: Duration, context: SinkContext) {
    self.command = command
    self.deadline = deadline
    self.context = context
  }

  func open(_ export: ExportDescription) async throws {
    let session = CommandSession(command: command, deadline: deadline, logger: context.logger)
    state.withLock { $0.session = session }
    try await session.perform { conversation in
      try await conversation.exchange { lines in
        try await lines.write(EventLines.open(export))
      } reading: { messages in
        let wantsTemplates = try await Answers(to: nil, context: self.context).readReady(&messages)
        self.state.withLock { $0.wantsTemplates = wantsTemplates }
      }
    }
  }

  func write(_ event: ExportEvent) async throws {
    if case .surroundings = event { return }
    try await send(event.owner) { number, lines, context in
      try await EventLines(number: number, workspace: context.workspace).write(event, to: lines)
    }
  }

  func finish(_ summary: ExportSummary) async throws {
    if state.withLock({ $0.wantsTemplates }) {
      try await send(.named("templates")) { number, lines, context in
        try await EventLines(number: number, workspace: context.workspace).writeTemplates(to: lines)
      }
    }
    try await send(.named("finish")) { number, lines, _ in
      try await lines.write(EventLines.finish(summary, number: number))
    }
  }

  func close() async {
    guard let session = state.withLock({ $0.session.take() }) else { return }
    if let failure = await session.close() {
      context.report(
        Diagnostic(
          .warning, Diagnostic.Identifier(rawValue: "command-ended-badly"), summary: failure.description))
    }
  }

  /// Sends the lines of an event and waits for its acknowledgement; meanwhile the command may write files,
  /// which `owner` owns.
  private func send(
    _ owner: FileOwner?,
    _ write: @escaping @Sendable (Int, EventWriter, SinkContext) async throws -> Void
  ) async throws {
    let (session, number) = state.withLock { state in
      state.number += 1
      return (state.session, state.number)
    }
    guard let session else { throw CommandFailure(.notRunning, "the command is not running") }
    let context = context
    try await session.perform { conversation in
      try await conversation.exchange { lines in
        try await write(number, lines, context)
      } reading: { messages in
        try await Answers(to: number, context: context).read(&messages, owner: owner)
      }
    }
  }
}

extension ExportEvent {
  /// The owner of the files that the command writes for the event; `nil` for a removal.
  fileprivate var owner: FileOwner? {
    switch self {
    case .page(let document): .object(document.page.id.object)
    case .database(let document): .object(document.database.id.object)
    case .dataSource(let document): .object(document.dataSource.id.object)
    case .user(let user): .object(user.id.object)
    case .asset(let asset): .asset(asset.key)
    case .removed, .removedAsset, .surroundings: nil
    @unknown default: nil
    }
  }
}
