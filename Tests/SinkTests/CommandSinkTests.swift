import CommandSink
import Foundation
import NotionExportKit
import NotionModel
import SinkTestKit
import Testing

/// The protocol of the command sink, and its response to violations.
final class CommandSinkTests: Sendable {
  private let folder = FileManager.default.temporaryDirectory.appending(path: "command-\(UUID().uuidString)")

  init() throws { try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true) }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// A workspace of one page with one block.
  private static func workspace() throws -> ScriptedWorkspace {
    var workspace = ScriptedWorkspace(name: "Work")
    try workspace.add(
      page: "Home", id: ScriptedWorkspace.id(1), content: [.text("paragraph", ScriptedText.run("Hello"))])
    return workspace
  }

  /// Options that run a shell script.
  private func options(_ script: String, deadline: Int = 60) throws -> CommandSinkPlugin.Options {
    let file = folder.appending(path: "script.sh")
    try script.write(to: file, atomically: true, encoding: .utf8)
    var options = CommandSinkPlugin.Options()
    options.run = "exec sh '\(file.path(percentEncoded: false))'"
    options.deadline = deadline
    return options
  }

  private func run(_ script: String, deadline: Int = 60) async throws -> ScriptedRun {
    try await ScriptedRun(
      CommandSinkPlugin(), options: options(script, deadline: deadline), over: Self.workspace())
  }

  /// Returns the error of a failing run.
  private func failure(_ script: String, deadline: Int = 60) async throws -> String {
    let error = await #expect(throws: (any Error).self) { try await self.run(script, deadline: deadline) }
    return error.map { "\($0)" } ?? ""
  }

  /// The head of a script that follows the protocol up to the first event.
  private static let ready = "read open; echo '{\"type\":\"ready\",\"protocol\":1}'\n"

  @Test("The command is told everything there is to know of a page, each object as Notion sent it")
  func lines() async throws {
    let log = folder.appending(path: "log").path(percentEncoded: false)
    let run = try await run(
      """
      \(Self.ready)
      echo "$open" > '\(log)'
      while read -r line; do
        echo "$line" >> '\(log)'
        case "$line" in
          *'"type":"page_end"'*) echo '{"type":"ack","event":1}' ;;
          *'"type":"finish"'*) echo '{"type":"ack","event":2}' ;;
        esac
      done
      """)
    #expect(run.output.files.isEmpty)
    let lines = try String(contentsOfFile: log, encoding: .utf8).split(separator: "\n").map {
      try JSONValue(json: Array($0.utf8))
    }
    #expect(
      lines.map { $0["type"] } == ["open", "page", "block", "block_end", "page_end", "finish", "close"])
    #expect(lines[0]["workspace"]?["name"] == "Work")
    #expect(lines[1]["page"]?["id"]?.string == "\(ScriptedWorkspace.id(1))")
    #expect(lines[1]["path"] == ["Home"])
    #expect(lines[2]["block"]?["paragraph"]?["rich_text"]?.array?.first?["plain_text"] == "Hello")
    #expect(lines[2]["depth"] == 0)
  }

  @Test(
    "Files come whole or in parts, as text, base64 or the content of an asset, and a finding goes to the report"
  )
  func files() async throws {
    var workspace = try Self.workspace()
    let digest = String(repeating: "a", count: 64)
    let key = AssetKey(hostedURL: "https://files.example/x.png")
    workspace.add(
      asset: Asset(
        key: key, name: "x.png", content: .stored(.init(sha256: digest, byteCount: 1, mediaType: nil))))
    let options = try options(
      #"""
      \#(Self.ready)
      while read -r line; do
        case "$line" in
          *'"type":"asset"'*)
            echo '{"type":"file","event":1,"path":"x.png","asset":"/x.png"}'
            echo '{"type":"ack","event":1}' ;;
          *'"type":"page_end"'*)
            printf '%s\n' '{"type":"file","path":"a/text.txt","text":"one\n","more":true}'
            printf '%s\n' '{"type":"file","path":"a/text.txt","text":"two\n"}'
            echo '{"type":"diagnostic","severity":"warning","identifier":"odd","summary":"an odd page"}'
            echo '{"type":"file","path":"b.bin","base64":"AAEC"}'
            echo '{"type":"ack","event":2}' ;;
          *'"type":"finish"'*) echo '{"type":"ack","event":3}' ;;
        esac
      done
      """#)
    let run = try await ScriptedRun(CommandSinkPlugin(), options: options, over: workspace)
    #expect(run.output.text("a/text.txt") == "one\ntwo\n")
    #expect(run.output.files["b.bin"] == [0, 1, 2])
    #expect(run.output.text("x.png") == digest)
    #expect(run.output.files.count == 3)
    #expect(run.diagnostics.map(\.summary) == ["an odd page"])
  }

  @Test("A command that crashes is reported with its exit code and its last words")
  func crash() async throws {
    let text = try await failure("\(Self.ready) read page; echo 'Trace: no such table' >&2; exit 7")
    #expect(text.hasPrefix("the command ended without acknowledging event 1 (it exited with code 7)"))
    #expect(text.hasSuffix("its last output on standard error:\n  Trace: no such table"))
  }

  @Test("A command that is ended by a signal is reported so")
  func signal() async throws {
    let text = try await failure("\(Self.ready) read page; kill -9 $$")
    #expect(text == "the command ended without acknowledging event 1 (it was ended by signal 9)")
  }

  @Test("A command that ends before it is ready, or is none, is reported so")
  func neverReady() async throws {
    #expect(
      try await failure("exit 0") == "the command ended before it was ready (it exited with code 0)")
    var options = CommandSinkPlugin.Options()
    options.run = "no-such-command-anywhere"
    let error = await #expect(throws: (any Error).self) {
      try await ScriptedRun(CommandSinkPlugin(), options: options, over: try Self.workspace())
    }
    #expect("\(error.map { "\($0)" } ?? "")".contains("the shell did not find the command"))
  }

  @Test("A command that does nothing is ended with all that it started")
  func hang() async throws {
    let text = try await failure(
      "\(Self.ready) sleep 1000 & echo $! > '\(folder.path)/pid'; wait", deadline: 1)
    #expect(text.hasPrefix("the command was inactive for 1 seconds while it owed a response, and was ended"))
    #expect(try await isGone())
  }

  @Test("A cancelled run ends the command with all that it started, and is no failure")
  func cancellation() async throws {
    let task = Task {
      try await run("\(Self.ready) sleep 1000 & echo $! > '\(folder.path)/pid'; wait")
    }
    // Bounded, so that a command that never gets there is a failure and no test that never ends.
    for _ in 0..<1_000_000 where child == nil { await Task.yield() }
    #expect(child != nil)
    task.cancel()
    await #expect(throws: CancellationError.self) { _ = try await task.value }
    #expect(try await isGone())
  }

  /// The process that a script has started, by the id that it wrote.
  private var child: Int32? {
    let text = try? String(contentsOf: folder.appending(path: "pid"), encoding: .utf8)
    return text.flatMap { Int32($0.trimmingCharacters(in: .whitespacesAndNewlines)) }
  }

  /// Returns whether the script's process has ended, or is a zombie. The signal was sent, and the kernel may
  /// take a moment.
  private func isGone() async throws -> Bool {
    let child = try #require(child)
    func isRunning() -> Bool {
      let state = try? String(contentsOfFile: "/proc/\(child)/stat", encoding: .utf8)
      return kill(child, 0) == 0 && state?.contains(") Z ") != true
    }
    for _ in 0..<100_000 where isRunning() { await Task.yield() }
    return !isRunning()
  }

  @Test("A command that says that it cannot go on is quoted")
  func refusal() async throws {
    #expect(
      try await failure("read open; echo '{\"type\":\"error\",\"message\":\"the database is locked\"}'; cat")
        == "the command gave up: the database is locked")
  }

  @Test(
    "Output that is no protocol is quoted, with where other output belongs",
    arguments: [
      ("hello", "a line that is not JSON: \"hello\""), ("[1]", "a line that is not a JSON object"),
      ("{\"event\":1}", "a message without a text 'type'"),
      ("{\"type\":\"hi\"}", "a message of the unknown type 'hi'"),
      ("{\"type\":\"ack\"}", "an 'ack' without a number 'event'"),
      ("{\"type\":\"ack\",\"event\":2}", "acknowledged event 2 instead of event 1"),
      ("{\"type\":\"file\",\"path\":\"../x\",\"text\":\"\"}", "step out of the output folder"),
      ("{\"type\":\"file\",\"path\":\"/etc/x\",\"text\":\"\"}", "a part of the path is empty"),
      ("{\"type\":\"file\",\"path\":\"x\"}", "a file without 'text', 'base64' or 'asset'"),
      ("{\"type\":\"file\",\"path\":\"x\",\"base64\":\"?\"}", "a file whose 'base64' is invalid"),
      ("{\"type\":\"file\",\"path\":\"x\",\"asset\":\"y\"}", "which is not in the archive"),
      (
        "{\"type\":\"file\",\"path\":\"x\",\"text\":\"\",\"more\":true}\\n{\"type\":\"ack\",\"event\":1}",
        "before the last part"
      ),
      ("{\"type\":\"ready\"}", "wrote 'ready' twice"),
    ])
  func badOutput(line: String, finding: String) async throws {
    let text = try await failure("\(Self.ready) read page; printf '%b\\n' '\(line)'; cat > /dev/null")
    #expect(text.contains(finding), "\(text)")
    #expect(text.contains("Standard output is for the protocol"))
  }

  @Test("A command that ends badly after all was acknowledged leaves a warning")
  func badEnd() async throws {
    let run = try await run(
      "\(Self.ready) while read -r l; do case \"$l\" in *page_end*) echo '{\"type\":\"ack\",\"event\":1}';; "
        + "*finish*) echo '{\"type\":\"ack\",\"event\":2}';; esac; done; exit 3")
    #expect(run.diagnostics.map(\.summary) == ["after its last event the command exited with code 3"])
  }

  @Test("The token is not for the command")
  func environment() async throws {
    setenv("NOTION_TOKEN", "ntn_secret", 1)
    defer { unsetenv("NOTION_TOKEN") }
    let text = try await failure("echo \"token: $NOTION_TOKEN\" >&2; exit 1")
    #expect(text.hasSuffix("  token: "))
  }

  @Test("Without a command, or with a deadline that is none, the option is named")
  func options() async throws {
    for (run, deadline, option) in [(" ", 60, "command.run"), ("true", 0, "command.deadline")] {
      var options = CommandSinkPlugin.Options()
      (options.run, options.deadline) = (run, deadline)
      let error = await #expect(throws: OptionError.self) {
        try await ScriptedRun(CommandSinkPlugin(), options: options, over: try Self.workspace())
      }
      #expect(error?.option == option)
    }
  }
}
