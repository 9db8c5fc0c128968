import ArgumentParser
import Foundation
import NotionAPI
import NotionModel

/// Exports a workspace as small programs do: one request after another at a fixed interval, every object in memory
/// until the end.
@main
struct Collector: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "collector", abstract: "Collects a workspace in memory and writes it in the end.")

  @Option(help: "The server to ask; the token is NOTION_TOKEN.")
  var apiURL: String

  @Option(help: "Requests a second.")
  var rate: Double

  @Option(help: "The file to write.")
  var output: String

  func run() async throws {
    let token = try Token(ProcessInfo.processInfo.environment["NOTION_TOKEN"] ?? "")
    var configuration = ClientConfiguration(token: token, address: try ServerAddress(apiURL))
    configuration.concurrency = 1
    configuration.rateLimits = RateLimits(maximumPerSecond: rate)
    let workspace = try await NotionClient.withClient(configuration) { client in
      var workspace = CollectedWorkspace()
      try await workspace.collect(from: client)
      return workspace
    }
    try workspace.write(to: output)
    print("\(workspace.count) objects")
  }
}
