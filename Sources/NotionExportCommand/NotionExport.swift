internal import ArgumentParser
internal import Foundation
internal import NotionExportEngine
public import NotionExportKit

/// The program, built with the sinks of a registry.
///
/// ```swift
/// await NotionExport<RegisteredSinks>.main()
/// ```
public enum NotionExport<Sinks: SinkRegistry> {
  /// Reads the command line, runs the command, and ends the process with its exit code.
  ///
  /// It begins on the caller's thread: the allocator must be limited to one arena before another thread
  /// creates its own.
  nonisolated(nonsending) public static func main() async {
    ProcessMemory.economise()
    StandardStream.prepare()
    let launch: Launch<Sinks>
    do {
      launch = try Launch(
        Array(CommandLine.arguments.dropFirst()), environment: ProcessInfo.processInfo.environment)
    } catch {
      exit(CommandError.code(reporting: error).rawValue)
    }
    await EffectiveConfiguration.$current.withValue(launch.configuration) {
      do {
        var command = try await RootCommand<Sinks>.asyncParseAsRoot(launch.arguments)
        if var command = command as? any AsyncParsableCommand {
          try await command.run()
        } else {
          try command.run()
        }
      } catch {
        exit(code(for: error, launch.arguments).rawValue)
      }
    }
  }

  /// Reports the error that ended the command, unless it was reported already; returns the exit code.
  private static func code(for error: any Error, _ arguments: [String]) -> ExitCode {
    if let error = error as? CommandError { return error.reported() }
    let code = RootCommand<Sinks>.exitCode(for: error)
    let text = RootCommand<Sinks>.fullMessage(for: error)
    if text.isEmpty { return code }
    let message = TerminalText(message: text, quoting: arguments)
    // Help and version are the requested output.
    guard code == .success else {
      StandardError.write("\(message)\n")
      return code
    }
    do {
      try StandardOutput.write("\(message)\n")
      return code
    } catch {
      return CommandError.code(reporting: error)
    }
  }
}
