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
  var formats = ["markdown"]

  @Option(help: "What to render, as the simulator calls it.")
  var workspace = "synthetic:8000"

  @Option(help: "The most seconds for 100,000 blocks.")
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
      let written = (FileManager.default.subpaths(atPath: folder.file("out")) ?? []).filter {
        !$0.hasPrefix(".notion-export")
      }
      let blocks = try written.reduce(0) { count, path in
        path.hasSuffix(".json") ? try count + Self.blocks(in: folder.file("out/\(path)")) : count
      }
      for format in formats {
        try Self.forgetOutput(in: folder)
        let usage = try await ExportProcess.render(binaries, in: folder, ["--format", format])
        let files = (FileManager.default.subpaths(atPath: folder.file("out")) ?? []).count {
          !$0.hasPrefix(".notion-export") && $0.contains(".")
        }
        let rate = usage.wallTime * 100_000 / Double(max(blocks, 1))
        if rate > maximumSeconds { isSlow = true }
        table.add(
          .text(format), .number(Double(blocks), digits: 0), .number(Double(files), digits: 0),
          .number(usage.wallTime, digits: 2), .number(usage.processorTime, digits: 2),
          .number(rate, digits: 2), .number(usage.peakMegabytes, digits: 0))
      }
    }
    try recording.show(table, of: "render")
    if isSlow { throw ExitCode.failure }
  }

  /// Deletes what was written, and what the program remembers of having written it.
  private static func forgetOutput(in folder: ScratchFolder) throws {
    let entries = try FileManager.default.contentsOfDirectory(atPath: folder.file("out"))
    let remembered = ["checkpoints", "manifests"].map { ".notion-export/\($0)" }
    for path in entries.filter({ $0 != ".notion-export" }) + remembered {
      try FileManager.default.removeItem(atPath: folder.file("out/\(path)"))
    }
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
