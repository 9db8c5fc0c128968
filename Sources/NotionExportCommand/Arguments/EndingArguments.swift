internal import ArgumentParser
internal import NotionAPI
internal import NotionExportKit

/// The options for schedulers: exit codes for findings, and actions after a run.
struct EndingArguments: ParsableArguments {
  @Flag(
    name: .customLong("findings-ok"),
    help:
      "End with 0 instead of 3 where some objects could not be exported; the report lists them all the same.")
  var acceptsFindings = false

  @Option(
    help: ArgumentHelp(
      "Run this in a shell after a run that ends with 0; NOTION_RUN_… variables describe the run.",
      valueName: "command"))
  var onSuccess: String?

  @Option(
    help: ArgumentHelp("Run this in a shell after a run that ends with another code.", valueName: "command"))
  var onFailure: String?

  @Option(
    help: ArgumentHelp(
      "Request this address after a run that ends with 0, for a service that raises an alarm when nothing comes.",
      valueName: "url"))
  var heartbeatURL: String?

  func validate() throws {
    guard heartbeatURL != nil, heartbeat == nil else { return }
    throw ValidationError(
      "--heartbeat-url takes an address that begins with https:// or http://.")
  }

  /// The heartbeat, or `nil` if none is configured.
  var heartbeat: Heartbeat? {
    heartbeatURL.flatMap {
      Heartbeat(url: $0, userAgent: "notion-export/\(ProductVersion.current)")
    }
  }
}
