internal import NotionExportKit
internal import NotionModel

/// The command's answers to one event.
struct Answers {
  /// The event's number; `nil` before the first.
  private let number: Int?
  private let context: SinkContext

  init(to number: Int?, context: SinkContext) {
    self.number = number
    self.context = context
  }

  /// Reads until the command is ready.
  ///
  /// - Returns: whether it requests templates.
  nonisolated(nonsending) func readReady(_ messages: inout MessageReader) async throws -> Bool {
    while true {
      switch try await next(&messages) {
      case .ready(let wantsTemplates): return wantsTemplates
      case .file, .acknowledgement:
        throw CommandFailure.badOutput("the command wrote a message before 'ready'")
      case .diagnostic, .failure: continue
      }
    }
  }

  /// Reads until the event is acknowledged; `owner` owns the preceding files.
  nonisolated(nonsending) func read(_ messages: inout MessageReader, owner: FileOwner?) async throws {
    guard let owner else {
      guard case .acknowledgement = try await nextAnswer(&messages) else {
        throw CommandFailure.badOutput("the command wrote a file for a removed object")
      }
      return
    }
    try await context.output.replaceFiles(of: owner) { files in
      while case .file(let path, let content, let isPart) = try await nextAnswer(&messages) {
        try await write(path, content, isPart, &messages, files)
      }
    }
  }

  // MARK: Files

  private nonisolated(nonsending) func write(
    _ path: OutputPath, _ content: CommandMessage.Content, _ isPart: Bool, _ messages: inout MessageReader,
    _ files: any OutputFiles
  ) async throws {
    switch content {
    case .asset(let key):
      guard case .stored(let stored)? = try await context.workspace.asset(key)?.content else {
        throw CommandFailure.badOutput(
          "the command requested the content of the asset \(key.text.debugDescription), which is not in the archive"
        )
      }
      try await files.write(path, content: stored)
    case .bytes(let bytes):
      try await files.write(path) { file in
        try file.write(bytes)
        var goesOn = isPart
        while goesOn {
          guard case .file(path, .bytes(let more), let isPart) = try await nextAnswer(&messages) else {
            throw CommandFailure.badOutput(
              "the command wrote another message before the last part of the file \(path)")
          }
          try file.write(more)
          goesOn = isPart
        }
      }
    }
  }

  // MARK: Messages

  /// Returns the next message that is a file or the acknowledgement.
  private nonisolated(nonsending) func nextAnswer(_ messages: inout MessageReader) async throws
    -> CommandMessage
  {
    while true {
      let message = try await next(&messages)
      switch message {
      case .file: return message
      case .acknowledgement(number): return message
      case .acknowledgement(let other):
        throw CommandFailure.badOutput(
          "the command acknowledged event \(other) instead of event \(number ?? 0)")
      case .ready: throw CommandFailure.badOutput("the command wrote 'ready' twice")
      case .diagnostic, .failure: continue
      }
    }
  }

  private nonisolated(nonsending) func next(_ messages: inout MessageReader) async throws -> CommandMessage {
    guard let message = try await messages.next() else {
      throw CommandFailure(
        .ended,
        "the command ended \(number.map { "without acknowledging event \($0)" } ?? "before it was ready")")
    }
    switch message {
    case .diagnostic(let diagnostic): context.report(diagnostic)
    case .failure(let text): throw CommandFailure(.refused, "the command gave up: \(text)")
    case .ready, .acknowledgement, .file: break
    }
    return message
  }
}
