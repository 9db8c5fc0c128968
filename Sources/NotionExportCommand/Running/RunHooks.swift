internal import ArgumentParser
internal import Foundation
internal import NotionAPI
internal import NotionExportKit

/// The options for schedulers: exit codes for findings, and actions after a run.
struct EndingArguments: ParsableArguments {
  @Flag(
    name: .customLong("findings-ok"),
    help:
      "Exit with 0 instead of 3 if some objects could not be exported; the report still lists them.")
  var acceptsFindings = false

  @Option(
    help: ArgumentHelp(
      "A shell command to run after a run that exits with 0; NOTION_RUN_… variables describe the run.",
      valueName: "command"))
  var onSuccess: String?

  @Option(
    help: ArgumentHelp(
      "A shell command to run after a run that exits with another code.", valueName: "command"))
  var onFailure: String?

  @Option(
    help: ArgumentHelp(
      "An address to request after a run that exits with 0, for a monitor that alerts when no request arrives.",
      valueName: "url"))
  var heartbeatURL: String?

  func validate() throws {
    guard heartbeatURL != nil, heartbeat == nil else { return }
    throw ValidationError(
      "--heartbeat-url: expected an address that begins with https:// or http://.")
  }

  /// The heartbeat, or `nil` if none is configured.
  var heartbeat: Heartbeat? {
    heartbeatURL.flatMap {
      Heartbeat(url: $0, userAgent: "notion-export/\(ProductVersion.current)")
    }
  }
}

/// The actions after a run: a command and a heartbeat.
///
/// A hook that fails is a warning and changes no exit code, as the export itself is not affected.
struct RunHooks {
  let arguments: EndingArguments
  /// The output folder.
  let folder: URL

  /// Runs the hooks for a run that ended with `code`.
  func run(after code: ExitCode) async {
    let isSuccess = code == .success
    if let command = isSuccess ? arguments.onSuccess : arguments.onFailure {
      run(command, as: isSuccess ? "--on-success" : "--on-failure", code)
    }
    guard isSuccess, let reason = await arguments.heartbeat?.send() else { return }
    StandardError.write("Warning: the heartbeat request failed: \(reason).\n")
  }

  private func run(_ command: String, as option: String, _ code: ExitCode) {
    // From here on a signal ends both: a child process inherits ignored signals.
    for number in StopSignals.numbers + [SIGPIPE] { signal(number, SIG_DFL) }
    defer { _ = signal(SIGPIPE, SIG_IGN) }
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    process.arguments = ["-c", command]
    process.standardInput = FileHandle.nullDevice
    process.environment = environment(code)
    do {
      try process.run()
    } catch {
      StandardError.write(
        "Warning: \(option) could not be started: \(error.localizedDescription).\n")
      return
    }
    process.waitUntilExit()
    let status = process.terminationStatus
    guard status != 0 || process.terminationReason == .uncaughtSignal else { return }
    let word = process.terminationReason == .uncaughtSignal ? "was ended by signal" : "exited with code"
    StandardError.write("Warning: \(option) \(word) \(status).\n")
  }

  /// Returns the environment of a command: that of this process without the token, with a description of the
  /// run.
  private func environment(_ code: ExitCode) -> [String: String] {
    var environment = ProcessInfo.processInfo.environment
    environment["NOTION_TOKEN"] = nil
    let output = folder.absoluteURL.path(percentEncoded: false)
    environment["NOTION_RUN_RESULT"] = code.runResult
    environment["NOTION_RUN_EXIT_CODE"] = "\(code.rawValue)"
    environment["NOTION_RUN_OUTPUT"] = output
    environment["NOTION_RUN_REPORT"] =
      output + (output.hasSuffix("/") ? "" : "/") + ".notion-export/report.json"
    return environment
  }
}

extension ExitCode {
  /// The word for the outcome of a run.
  fileprivate var runResult: String {
    switch self {
    case .success: "success"
    case .someSkipped: "findings"
    case .interrupted: "interrupted"
    case .wrongUsage: "usage"
    default: "failed"
    }
  }
}
