internal import ArgumentParser
internal import Foundation

/// The address of the API, the credentials, and the request limits.
struct ConnectionArguments: ParsableArguments {
  @Option(help: "A file that holds the token; otherwise NOTION_TOKEN does.", completion: .file())
  var tokenFile: String?

  @Option(name: .customLong("api-url"), help: "Another address of the API, as of a simulator or a proxy.")
  var apiURL: String?

  @Flag(help: "Export the demo workspace, which a simulator in this process serves.")
  var demo = false

  @OptionGroup var limits: LimitOptions

  /// Returns the connection, with the token from the environment unless a file is named.
  ///
  /// - Throws: ``CommandError``.
  func connection() throws -> Connection {
    try Connection(
      isDemo: demo, apiURL: apiURL, tokenFile: tokenFile, limits: limits,
      environment: ProcessInfo.processInfo.environment)
  }
}
