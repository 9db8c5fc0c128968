internal import ArgumentParser
internal import Foundation
internal import Logging
internal import NotionModel

/// The level and the format of messages on standard error.
struct LoggingArguments: ParsableArguments {
  @Flag(
    name: .shortAndLong, help: "Log more on standard error: every request, with its id.")
  var verbose = false

  @Option(help: "The format of log messages: text lines, or one JSON object per line.")
  var logFormat: LogFormat = .text

  /// A logger of warnings and errors, or of everything that helps with diagnosis.
  var logger: Logger {
    Logger(label: "notion-export") { [logFormat, verbose] label in
      ErrorStreamLogHandler(format: logFormat, label: label, level: verbose ? .debug : .warning)
    }
  }
}

/// `--log-format text|json`.
enum LogFormat: String, ExpressibleByArgument, CaseIterable, Sendable {
  /// A line for people.
  case text
  /// One JSON object a line, for programs.
  case json
}

/// Writes log messages without secrets to standard error, as text or as one JSON object a line.
struct ErrorStreamLogHandler: LogHandler {
  let format: LogFormat
  let label: String
  var metadata: Logger.Metadata = [:]
  var metadataProvider: Logger.MetadataProvider?
  var logLevel: Logger.Level

  init(format: LogFormat, label: String, level: Logger.Level) {
    self.format = format
    self.label = label
    logLevel = level
  }

  subscript(metadataKey key: String) -> Logger.Metadata.Value? {
    get { metadata[key] }
    set { metadata[key] = newValue }
  }

  func log(event: LogEvent) {
    let all = metadata.merging(metadataProvider?.get() ?? [:]) { $1 }.merging(event.metadata ?? [:]) { $1 }
    let sorted = all.sorted { $0.key < $1.key }
    let time = Date.now.formatted(.iso8601)
    switch format {
    case .text:
      let details = sorted.map { " \($0.key)=\($0.value)" }.joined()
      StandardError.write(TerminalText(lines: ["\(time) \(event.level) \(event.message)\(details)"]))
    case .json:
      var object = JSONObject([
        ("time", .string(time)), ("level", .string("\(event.level)")), ("logger", .string(label)),
        ("message", .string("\(event.message)")),
      ])
      for (key, value) in sorted where object[key] == nil { object[key] = .string("\(value)") }
      StandardError.write(TerminalText(json: .object(object)))
    }
  }
}
