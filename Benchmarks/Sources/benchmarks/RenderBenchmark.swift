import ArgumentParser
import Foundation

/// Renders a workspace from the archive, without a server.
struct RenderBenchmark: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render",
    abstract: "Measures how fast formats are written from the archive alone.",
    discussion: """
      Each workspace is fetched once; then each format is rendered into an empty folder by a process of its own, \
      files and their names included. The first workspace is to show what blocks cost, another what pages cost. \
      The exit code is 1 where a format of the first takes longer for 100,000 blocks than the maximum.
      """)

  @OptionGroup var binaries: Binaries
  @OptionGroup var recording: RecordingOptions
  @OptionGroup var repetition: Repetition

  @Option(name: .customLong("format"), help: "A format to render; may be given more than once.")
  var formats = ["json", "markdown", "html", "site"]

  @Option(
    name: .customLong("workspace"),
    help: "What to render, as the simulator calls it; may be given more than once.")
  var workspaces = ["page:100000", "synthetic:8000"]

  @Option(help: "The most seconds for 100,000 blocks; HTML may take 45 % more.")
  var maximumSeconds = 2.0

  func run() async throws {
    var table = ResultTable([
      .words("workspace", "workspace"), .words("format", "format"), .numbers("blocks", "blocks"),
      .numbers("files", "files"), .numbers("seconds", "seconds"),
      .numbers("processor seconds", "processor_seconds"),
      .numbers("blocks a second", "blocks_per_second"), .numbers("peak MB", "peak_mb"),
    ])
    var isSlow = false
    for workspace in workspaces {
      try await ScratchFolder.withFolder { folder in
        // The JSON export fills the archive, and yields the number of blocks.
        _ = try await SimulatorProcess.withSimulator(binaries, workspace: workspace) { simulator in
          try await ExportProcess.run(binaries, simulator, into: folder, ["--format", "json", "--no-assets"])
        }
        let blocks = try folder.outputFiles.reduce(0) { count, path in
          path.hasSuffix(".json") ? try count + Self.blocks(in: folder.file("out/\(path)")) : count
        }
        for format in formats {
          let usage = try await repetition.median {
            try folder.setOutputAside()
            return try await ExportProcess.render(binaries, in: folder, ["--format", format])
          }
          let rate = Double(blocks) / usage.wallTime
          let least = 100_000 / (maximumSeconds * (format == "html" ? 1.45 : 1))
          if workspace == workspaces.first, rate < least { isSlow = true }
          table.add(
            .text(workspace), .text(format), .number(Double(blocks), digits: 0),
            .number(Double(folder.outputFiles.count), digits: 0),
            .number(usage.wallTime, digits: 2), .number(usage.processorTime, digits: 2),
            .number(rate, digits: 0), .number(usage.peakMegabytes, digits: 0))
        }
      }
    }
    try recording.show(table, of: "render")
    if isSlow { throw ExitCode.failure }
  }

  /// Returns the number of blocks in a file of the JSON format.
  ///
  /// It reads in pieces, as the memory of this program is counted for its child processes.
  private static func blocks(in path: String) throws -> Int {
    let mark = Array("\"object\":\"block\"".utf8)
    let file = try FileHandle(forReadingFrom: URL(filePath: path))
    defer { try? file.close() }
    var (count, matched) = (0, 0)
    while let piece = try file.read(upToCount: 1 << 20), !piece.isEmpty {
      piece.withUnsafeBytes { bytes in
        for byte in bytes {
          if byte == mark[matched] { matched += 1 } else { matched = byte == mark[0] ? 1 : 0 }
          if matched == mark.count { (count, matched) = (count + 1, 0) }
        }
      }
    }
    return count
  }
}
