public import NotionExportKit

/// `--format command`: a sink in any language, run as a separate program.
///
/// The program reads events from its standard input and acknowledges them on its standard output, a JSON object
/// on each line. The protocol is described in NotionExportKit's documentation, "A sink in any language".
public struct CommandSinkPlugin: SinkPlugin {
  /// The command, and the timeout of its answers.
  public struct Options: SinkOptions {
    /// The command line, in the syntax of a shell.
    public var run = ""
    /// Maximum number of seconds without activity while the command owes an answer.
    public var deadline = 60

    /// Creates options without a command, which is required.
    public init() {}

    /// A description of one line for each option.
    public static let help = [
      "run": "the command line of the sink, for /bin/sh, as in 'python3 my_sink.py'",
      "deadline":
        "the number of seconds without activity after which a command that owes a response is ended",
    ]
  }

  /// `command`.
  public static let format = "command"
  /// A description of one line.
  public static let summary =
    "a sink in any language: a command that reads events and writes responses as JSON lines"

  /// Creates the plugin.
  public init() {}

  /// Creates the sink that runs the command.
  ///
  /// - Throws: `OptionError` if there is no command, or an invalid deadline.
  public func makeSink(_ options: Options, in context: SinkContext) throws -> any Sink {
    guard options.run.contains(where: { !$0.isWhitespace }) else {
      throw OptionError(
        option: "command.run",
        detail: "set the command line of your sink: -O command.run='python3 my_sink.py'")
    }
    guard (1...86_400).contains(options.deadline) else {
      throw OptionError(
        option: "command.deadline", detail: "expected 1 to 86400 seconds, not \(options.deadline)")
    }
    return ProcessSink(command: options.run, deadline: .seconds(options.deadline), context: context)
  }
}
