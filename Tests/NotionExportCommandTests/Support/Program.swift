import Foundation

/// The real `notion-export`, run as a person runs it.
struct Program {
  /// How a run ended.
  struct Ending {
    var code: Int32
    var output: String
    var errors: String
  }

  var arguments: [String]
  var environment: [String: String] = [:]
  /// The working directory; that of the tests where it is `nil`.
  var directory: String?

  init(_ arguments: String..., environment: [String: String] = [:]) {
    self.arguments = arguments
    self.environment = environment
  }

  /// Runs the program to its end.
  ///
  /// - Parameter interruptible: is given what sends the program SIGINT, once it runs.
  /// - Returns: how the run ended.
  /// - Throws: why the program could not be started.
  func run(interruptible: (@Sendable (_ interrupt: @Sendable () -> Void) async -> Void)? = nil) async throws
    -> Ending
  {
    let process = Process()
    process.executableURL = Self.folder.appending(path: "notion-export")
    process.arguments = arguments
    process.environment = ["PATH": "/usr/bin:/bin", "HOME": NSTemporaryDirectory()].merging(environment) {
      $1
    }
    if let directory { process.currentDirectoryURL = URL(filePath: directory) }
    process.standardInput = FileHandle.nullDevice
    let (output, errors) = (Pipe(), Pipe())
    (process.standardOutput, process.standardError) = (output, errors)
    async let text = Self.text(of: output)
    async let errorText = Self.text(of: errors)
    let (endings, ended) = AsyncStream.makeStream(of: Int32.self)
    process.terminationHandler = {
      ended.yield($0.terminationStatus)
      ended.finish()
    }
    try process.run()
    let identifier = process.processIdentifier
    await interruptible? { kill(identifier, SIGINT) }
    var code: Int32 = -1
    for await ending in endings { code = ending }
    return try await Ending(code: code, output: text, errors: errorText)
  }

  private static func text(of pipe: Pipe) async throws -> String {
    let handle = pipe.fileHandleForReading
    return await withCheckedContinuation { continuation in
      DispatchQueue.global().async {
        continuation.resume(returning: String(decoding: handle.readDataToEndOfFile(), as: UTF8.self))
      }
    }
  }

  /// Where the build put the programs, beside the test bundle.
  private static var folder: URL {
    #if canImport(Darwin)
    for bundle in Bundle.allBundles where bundle.bundlePath.hasSuffix(".xctest") {
      return bundle.bundleURL.deletingLastPathComponent()
    }
    #endif
    return Bundle.main.bundleURL
  }
}
