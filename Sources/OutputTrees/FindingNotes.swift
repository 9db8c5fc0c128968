import NotionExportKit
import NotionModel

/// Findings as notes of those whose files they came with, so that a later run tells them that does not write these files
/// again.
enum FindingNotes {
  /// Keys with this beginning are not given to sinks.
  static let prefix = "notion-export findings "
  /// Findings of the files that an owner wrote last.
  static let files = prefix + "files"
  /// Findings of an event beyond those of the files that were written for it.
  static let event = prefix + "event"

  /// The owner of the findings of an event about another.
  static func owner(ofEvent owner: FileOwner) -> FileOwner { .named(prefix + owner.text) }

  /// Findings as the bytes of a note: JSON, an array of objects.
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

  /// The findings of a note; those that cannot be read are left out.
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
