import Foundation
import NotionModel
import NotionSimulator
import TestSupport
import Testing

/// Exports of one simulated workspace by the real program, with their output.
struct AccessRun: Sendable {
  let folder: TemporaryFolder
  let simulator: NotionSimulator

  /// Runs `body` with a simulator of a workspace.
  static func with<Result: Sendable>(
    _ workspace: SimulatedWorkspace, _ configuration: SimulatorConfiguration = SimulatorConfiguration(),
    _ body: @Sendable (AccessRun) async throws -> Result
  ) async throws -> Result {
    let folder = try TemporaryFolder()
    return try await withSimulator(workspace, configuration) { simulator in
      try await body(AccessRun(folder: folder, simulator: simulator))
    }
  }

  /// Runs the program to its end.
  @discardableResult
  func export(
    _ output: String = "out", formats: [String] = ["json"], _ arguments: String...
  ) async throws -> Program.Ending {
    var program = Program("--output", "\(folder.path)/\(output)", "--api-url", simulator.url)
    program.arguments += formats.flatMap { ["--format", $0] } + arguments
    program.environment = ["NOTION_TOKEN": simulator.token]
    return try await program.run()
  }

  /// The ids of the files that `--format json` has written for a kind such as `pages`.
  func ids(_ kind: String, in output: String = "out") -> Set<ObjectID> {
    JSONOutput(folder: folder, name: output).ids(kind)
  }

  /// A file of the output, as JSON.
  func json(_ file: String, in output: String = "out") throws -> JSONValue {
    try JSONOutput(folder: folder, name: output).value(file)
  }

  /// The findings of the last run into an output, by their identifiers.
  func findings(in output: String = "out") throws -> [String: [JSONValue]] {
    let report = try JSONOutput(folder: folder, name: output).value(".notion-export/report.json")
    // Every export without comments on blocks says so.
    return Dictionary(grouping: report["diagnostics"]?.array ?? []) { $0["identifier"]?.string ?? "" }
      .filter { $0.key != "block-comments-not-asked-for" }
  }

  /// Returns whether some file of an output, except its state, contains a text.
  func holds(_ text: String, in output: String = "out") throws -> Bool {
    try folder.contents(of: output).contains { $0.value.range(of: Data(text.utf8)) != nil }
  }
}

/// The requests that a simulator has answered, by kind and object.
final class RequestRecorder: Sendable {
  private let requests = LockedRequests()

  /// A rewrite that changes nothing and records each request.
  var rewrite: ResponseRewrite {
    ResponseRewrite { [requests] _, request in requests.append(request.target) }
  }

  /// Returns the number of requests with an object in their path.
  func count(_ path: String) -> Int { requests.all.count { $0.hasPrefix("/v1/\(path)") } }

  /// Returns the number of requests that name an object.
  func count(of id: ObjectID) -> Int {
    requests.all.count { $0.contains(id.description) || $0.contains(id.compactText) }
  }
}

private final class LockedRequests: @unchecked Sendable {
  // Every access is between `lock` and `unlock`.
  private var targets: [String] = []
  private let lock = NSLock()

  func append(_ target: String) { lock.withLock { targets.append(target) } }
  var all: [String] { lock.withLock { targets } }
}
