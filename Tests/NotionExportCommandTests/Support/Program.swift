import Foundation

/// The real `notion-export` in a separate process.
struct Program {
  /// The outcome of a run.
  struct Ending {
    var code: Int32
    var output: String
    var errors: String
  }

  var arguments: [String]
  var environment: [String: String] = [:]
  /// The working directory; that of the tests where it is `nil`.
  var directory: String?
  /// A script of bash that runs the program, `"$0" "$@"`, with its streams led elsewhere.
  var script: String?

  init(_ arguments: String..., environment: [String: String] = [:]) {
    self.arguments = arguments
    self.environment = environment
  }

  /// A program that has not ended yet.
  struct Running: Sendable {
    /// Its process.
    let identifier: Int32
    /// The standard error so far, repeated after each addition.
    let errors: AsyncStream<String>
    /// The standard output so far, repeated after each addition.
    let output: AsyncStream<String>

    /// Sends it a signal, such as `SIGINT`.
    func send(_ signal: Int32) {
      // Once it has ended, its number may be another's.
      if !Task.isCancelled { kill(identifier, signal) }
    }

    /// Waits until it has said `text` on standard error, or has ended.
    func said(_ text: String) async {
      for await errors in errors where errors.contains(text) { return }
    }

    /// Waits until it has printed `text`, and gives all that it has printed; `nil` where it ended before.
    func printed(_ text: String) async -> String? {
      for await output in output where output.contains(text) { return output }
      return nil
    }
  }

  /// Runs the program to its end.
  ///
  /// - Parameter whileRunning: The concurrent work, which is cancelled when the program ends.
  /// - Returns: how the run ended.
  /// - Throws: why the program could not be started.
  func run(whileRunning: (@Sendable (Running) async -> Void)? = nil) async throws -> Ending {
    _ = Self.defaultSignals
    let process = Process()
    process.executableURL = URL(filePath: script == nil ? Self.path : "/bin/bash")
    process.arguments = script.map { ["-c", $0, Self.path] + arguments } ?? arguments
    process.environment = ["PATH": "/usr/bin:/bin", "HOME": NSTemporaryDirectory()].merging(environment) {
      $1
    }
    if let directory { process.currentDirectoryURL = URL(filePath: directory) }
    process.standardInput = FileHandle.nullDevice
    let (output, errors) = (Pipe(), Pipe())
    (process.standardOutput, process.standardError) = (output, errors)
    let (texts, told) = AsyncStream.makeStream(of: String.self)
    let (prints, printed) = AsyncStream.makeStream(of: String.self)
    async let text = Self.text(of: output, telling: printed)
    async let errorText = Self.text(of: errors, telling: told)
    let (endings, ended) = AsyncStream.makeStream(of: Int32.self)
    process.terminationHandler = {
      ended.yield($0.terminationStatus)
      ended.finish()
    }
    try process.run()
    let running = Running(identifier: process.processIdentifier, errors: texts, output: prints)
    let meanwhile = Task { await whileRunning?(running) }
    var code: Int32 = -1
    for await ending in endings { code = ending }
    meanwhile.cancel()
    await meanwhile.value
    return try await Ending(code: code, output: text, errors: errorText)
  }

  /// Gives this process, and so what it starts, the default disposition of the signals that end a program.
  ///
  /// A shell starts its background jobs with SIGINT ignored, an ignored signal stays ignored in what they start
  /// in turn, and a program started so is right to ignore it.
  private static let defaultSignals: Void = {
    for name in [SIGINT, SIGTERM, SIGHUP, SIGPIPE] { signal(name, SIG_DFL) }
  }()

  private static func text(of pipe: Pipe, telling: AsyncStream<String>.Continuation? = nil) async throws
    -> String
  {
    let handle = pipe.fileHandleForReading
    return await withCheckedContinuation { continuation in
      DispatchQueue.global().async {
        var bytes = Data()
        while case let more = handle.availableData, !more.isEmpty {
          bytes += more
          telling?.yield(String(decoding: bytes, as: UTF8.self))
        }
        telling?.finish()
        continuation.resume(returning: String(decoding: bytes, as: UTF8.self))
      }
    }
  }

  /// The path of the program.
  static var path: String { folder.appending(path: "notion-export").path(percentEncoded: false) }

  /// The folder of the built programs, next to the test bundle.
  private static var folder: URL {
    #if canImport(Darwin)
    for bundle in Bundle.allBundles where bundle.bundlePath.hasSuffix(".xctest") {
      return bundle.bundleURL.deletingLastPathComponent()
    }
    #endif
    return Bundle.main.bundleURL
  }
}
