import Foundation

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
