internal import Foundation
internal import Logging
internal import NotionAPI
internal import NotionExportKit
internal import NotionSimulator

/// The server of an export: Notion, another address, or the simulator with the demo workspace.
struct Connection {
  private enum Server {
    case address(ServerAddress, Token)
    case demo
  }

  private let server: Server
  private let limits: LimitOptions

  /// Determines the address and the token.
  ///
  /// - Throws: ``CommandError`` that explains how to get a token if there is none.
  init(
    isDemo: Bool, apiURL: String?, tokenFile: String?, limits: LimitOptions, environment: [String: String]
  ) throws {
    self.limits = limits
    if isDemo {
      guard apiURL == nil else {
        throw CommandError("--demo has its own server; remove --api-url.", exitCode: .wrongUsage)
      }
      server = .demo
      return
    }
    do {
      let address = try apiURL.map { try ServerAddress($0) } ?? .notion
      server = .address(address, try Self.token(file: tokenFile, environment: environment))
    } catch let error as NotionAPIError {
      throw CommandError("\(error)", exitCode: .wrongUsage)
    }
  }

  /// Runs `body` with a client of the server.
  func withClient<Result: Sendable>(
    logger: Logger, _ body: (NotionClient) async throws -> Result
  ) async throws -> Result {
    try await withConfiguration(logger: logger) { configuration in
      try await NotionClient.withClient(configuration) { try await body($0) }
    }
  }

  /// Runs `body` with the configuration of a client, while the server is there.
  func withConfiguration<Result: Sendable>(
    logger: Logger, _ body: (ClientConfiguration) async throws -> Result
  ) async throws -> Result {
    switch server {
    case .address(let address, let token):
      return try await body(clientConfiguration(address, token, logger))
    case .demo:
      // The same port in every run, if it is free, so that the addresses in the demo's pages are stable.
      let configuration = SimulatorConfiguration().with { ($0.port, $0.fallsBackToFreePort) = (8377, true) }
      return try await withSimulator(DemoWorkspace.make(), configuration) { simulator in
        try await body(clientConfiguration(ServerAddress(simulator.url), Token(simulator.token), logger))
      }
    }
  }

  private func clientConfiguration(
    _ address: ServerAddress, _ token: Token, _ logger: Logger
  ) -> ClientConfiguration {
    var configuration = ClientConfiguration(token: token, address: address)
    configuration.userAgent = "notion-export/\(ProductVersion.current)"
    configuration.logger = logger
    limits.apply(to: &configuration)
    return configuration
  }

  private static func token(file: String?, environment: [String: String]) throws -> Token {
    if let file {
      let text: String
      do {
        text = try String(contentsOf: URL(filePath: file), encoding: .utf8)
      } catch {
        throw Guidance.unreadableTokenFile(file, reason: error.localizedDescription)
      }
      guard text.contains(where: { !$0.isWhitespace }) else { throw Guidance.emptyTokenFile(file) }
      return try Token(text)
    }
    guard let text = environment["NOTION_TOKEN"], text.contains(where: { !$0.isWhitespace }) else {
      throw Guidance.noToken
    }
    return try Token(text)
  }
}
