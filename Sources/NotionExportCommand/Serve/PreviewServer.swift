internal import Foundation
internal import Hummingbird
internal import Logging
internal import NIOCore
internal import UnixSignals

/// Listens on this machine until the process is asked to end.
struct PreviewServer: Sendable {
  let folder: ServedFolder
  /// The port; 0 selects a free one.
  let port: Int

  /// Serves the folder; `started` receives the address.
  ///
  /// - Throws: ``CommandError`` if the port is not available.
  func run(started: @escaping @Sendable (String) -> Void) async throws {
    let signals = await StopSignals.trapped()
    var logger = Logger(label: "serve")
    logger.logLevel = .critical
    let application = Application(
      responder: PreviewResponder(folder: folder),
      configuration: .init(address: .hostname("127.0.0.1", port: port), serverName: nil),
      onServerRunning: { channel in
        started("http://127.0.0.1:\(channel.localAddress?.port ?? port)/")
      }, logger: logger)
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        // Not a child task: there is nothing to finish, so the server ends with the process, and is not
        // cancelled.
        let server = Task { try await application.run() }
        do {
          try await server.value
        } catch let error as IOError {
          throw Self.failure(error, port: port)
        }
      }
      group.addTask { for await _ in signals { throw Stopped() } }
      do {
        try await group.next()
      } catch is Stopped {
        Foundation.exit(0)
      }
    }
  }

  private struct Stopped: Error {}

  private static func failure(_ error: IOError, port: Int) -> CommandError {
    switch error.errnoCode {
    case EADDRINUSE:
      CommandError(
        "Port \(port) is in use by another program. Choose another: notion-export serve --port \(port < 65535 ? port + 1 : 8000)"
      )
    case EACCES:
      CommandError("Port \(port) is the system's. Give one from 1024 on: notion-export serve --port 8000")
    default: CommandError("Port \(port) cannot be listened at: \(error)")
    }
  }
}
