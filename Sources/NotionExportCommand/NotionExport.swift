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
  /// It begins on the caller's thread: the allocator has to be told to keep one pool before another thread makes
  /// its own.
  nonisolated(nonsending) public static func main() async {
    ProcessMemory.economise()
    let launch: Launch<Sinks>
    do {
      launch = try Launch(
        Array(CommandLine.arguments.dropFirst()), environment: ProcessInfo.processInfo.environment)
    } catch {
      RootCommand<Sinks>.exit(withError: CommandError.describing(error).reported())
    }
    await EffectiveConfiguration.$current.withValue(launch.configuration) {
      await RootCommand<Sinks>.main(launch.arguments)
    }
  }
}
