import ArgumentParser
import Foundation

/// Exports workspaces of growing size, an unchanged workspace once more, and renders other formats from the archive.
struct MemoryBenchmark: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "memory",
    abstract:
      "Measures peak memory, requests, the archive's size and processor time by the size of the workspace.",
    discussion: """
      A synthetic workspace has about 12 blocks a page, some pages 350. The exit code is 1 where a peak is \
      above the maximum, or grows by more than the allowed growth between the two largest workspaces.
      """)

  @OptionGroup var binaries: Binaries
  @OptionGroup var recording: RecordingOptions
  @OptionGroup var repetition: Repetition

  @Option(help: "How many pages; may be given more than once.")
  var pages: [Int] = [1_000, 10_000, 100_000]

  @Option(help: "Workspaces of more pages are measured once.")
  var onceAbove = 100_000

  @Option(name: .customLong("format"), help: "A format to write; may be given more than once.")
  var formats: [String] = ["json"]

  @Option(
    name: .customLong("render"),
    help: "A format to render from the archive after that; may be given more than once.")
  var rendered: [String] = ["markdown", "html", "site"]

  @Option(help: "The largest peak, in MB (2^20 bytes).")
  var maximum = 64.0

  @Option(help: "The largest growth of the peak between the two largest workspaces, in MB (2^20 bytes).")
  var maximumGrowth = 4.0

  func run() async throws {
    var table = ResultTable([
      .numbers("pages", "pages"), .words("formats", "formats"), .numbers("peak MB", "peak_mb"),
      .numbers("requests", "requests"), .numbers("minimum", "minimum"),
      .numbers("unchanged run", "unchanged_requests"), .numbers("its minimum", "unchanged_minimum"),
      .numbers("archive MB", "archive_mb"), .numbers("CPU s per 1,000 pages", "cpu_per_1000"),
      .numbers("requests a second", "requests_per_second"),
    ])
    var peaks: [String: [Double]] = [:]
    for count in pages.sorted() {
      let measured = try await repetition.forWorkspace(of: count, onceAbove: onceAbove).all {
        try await MemoryMeasurement.run(pages: count, formats: formats, rendered: rendered, binaries)
      }.median
      let exported = formats.joined(separator: ", ")
      peaks[exported, default: []].append(Double(measured.usage.peakMemory))
      table.add(
        .number(Double(count), digits: 0), .text(exported),
        .number(measured.usage.peakMegabytes, digits: 1), .number(Double(measured.requests), digits: 0),
        .number(Double(measured.minimum.first), digits: 0),
        .number(Double(measured.unchangedRequests), digits: 0),
        .number(Double(measured.minimum.unchanged), digits: 0), .number(measured.archiveMegabytes, digits: 1),
        .number(measured.usage.processorTime / Double(count) * 1000, digits: 2),
        .number(Double(measured.requests) / measured.usage.wallTime, digits: 0))
      for (format, usage) in measured.renders {
        let name = "\(format), from the archive"
        peaks[name, default: []].append(Double(usage.peakMemory))
        table.add(
          .number(Double(count), digits: 0), .text(name), .number(usage.peakMegabytes, digits: 1), .none,
          .none,
          .none, .none, .none, .number(usage.processorTime / Double(count) * 1000, digits: 2), .none)
      }
      // Printed immediately, as the largest workspaces take long.
      for row in table.rows.suffix(1 + measured.renders.count) {
        print(ResultTable.line(row.map(\.text)))
      }
    }
    try recording.show(table, of: "memory")
    let isFlat = peaks.values.allSatisfy { peaks in
      let growth = peaks.count > 1 ? peaks[peaks.count - 1] - peaks[peaks.count - 2] : 0
      return peaks.allSatisfy { $0 <= maximum * 1024 * 1024 } && growth <= maximumGrowth * 1024 * 1024
    }
    guard isFlat else {
      print("more memory than is wanted")
      throw ExitCode(1)
    }
  }
}

/// The cost of an export of a synthetic workspace, of a second run, and of further formats from the archive.
struct MemoryMeasurement: Sendable {
  var usage: ProcessUsage
  var requests: Int
  var unchangedRequests: Int
  var minimum: SimulatorMinimum
  /// The size of the archive's database in megabytes (10^6).
  var archiveMegabytes: Double
  /// The cost of each further format.
  var renders: [(format: String, usage: ProcessUsage)]

  /// Exports a workspace with a number of pages twice, and renders other formats from the archive.
  ///
  /// - Throws: ``ExportProcess/Failure`` or ``SimulatorProcess/Failure``
  static func run(
    pages: Int, formats: [String], rendered: [String], _ binaries: Binaries
  ) async throws -> MemoryMeasurement {
    try await SimulatorProcess.withSimulator(binaries, workspace: "synthetic:\(pages)") { simulator in
      try await ScratchFolder.withFolder { folder in
        let arguments = formats.flatMap { ["--format", $0] } + ["--no-assets"]
        let usage = try await ExportProcess.run(binaries, simulator, into: folder, arguments)
        let requests = try await simulator.counters().requests
        try await simulator.reset()
        _ = try await ExportProcess.run(binaries, simulator, into: folder, arguments)
        let archive = folder.file("out/.notion-export/archive.sqlite")
        let size = try FileManager.default.attributesOfItem(atPath: archive)[.size] as? Int ?? 0
        var measured = MemoryMeasurement(
          usage: usage, requests: requests,
          unchangedRequests: try await simulator.counters().requests,
          minimum: try await simulator.minimum(), archiveMegabytes: Double(size) / 1e6, renders: [])
        for format in rendered {
          try folder.setOutputAside()
          let usage = try await ExportProcess.render(binaries, in: folder, ["--format", format])
          measured.renders.append((format, usage))
        }
        return measured
      }
    }
  }
}

extension [MemoryMeasurement] {
  /// The median of each figure of one run or more.
  var median: MemoryMeasurement {
    func median(_ figure: (MemoryMeasurement) -> Int) -> Int { Int(map { Double(figure($0)) }.median) }
    return MemoryMeasurement(
      usage: map(\.usage).median, requests: median(\.requests),
      unchangedRequests: median(\.unchangedRequests), minimum: self[0].minimum,
      archiveMegabytes: map(\.archiveMegabytes).median,
      renders: self[0].renders.indices.map { index in
        (self[0].renders[index].format, map { $0.renders[index].usage }.median)
      })
  }
}
