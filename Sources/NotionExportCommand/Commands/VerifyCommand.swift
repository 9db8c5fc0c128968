internal import ArgumentParser
internal import NotionExportEngine
internal import NotionExportKit
internal import NotionModel

/// `notion-export verify`: checks the archive against the outputs, and on request against the workspace.
struct VerifyCommand<Sinks: SinkRegistry>: AsyncParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "verify",
      abstract: "Checks that every object is in every output, every link resolves, and every hash matches.",
      discussion: """
        Also listed are files that are missing, that have been changed, that nothing in the archive accounts for, and \
        that notion-export did not write. What is damaged in the archive is fetched again by the next export.

        EXIT CODES
          0  everything is as it should be
          3  something is not; it is listed
          1  the verification could not be done
         64  the command line makes no sense
        """)
  }

  @OptionGroup var arguments: FolderArguments

  @Flag(help: "Ask the workspace, too, and list what is new, edited or gone since the archive was made.")
  var api = false

  @Flag(help: "Read every stored response, too; those of a small archive are read anyway.")
  var readData = false

  @Flag(help: "Have the next run write the outputs with problems again, from the archive.")
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
        "The next export or render writes \(repaired.joined(separator: ", ")) again.\n")
    }
    if !result.isSound { throw ExitCode.someSkipped }
  }
}
