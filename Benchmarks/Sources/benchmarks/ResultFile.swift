import ArgumentParser
import Foundation

/// `results.json` and the tables in `README.md`, both in the folder of the benchmarks.
///
/// A benchmark replaces its own results and keeps those of others.
struct ResultFile {
  /// The entry of a benchmark in `results.json`.
  private struct Entry: Codable {
    var date: String
    var machine: Machine
    var rows: [[String: ResultCell]]
  }

  /// An invalid file.
  struct Failure: Error, CustomStringConvertible {
    let description: String
  }

  let folder: URL

  /// - Parameter folder: The folder of the benchmarks' package.
  init(folder: String) { self.folder = URL(filePath: folder) }

  /// Stores the table of a benchmark.
  ///
  /// The table goes between `<!-- name -->` and `<!-- /name -->`, which `README.md` must contain.
  ///
  /// - Throws: ``Failure``, or what reading and writing throw.
  func record(_ table: ResultTable, as name: String) throws {
    // Benchmarks that run at the same time change the same two files.
    let lock = open(folder.path(percentEncoded: false), O_RDONLY)
    guard lock >= 0, flock(lock, LOCK_EX) == 0 else {
      throw Failure(description: "\(folder.path) cannot be locked: \(String(cString: strerror(errno)))")
    }
    defer { close(lock) }
    let machine = Machine.current
    let rows = table.rows.map { row in
      Dictionary(uniqueKeysWithValues: zip(table.columns.map(\.key), row))
    }
    let json = folder.appending(path: "results.json")
    var entries: [String: Entry] = [:]
    if let data = try? Data(contentsOf: json) {
      entries = try JSONDecoder().decode([String: Entry].self, from: data)
    }
    let date = Date.now.formatted(.iso8601.year().month().day())
    entries[name] = Entry(date: date, machine: machine, rows: rows)
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    try (encoder.encode(entries) + Data("\n".utf8)).write(to: json)

    let readme = folder.appending(path: "README.md")
    let text = try String(contentsOf: readme, encoding: .utf8)
    let (start, end) = ("<!-- \(name) -->\n", "<!-- /\(name) -->")
    guard let from = text.range(of: start),
      let to = text.range(of: end, range: from.upperBound..<text.endIndex)
    else {
      throw Failure(description: "Benchmarks/README.md has no place for \(name): add \(start)\(end)")
    }
    let section = "\n\(table.markdown)\n\n\(date), \(machine.description)\n\n"
    try text.replacingCharacters(in: from.upperBound..<to.lowerBound, with: section)
      .write(to: readme, atomically: true, encoding: .utf8)
  }
}

/// The destination of the figures.
struct RecordingOptions: ParsableArguments {
  @Option(
    help: "The folder whose README.md and results.json the figures go to; otherwise they are only printed.")
  var record: String?

  /// Prints a table, and records it if requested.
  func show(_ table: ResultTable, of name: String) throws {
    print(table.markdown)
    if let record { try ResultFile(folder: record).record(table, as: name) }
  }
}

/// The machine that the figures were measured on.
struct Machine: Codable, Sendable, CustomStringConvertible {
  var processor: String
  var cores: Int
  /// In gigabytes (2^30).
  var memory: Int
  var system: String

  var description: String { "\(processor), \(cores) cores, \(memory) GB, \(system)" }

  static var current: Machine {
    let information = ProcessInfo.processInfo
    return Machine(
      processor: processorName ?? "unknown processor", cores: information.activeProcessorCount,
      memory: Int((Double(information.physicalMemory) / Double(1 << 30)).rounded()),
      system: information.operatingSystemVersionString)
  }

  private static var processorName: String? {
    let text = try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8)
    let line = text?.split(separator: "\n").first { $0.hasPrefix("model name") }
    return line?.split(separator: ":").last.map { $0.trimmingCharacters(in: .whitespaces) }
  }
}
