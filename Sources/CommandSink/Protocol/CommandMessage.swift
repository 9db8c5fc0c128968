internal import NotionExportKit
internal import NotionModel

#if canImport(FoundationEssentials)
internal import FoundationEssentials
#else
internal import Foundation
#endif

/// A line of the command.
enum CommandMessage {
  /// The content of a file, or of a part of it.
  enum Content {
    case bytes([UInt8])
    /// The content of an asset, by its key.
    case asset(AssetKey)
  }

  /// The command is ready for events, and may request templates.
  case ready(wantsTemplates: Bool)
  /// An event is durable.
  case acknowledgement(of: Int)
  /// A file, or a part of one.
  case file(OutputPath, Content, isPart: Bool)
  /// A finding for the run's report.
  case diagnostic(Diagnostic)
  /// The command cannot continue.
  case failure(String)

  /// Parses a line.
  ///
  /// - Throws: ``CommandFailure`` for an invalid line.
  init(line: ArraySlice<UInt8>) throws {
    let excerpt = String(decoding: line.prefix(120), as: UTF8.self).debugDescription
    func bad(_ what: String) -> CommandFailure { .badOutput("the command wrote \(what): \(excerpt)") }

    guard let value = try? JSONValue(json: Array(line)) else { throw bad("a line that is not JSON") }
    func text(_ key: String) throws -> String {
      guard let text = value[key]?.string else { throw bad("a message without a text '\(key)'") }
      return text
    }
    guard value.object != nil else { throw bad("a line that is not a JSON object") }
    switch try text("type") {
    case "ready":
      let version = value["protocol"]?.integer ?? EventLines.version
      guard version == EventLines.version else {
        throw bad(
          "that it uses version \(version) of the protocol instead of version \(EventLines.version)")
      }
      self = .ready(wantsTemplates: value["templates"]?.bool ?? false)
    case "ack":
      guard let number = value["event"]?.integer else { throw bad("an 'ack' without a number 'event'") }
      self = .acknowledgement(of: number)
    case "file":
      let path: OutputPath
      do {
        path = try OutputPath(try text("path"))
      } catch let error as OutputError {
        throw bad("a file with an invalid path (\(error.detail))")
      }
      self = .file(path, try Self.content(of: value, bad), isPart: value["more"]?.bool ?? false)
    case "diagnostic":
      guard let severity = Diagnostic.Severity(rawValue: try text("severity")) else {
        throw bad("a diagnostic whose severity is not note, warning or error")
      }
      self = .diagnostic(
        Diagnostic(
          severity, Diagnostic.Identifier(rawValue: value["identifier"]?.string ?? "command"),
          object: value["object"]?.string.flatMap { ObjectID($0) }, summary: try text("summary"),
          explanation: value["explanation"]?.string, solution: value["solution"]?.string))
    case "error": self = .failure(try text("message"))
    case let type: throw bad("a message of the unknown type '\(type)'")
    }
  }

  private static func content(of value: JSONValue, _ bad: (String) -> CommandFailure) throws -> Content {
    if let text = value["text"]?.string { return .bytes(Array(text.utf8)) }
    if let encoded = value["base64"]?.string {
      guard let data = Data(base64Encoded: encoded) else { throw bad("a file whose 'base64' is invalid") }
      return .bytes(Array(data))
    }
    if let key = value["asset"]?.string { return .asset(AssetKey(text: key)) }
    throw bad("a file without 'text', 'base64' or 'asset'")
  }
}
