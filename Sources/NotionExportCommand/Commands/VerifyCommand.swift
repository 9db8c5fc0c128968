internal import ArgumentParser
internal import NotionExportEngine
internal import NotionExportKit
internal import NotionModel

/// `notion-export verify`: checks the archive against the outputs, and on request against the workspace.
struct VerifyCommand<Sinks: SinkRegistry>: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "verify",
      abstract: "Checks that every output has every object, every link resolves, and every hash matches.",
      discussion: """
        It also lists files that are missing, changed, outdated, or \
        not written by notion-export. The next export fetches damaged parts of the archive again.

        EXIT CODES
          0  no problems
          3  problems were found; they are listed
          1  the verification failed
         64  the command line is invalid
        """)
  }

  @OptionGroup var arguments: FolderArguments

  @Flag(help: "Also compare with the workspace: list new, edited and removed objects since the last export.")
  var api = false

  @Flag(help: "Also check every stored response; in a small archive they are always checked.")
  var readData = false

  @Flag(help: "Make the next run write outputs with problems again, from the archive.")
  var repair = false

  @OptionGroup var connection: ConnectionArguments

  @OptionGroup var logging: LoggingArguments

  func run() async throws {
    let result: VerificationResult
    var repaired: [String] = []
    do {
      let verifier = Verifier(
        output: arguments.folder(isDemo: connection.demo), plugins: Sinks.plugins, readsData: readData)
      result = try await InterruptibleRun.run { [api, connection, logger = logging.logger] in
        guard api else { return try await verifier.run(comparingWith: nil) }
        return try await connection.connection().withClient(logger: logger) {
          try await verifier.run(comparingWith: $0)
        }
      }
      if repair { repaired = try await verifier.requestRewriting(of: result) }
    } catch is CancellationError {
      throw ExitCode.interrupted
    } catch {
      throw CommandError.code(reporting: error)
    }
    let text = VerificationText(result: result)
    try StandardOutput.write(arguments.json ? TerminalText(json: text.json) : text.text)
    if !repaired.isEmpty, !arguments.json {
      try StandardOutput.write(
        "The next export or render writes these again: \(repaired.joined(separator: ", ")).\n")
    }
    if !result.isSound { throw ExitCode.someSkipped }
  }
}
