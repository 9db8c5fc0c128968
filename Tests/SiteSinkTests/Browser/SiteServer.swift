import Foundation
import RenderingTestSupport

/// The real program, to export and to serve.
struct SiteServer {
  /// The path of the built program, next to the test bundle.
  private static var program: URL {
    #if canImport(Darwin)
    for bundle in Bundle.allBundles where bundle.bundlePath.hasSuffix(".xctest") {
      return bundle.bundleURL.deletingLastPathComponent().appending(path: "notion-export")
    }
    #endif
    return Bundle.main.bundleURL.appending(path: "notion-export")
  }

  /// Runs the program to its end; returns what it printed.
  @discardableResult
  static func run(_ arguments: String...) throws -> String {
    String(decoding: try TestTool.run(program, arguments).output, as: UTF8.self)
  }

  /// The command line of the program with arguments.
  static func command(_ arguments: String...) -> [String] { [program.path] + arguments }

  /// Serves a folder on a free port while `body` runs, and passes it the address.
  static func serving<Result>(_ folder: URL, _ body: (String) async throws -> Result) async throws -> Result {
    let process = Process()
    process.executableURL = program
    process.arguments = ["serve", folder.path, "--port", "0"]
    let output = Pipe()
    process.standardOutput = output
    process.standardInput = FileHandle.nullDevice
    try process.run()
    defer {
      process.terminate()
      process.waitUntilExit()
    }
    var text = ""
    while case let piece = output.fileHandleForReading.availableData, !piece.isEmpty {
      text += String(decoding: piece, as: UTF8.self)
      if let address = text.firstMatch(of: /http:\/\/127\.0\.0\.1:\d+\//) {
        return try await body(String(address.0))
      }
    }
    throw CocoaError(.fileNoSuchFile)
  }
}
