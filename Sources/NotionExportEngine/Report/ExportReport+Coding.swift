internal import NotionExportKit
internal import NotionModel

extension ExportReport: Codable {
  private enum CodingKeys: String, CodingKey {
    case outcome, formats, totals, requests, archive, diagnostics, droppedDiagnostics, unavailable, subjects
  }

  /// Decodes a report that ``encode(to:)`` has encoded.
  ///
  /// - Throws: `DecodingError`.
  public init(from decoder: any Decoder) throws {
    let values = try decoder.container(keyedBy: CodingKeys.self)
    outcome = try values.decode(Outcome.self, forKey: .outcome)
    formats = try values.decode([Format].self, forKey: .formats)
    totals = try values.decode(RunTotals.self, forKey: .totals)
    requests = try values.decodeIfPresent(Int.self, forKey: .requests)
    archive = try values.decode(ArchiveSummary.self, forKey: .archive)
    diagnostics = try values.decode([CodedDiagnostic].self, forKey: .diagnostics).map { try $0.diagnostic }
    droppedDiagnostics = try values.decode(Int.self, forKey: .droppedDiagnostics)
    unavailable = try values.decode([CodedUnavailableObject].self, forKey: .unavailable).map { try $0.object }
    subjects = Dictionary(
      try values.decode([CodedSubject].self, forKey: .subjects).map { (try $0.id.object, $0.subject) },
      uniquingKeysWith: { first, _ in first })
  }

  /// Encodes the report; lists are in a stable order.
  public func encode(to encoder: any Encoder) throws {
    var values = encoder.container(keyedBy: CodingKeys.self)
    try values.encode(outcome, forKey: .outcome)
    try values.encode(formats, forKey: .formats)
    try values.encode(totals, forKey: .totals)
    try values.encodeIfPresent(requests, forKey: .requests)
    try values.encode(archive, forKey: .archive)
    try values.encode(diagnostics.map(CodedDiagnostic.init), forKey: .diagnostics)
    try values.encode(droppedDiagnostics, forKey: .droppedDiagnostics)
    try values.encode(unavailable.map(CodedUnavailableObject.init), forKey: .unavailable)
    let coded = subjects.map { CodedSubject(id: CodedID(id: $0.key.description), subject: $0.value) }
    try values.encode(coded.sorted { $0.id.id < $1.id.id }, forKey: .subjects)
  }
}

/// The id of an object as text.
private struct CodedID: Codable {
  let id: String

  var object: ObjectID {
    get throws {
      guard let object = ObjectID(id) else {
        throw DecodingError.isNo("id", id)
      }
      return object
    }
  }
}

private struct CodedSubject: Codable {
  let id: CodedID
  let subject: ObjectSubject
}

private struct CodedUnavailableObject: Codable {
  let id: CodedID
  let kind: String
  let reason: String

  init(_ object: UnavailableObject) {
    id = CodedID(id: object.id.description)
    kind = object.kind.rawValue
    reason = object.reason
  }

  var object: UnavailableObject {
    get throws {
      guard let kind = ExportedKind(rawValue: kind) else {
        throw DecodingError.isNo("kind of object", kind)
      }
      return UnavailableObject(id: try id.object, kind: kind, reason: reason)
    }
  }
}

private struct CodedDiagnostic: Codable {
  let severity: String
  let identifier: String
  let object: CodedID?
  let summary: String
  let explanation: String?
  let solution: String?

  init(_ diagnostic: Diagnostic) {
    severity = diagnostic.severity.rawValue
    identifier = diagnostic.identifier.rawValue
    object = diagnostic.object.map { CodedID(id: $0.description) }
    summary = diagnostic.summary
    explanation = diagnostic.explanation
    solution = diagnostic.solution
  }

  var diagnostic: Diagnostic {
    get throws {
      guard let severity = Diagnostic.Severity(rawValue: severity) else {
        throw DecodingError.isNo("severity", severity)
      }
      return Diagnostic(
        severity, Diagnostic.Identifier(rawValue: identifier), object: try object?.object, summary: summary,
        explanation: explanation, solution: solution)
    }
  }
}

extension DecodingError {
  fileprivate static func isNo(_ noun: String, _ text: String) -> DecodingError {
    .dataCorrupted(Context(codingPath: [], debugDescription: "\(text) is no \(noun)"))
  }
}
