import Foundation
import NotionModel
import NotionSimulator
import TestSupport
import Testing

/// The progress display of a run: lines, objects, a block on a terminal.
@Suite struct ProgressTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func export(_ arguments: String...) async throws -> Program.Ending {
    let configuration = SimulatorConfiguration().with { $0.latency = .fixed(.milliseconds(20)) }
    return try await withSimulator(DemoWorkspace.make(), configuration) { simulator in
      var program = Program(
        "--format", "json", "--output", "\(folder.path)/out", "--api-url", simulator.url,
        environment: ["NOTION_TOKEN": simulator.token])
      program.arguments += arguments
      return try await program.run()
    }
  }

  @Test("A line of progress has everything")
  func linesOfProgressSayEverythingInOne() async throws {
    let ending = try await export("--progress", "plain", "--progress-interval", "20ms")
    let shape =
      #"(Starting|Fetching|Looking for removed objects|Resolving names and links|Writing), [0-9.]+ s(, [0-9]+ % done)?"#
      + #"(, [^:]* left \([0-9]+ % confidence\))?"#
      + #"(, [0-9.]+ MB of memory)?: [0-9]+ done of [0-9]+ found; requests [0-9,]+, [0-9.]+ a second.*; "#
      + #"files [0-9]+, [0-9.,]+ (bytes|kB|MB) received.*"#
    let lines = ending.errors.split(separator: "\n").prefix { !$0.hasPrefix("warning:") }
    #expect(lines.count > 2)
    #expect(lines.contains { $0.contains(" % done") }, "\(lines)")
    for line in lines { #expect(try Regex(shape).wholeMatch(in: line) != nil, "\(line)") }
  }

  @Test("A rendering shows the progress of formats and nothing of fetching")
  func renderingSaysHowFarTheSinksAreAndNothingOfFetching() async throws {
    _ = try await export("--progress", "none")
    let ending = try await Program(
      "render", "--format", "site", "--output", "\(folder.path)/out", "--progress", "plain",
      "--progress-interval", "5ms", environment: [:]
    ).run()
    let shape =
      #"(Starting|Writing), [0-9.]+ s(, [0-9.]+ MB of memory)?"#
      + #"(: site [0-9,]+ written, at [0-9,]+( of [0-9,]+)?)?"#
    let lines = ending.errors.split(separator: "\n").filter {
      $0.hasPrefix("Starting, ") || $0.hasPrefix("Writing, ")
    }
    #expect(lines.contains { $0.contains(": site ") }, "\(ending.errors)")
    for line in lines { #expect(try Regex(shape).wholeMatch(in: line) != nil, "\(line)") }
  }

  @Test("Objects of progress can be read by programs")
  func objectsOfProgressCanBeReadByPrograms() async throws {
    let ending = try await export("--progress", "json", "--progress-interval", "20ms")
    let objects = try ending.errors.split(separator: "\n").filter { $0.hasPrefix("{") }.map {
      try JSONValue(json: Array($0.utf8))
    }
    #expect(objects.count > 2)
    for object in objects {
      #expect(object["event"] == "progress")
      #expect(
        object.object?.members.map(\.key) == [
          "event", "phase", "elapsed", "fraction", "pages_done", "pages_found", "requests",
          "requests_per_second",
          "allowed_per_second", "failures", "findings", "assets", "bytes_received", "memory", "pause",
          "estimate",
          "sinks",
        ])
    }
    func numbers(_ key: String) -> [Double] {
      objects.compactMap { object in
        if case .number(let number)? = object[key] { Double(number.description) } else { nil }
      }
    }
    let times = numbers("elapsed")
    #expect(times.count == objects.count && times == times.sorted(), "\(times)")
    let fractions = numbers("fraction")
    #expect(fractions.count > 2 && fractions.allSatisfy { (0...1).contains($0) }, "\(fractions)")
    #expect(fractions.last == 1)
    let last = try #require(objects.last)
    #expect(last["phase"] == "writing")
    #expect(last["assets"] == 12)
    let sink = try #require(last["sinks"]?.array?.first)
    #expect(sink["format"] == "json")
    #expect(sink["position"] == sink["end"])
  }

  @Test("No progress is shown where none is asked for")
  func noneSaysNothing() async throws {
    let ending = try await export("--progress", "none", "--progress-interval", "10ms")
    #expect(ending.errors.hasPrefix("warning:"))
    #expect(!ending.errors.contains("Fetching"))
  }

  @Test("A terminal shows one block that fits", arguments: [80, 120])
  func aTerminalShowsOneBlockThatFits(columns: Int) async throws {
    let lines = try await screen(
      columns: columns, until: { $0.hasPrefix("  pages ") && !$0.hasSuffix(" of 0 found") })
    #expect(lines.allSatisfy { $0.count < columns }, "\(lines)")
    // One block, however often it was drawn.
    #expect(lines.filter { $0.hasPrefix("  pages ") }.count == 1, "\(lines)")
    #expect(lines.first?.hasPrefix("Fetching, ") == true, "\(lines)")
    #expect(lines.contains { $0.hasPrefix("  requests ") && $0.contains(" a second") })
    #expect(lines.contains { $0.hasPrefix("  files ") })
    #expect(lines.contains { $0.hasPrefix("  done ") && $0.hasSuffix(" %") }, "\(lines)")
    #expect(lines.contains { $0.contains("[#") || $0.contains("[-") } == (columns >= 100))
  }

  /// Returns the nonempty lines of a terminal during an export, once an awaited line is shown.
  private func screen(
    columns: Int, until isAwaited: @Sendable @escaping (Substring) -> Bool
  ) async throws -> [Substring] {
    let configuration = SimulatorConfiguration().with { $0.latency = .fixed(.milliseconds(300)) }
    let tmux = Terminal(session: "notion-export-\(UUID().uuidString)", columns: columns)
    return try await withSimulator(DemoWorkspace.make(), configuration) { simulator in
      try await tmux.start(
        Program.path,
        ["--format", "json", "--output", "\(folder.path)/out", "--api-url", simulator.url],
        environment: ["NOTION_TOKEN": simulator.token])
      let screen = try await tmux.screen { $0.contains(where: isAwaited) }
      await tmux.stop()
      return screen.filter { !$0.isEmpty }
    }
  }
}
