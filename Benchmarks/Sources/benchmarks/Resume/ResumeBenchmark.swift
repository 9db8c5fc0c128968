import ArgumentParser

/// Kills exports before their end and resumes them.
struct ResumeBenchmark: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "resume",
    abstract: "Measures what an export repeats and loses that is killed and goes on.",
    discussion: """
      The export is killed (SIGKILL) when a part of its requests has been answered, and started again. Of several \
      such runs requests are the most of any, and seconds the median. The exit code is 1 where one makes more \
      requests too many than were under way (32), with one more for the start.
      """)

  @OptionGroup var binaries: Binaries
  @OptionGroup var recording: RecordingOptions
  @OptionGroup var repetition: Repetition

  @Option(help: "What to export, as the simulator calls it.")
  var workspace = "synthetic:1000"

  @Option(help: "How long each answer takes.")
  var latency = "20ms-40ms"

  @Option(
    name: .customLong("after"), help: "The part of the requests after which it is killed; may be repeated.")
  var parts = [0.1, 0.3, 0.5, 0.7, 0.9]

  func run() async throws {
    var table = ResultTable([
      .words("killed after", "killed_after"), .numbers("requests", "requests"),
      .numbers("requests too many", "repeated"), .numbers("answered at one time", "concurrent"),
      .numbers("seconds", "seconds"), .numbers("seconds lost", "lost"),
    ])
    let whole = try await repetition.all {
      try await ResumeMeasurement.uninterrupted(workspace, latency, binaries)
    }.worst
    table.add(
      .text("not at all"), .number(Double(whole.requests), digits: 0), .none, .none,
      .number(whole.seconds, digits: 1), .none)
    var repeatsTooMuch = false
    for part in parts {
      let measured = try await repetition.all {
        try await ResumeMeasurement.killed(after: part, of: whole, workspace, latency, binaries)
      }.worst
      let repeated = measured.requests - whole.requests
      if repeated > ResumeMeasurement.mostRepeated { repeatsTooMuch = true }
      table.add(
        .share(part), .number(Double(measured.requests), digits: 0), .number(Double(repeated), digits: 0),
        .number(Double(measured.concurrent), digits: 0), .number(measured.seconds, digits: 1),
        .number(measured.seconds - whole.seconds, digits: 1))
    }
    try recording.show(table, of: "resume")
    if repeatsTooMuch { throw ExitCode.failure }
  }
}
