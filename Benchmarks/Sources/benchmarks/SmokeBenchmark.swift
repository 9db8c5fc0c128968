import ArgumentParser
import Foundation

/// Checks countable figures: requests, repeated requests, memory, bytes.
struct SmokeBenchmark: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "smoke",
    abstract: "Checks counts and ratios of small exports; no times.",
    discussion: """
      For every change of the program: it takes half a minute, and any build will do. The exit code is 1 where a \
      check fails.
      """)

  @OptionGroup var binaries: Binaries

  @Option(help: "How many pages the workspace has.")
  var pages = 300

  @Option(help: "The largest peak of memory, in megabytes (10^6).")
  var maximumPeak = 100.0

  @Option(help: "The most bytes that the archive takes for a page.")
  var maximumBytesPerPage = 8_000.0

  func run() async throws {
    var checks = SmokeChecks()
    let measured = try await MemoryMeasurement.run(
      pages: pages, formats: ["json", "markdown"], rendered: [], binaries)
    checks.expect(
      "requests of an export", Double(measured.requests), atLeast: Double(measured.minimum.first),
      atMost: Double(measured.minimum.first) * 1.01,
      because: "1 % more than the fewest that the API allows, \(measured.minimum.first)")
    checks.expect(
      "requests of an unchanged run", Double(measured.unchangedRequests), atLeast: 1,
      atMost: Double(measured.minimum.unchanged), because: "the fewest that the API allows")
    checks.expect(
      "peak memory in MB", measured.usage.peakMegabytes, atLeast: 1, atMost: maximumPeak,
      because: "what a build that is not optimized may take; a release build takes 64 at the most")
    checks.expect(
      "bytes of the archive for a page", measured.archiveMegabytes * 1e6 / Double(pages), atLeast: 1,
      atMost: maximumBytesPerPage, because: "not twice what it took when this was written")
    let workspace = "synthetic:\(pages)"
    let whole = try await ResumeMeasurement.uninterrupted(workspace, "5ms-15ms", binaries)
    let killed = try await ResumeMeasurement.killed(
      after: 0.5, of: whole, workspace, "5ms-15ms", binaries)
    checks.expect(
      "requests too many after a kill", Double(killed.requests - whole.requests),
      atMost: Double(ResumeMeasurement.mostRepeated), because: "those under way, and one for the start")
    print(checks.table.markdown)
    guard checks.allPass else { throw ExitCode.failure }
  }
}

/// Counted values, with their upper bounds.
struct SmokeChecks {
  private(set) var table = ResultTable([
    .words("check", "check"), .numbers("counted", "counted"), .numbers("at most", "at_most"),
    .words("which is", "reason"), .words("", "verdict"),
  ])
  private(set) var allPass = true

  /// Checks a number; below the least, it was not counted, or something was left out.
  mutating func expect(
    _ name: String, _ counted: Double, atLeast least: Double = 0, atMost most: Double, because reason: String
  ) {
    let passes = (least...max(most, least)).contains(counted)
    if !passes { allPass = false }
    table.add(
      .text(name), .number(counted, digits: 1), .number(most, digits: 1), .text(reason),
      .text(passes ? "passes" : "FAILS"))
  }
}
