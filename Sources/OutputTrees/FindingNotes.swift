import NotionExportKit
import NotionModel

/// Findings stored as notes of the owner of the files, so that a later run reports them without writing the
/// files again.
enum FindingNotes {
  /// The prefix of keys that are hidden from sinks.
  static let prefix = "notion-export findings "
  /// The key of the findings of files that an owner last wrote.
  static let files = prefix + "files"
  /// The key of the findings of an event that are not findings of its files.
  static let event = prefix + "event"

  /// Returns the owner of the findings of an event about another owner.
  static func owner(ofEvent owner: FileOwner) -> FileOwner { .named(prefix + owner.text) }

  /// Returns the findings as the bytes of a note: a JSON array of objects.
  static func bytes(_ findings: [Diagnostic]) -> [UInt8] {
    var writer = JSONWriter()
    writer.array { writer in
      for finding in findings {
        writer.object { writer in
          let members = [
            ("severity", finding.severity.rawValue), ("identifier", finding.identifier.rawValue),
            ("object", finding.object?.description), ("summary", finding.summary),
            ("explanation", finding.explanation), ("solution", finding.solution),
          ]
          for case (let key, let text?) in members {
            writer.key(key)
            writer.value(text)
          }
        }
      }
    }
    return writer.drain()
  }

  /// Returns the findings of a note; unreadable ones are skipped.
  static func findings(_ bytes: [UInt8]) -> [Diagnostic] {
    let values = (try? JSONValue(json: bytes))?.array ?? []
    return values.compactMap { value in
      guard let severity = value["severity"]?.string.flatMap(Diagnostic.Severity.init),
        let identifier = value["identifier"]?.string, let summary = value["summary"]?.string
      else { return nil }
      return Diagnostic(
        severity, Diagnostic.Identifier(rawValue: identifier),
        object: value["object"]?.string.flatMap { ObjectID($0) }, summary: summary,
        explanation: value["explanation"]?.string, solution: value["solution"]?.string)
    }
  }
}
