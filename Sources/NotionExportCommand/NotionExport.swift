internal import ArgumentParser
internal import NotionExportEngine
public import NotionExportKit

/// The program, built with the sinks of a registry.
///
/// ```swift
/// await NotionExport<RegisteredSinks>.main()
/// ```
public enum NotionExport<Sinks: SinkRegistry> {
  /// Reads the command line, runs the command, and ends the process with its exit code.
  public static func main() async {
    ProcessMemory.economise()
    await RootCommand<Sinks>.main()
  }
}
