public import NotionModel

/// The value of a property of a row.
public enum ValueDraft: Sendable {
  /// Rich text.
  case text(TextDraft)
  /// A number.
  case number(Double)
  /// The name of an option.
  case select(String)
  /// The names of options.
  case multiSelect([String])
  /// The name of a status.
  case status(String)
  /// A date (`2026-10-05`), a time, or a range of either.
  case date(String, to: String? = nil, timeZone: String? = nil)
  /// Users, or groups.
  case people([ObjectID])
  /// Files, each with a name.
  case files([FileDraft])
  /// The state of a checkbox.
  case checkbox(Bool)
  /// A web address.
  case url(String)
  /// An e-mail address.
  case email(String)
  /// A telephone number.
  case phone(String)
  /// Rows of the related data source.
  case relation([ObjectID])
  /// The result of a formula.
  case formula(FormulaResult)
  /// The result of a formula over the first 25 references, as in a page object, and that over all, as from
  /// the property endpoint.
  case partialFormula(FormulaResult, whole: FormulaResult)
  /// A place.
  case place(latitude: Double, longitude: Double, name: String?, address: String?)
  /// A verification of the page until a date.
  case verification(state: String, by: ObjectID?, start: String?, end: String?)
  /// The value of the type's key, verbatim.
  case json(JSONValue)

  /// The result of a formula.
  public enum FormulaResult: Sendable {
    /// A text, or an empty result.
    case string(String?)
    /// A number, or an empty result.
    case number(Double?)
    /// A boolean.
    case boolean(Bool)
    /// A date, or an empty result.
    case date(String?)
    /// A result that the API cannot return.
    case unsupported
  }

  /// Returns the value of the type's key; options are found in `configuration`.
  func json(in configuration: JSONObject) -> JSONValue {
    switch self {
    case .text(let text): .array(text.runs)
    case .number(let number): JSONNumber(number).map { .number($0) } ?? .null
    case .select(let name), .status(let name): Self.option(name, configuration)
    case .multiSelect(let names): .array(names.map { Self.option($0, configuration) })
    case .date(let start, let end, let timeZone): Self.date(start, end, timeZone)
    case .people(let ids): .array(ids.map { Template.user($0) })
    case .files(let files):
      .array(
        files.map { file in
          var object: JSONObject = ["name": .string(file.name ?? "file")]
          for member in file.members { object[member.key] = member.value }
          return .object(object)
        })
    case .checkbox(let isTicked): .bool(isTicked)
    case .url(let text), .email(let text), .phone(let text): .string(text)
    case .relation(let ids): .array(ids.map { ["id": .string($0.description)] })
    case .formula(let result), .partialFormula(let result, _): result.json
    case .place(let latitude, let longitude, let name, let address):
      [
        "lat": JSONNumber(latitude).map { .number($0) } ?? .null,
        "lon": JSONNumber(longitude).map { .number($0) } ?? .null,
        "name": name.map { .string($0) } ?? .null, "address": address.map { .string($0) } ?? .null,
        "aws_place_id": .null, "google_place_id": .null,
      ]
    case .verification(let state, let user, let start, let end):
      [
        "state": .string(state), "verified_by": user.map { Template.user($0) } ?? .null,
        "date": start.map { Self.date($0, end, nil) } ?? .null,
      ]
    case .json(let value): value
    }
  }

  /// The value over all references, if that of the page object covers only some.
  var whole: JSONValue? { if case .partialFormula(_, let whole) = self { whole.json } else { nil } }

  static func date(_ start: String, _ end: String?, _ timeZone: String?) -> JSONValue {
    [
      "start": .string(start), "end": end.map { .string($0) } ?? .null,
      "time_zone": timeZone.map { .string($0) } ?? .null,
    ]
  }

  private static func option(_ name: String, _ configuration: JSONObject) -> JSONValue {
    let options = configuration["options"]?.array ?? []
    guard let option = options.first(where: { $0["name"]?.string == name }) else { return .null }
    return ["id": option["id"] ?? .null, "name": .string(name), "color": option["color"] ?? "default"]
  }
}

extension ValueDraft.FormulaResult {
  var json: JSONValue {
    switch self {
    case .string(let text): ["type": "string", "string": text.map { .string($0) } ?? .null]
    case .number(let number):
      ["type": "number", "number": number.flatMap { JSONNumber($0) }.map { .number($0) } ?? .null]
    case .boolean(let value): ["type": "boolean", "boolean": .bool(value)]
    case .date(let start):
      ["type": "date", "date": start.map { ValueDraft.date($0, nil, nil) } ?? .null]
    case .unsupported: ["type": "unsupported", "unsupported": [:]]
    }
  }
}
