import Foundation

/// A terminal in tmux, with a program in it.
struct Terminal {
  let session: String
  let columns: Int

  /// Starts the program.
  func start(_ program: String, _ arguments: [String], environment: [String: String]) async throws {
    let variables = environment.flatMap { ["-e", "\($0.key)=\($0.value)"] }
    let command = ([program] + arguments).map { "'\($0)'" }.joined(separator: " ")
    _ = try await tmux(
      ["new-session", "-d", "-s", session, "-x", "\(columns)", "-y", "30"] + variables + [command])
  }

  /// Returns the lines on the screen, once `isReady` accepts them; bounded, so that a test ends.
  func screen(_ isReady: ([Substring]) -> Bool) async throws -> [Substring] {
    var lines: [Substring] = []
    for _ in 0..<2000 {
      lines = try await tmux(["capture-pane", "-p", "-t", session]).split(
        separator: "\n", omittingEmptySubsequences: false)
      if isReady(lines) { break }
    }
    return lines
  }

  func stop() async { _ = try? await tmux(["kill-session", "-t", session]) }

  /// Foundation treats a process as ended when a descriptor that it inherits is closed; the server that the first
  /// command leaves behind would keep it open.
  private static let closingDescriptors = """
    for descriptor in /dev/fd/*; do
      number=${descriptor##*/}
      if ((number > 2)); then eval "exec $number>&-"; fi
    done
    exec tmux "$@"
    """

  private func tmux(_ arguments: [String]) async throws -> String {
    let process = Process()
    process.executableURL = URL(filePath: "/bin/bash")
    process.arguments = ["-c", Self.closingDescriptors, "tmux", "-L", session] + arguments
    process.environment = ["PATH": "/usr/bin:/bin", "TERM": "xterm-256color", "LC_ALL": "C.UTF-8"]
    process.standardInput = FileHandle.nullDevice
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    let (endings, ended) = AsyncStream.makeStream(of: Void.self)
    process.terminationHandler = { _ in ended.finish() }
    try process.run()
    let text = await withCheckedContinuation { continuation in
      DispatchQueue.global().async {
        continuation.resume(
          returning: String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self))
      }
    }
    for await _ in endings {}
    return text
  }
}
