import ArgumentParser
import Foundation

/// Renders a workspace from the archive, with no server to wait for.
struct RenderBenchmark: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render",
    abstract: "Measures how fast formats are written from the archive alone.",
    discussion: """
      A synthetic workspace is fetched once; then each format is rendered into an empty folder by a process of \
      its own, files and their names included. The exit code is 1 where a format takes longer for 100,000 \
      blocks than the maximum.
      """)

  @OptionGroup var binaries: Binaries
  @OptionGroup var recording: RecordingOptions

  @Option(name: .customLong("format"), help: "A format to render; may be given more than once.")
  var formats = ["json", "markdown", "html"]

  @Option(help: "What to render, as the simulator calls it.")
  var workspace = "synthetic:8000"

  @Option(help: "The most seconds for 100,000 blocks; HTML may take 45 % more.")
  var maximumSeconds = 2.0

  func run() async throws {
    var table = ResultTable([
      .words("format", "format"), .numbers("blocks", "blocks"), .numbers("files", "files"),
      .numbers("seconds", "seconds"), .numbers("processor seconds", "processorSeconds"),
      .numbers("seconds for 100,000 blocks", "secondsPer100000"), .numbers("peak MB", "peakMegabytes"),
    ])
    var isSlow = false
    try await ScratchFolder.withFolder { folder in
      // JSON fills the archive, and tells how many blocks there are.
      _ = try await SimulatorProcess.withSimulator(binaries, workspace: workspace) { simulator in
        try await ExportProcess.run(binaries, simulator, into: folder, ["--format", "json", "--no-assets"])
      }
      let blocks = try folder.outputFiles.reduce(0) { count, path in
        path.hasSuffix(".json") ? try count + Self.blocks(in: folder.file("out/\(path)")) : count
      }
      for format in formats {
        try folder.setOutputAside()
        let usage = try await ExportProcess.render(binaries, in: folder, ["--format", format])
        let files = folder.outputFiles.count
        let rate = usage.wallTime * 100_000 / Double(max(blocks, 1))
        if rate > maximumSeconds * (format == "html" ? 1.45 : 1) { isSlow = true }
        table.add(
          .text(format), .number(Double(blocks), digits: 0), .number(Double(files), digits: 0),
          .number(usage.wallTime, digits: 2), .number(usage.processorTime, digits: 2),
          .number(rate, digits: 2), .number(usage.peakMegabytes, digits: 0))
      }
    }
    try recording.show(table, of: "render")
    if isSlow { throw ExitCode.failure }
  }

  /// How many blocks a file of the JSON format holds.
  private static func blocks(in path: String) throws -> Int {
    let mark = Data("\"object\":\"block\"".utf8)
    let data = try Data(contentsOf: URL(filePath: path), options: .mappedIfSafe)
    var count = 0
    var rest = data.startIndex..<data.endIndex
    while let found = data.range(of: mark, in: rest) {
      count += 1
      rest = found.upperBound..<data.endIndex
    }
    return count
  }
}
