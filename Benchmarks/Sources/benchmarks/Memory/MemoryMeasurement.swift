import Foundation

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
