import NotionModel

/// A value in the form in which conditions of a filter evaluate it.
enum FilterValue: Sendable {
  case text(String)
  case number(Double)
  case flag(Bool)
  case time(Timestamp)
  case options([SelectOption])
  case names([String])
  case verification(String)
  /// The elements of a rollup.
  case parts([FilterValue])
  case absent
  /// A value that the API omits, or of an unknown type.
  case untold

  /// Creates the value of a property.
  init(_ content: PropertyContent) {
    self =
      switch content {
      case .title(let text), .richText(let text): .text(text.plainText)
      case .number(let number): number.map { .number($0.double) } ?? .absent
      case .select(let option), .status(let option): option.map { .options([$0]) } ?? .absent
      case .multiSelect(let options): .options(options)
      case .people(let people): .names(people.map { $0.id.object.compactText })
      case .createdBy(let user), .lastEditedBy(let user):
        user.map { .names([$0.id.object.compactText]) } ?? .absent
      case .relation(let pages): .names(pages.map(\.object.compactText))
      case .files(let files): .names(files.map { $0.name ?? $0.url ?? "" })
      case .checkbox(let isChecked): .flag(isChecked)
      case .date(let date): date.map { .time($0.start) } ?? .absent
      case .createdTime(let time), .lastEditedTime(let time), .lastVisitedTime(let time):
        time.map { .time($0) } ?? .absent
      case .url(let text), .email(let text), .phoneNumber(let text): text.map { .text($0) } ?? .absent
      case .uniqueID(let id): id.number.map { .number(Double($0)) } ?? .absent
      case .formula(let formula): FilterValue(formula)
      case .rollup(let rollup): FilterValue(rollup.result)
      case .verification(let verification): .verification(verification?.state ?? "unverified")
      case .place(let place), .location(let place):
        place.map { .text($0.name ?? $0.address ?? "") } ?? .absent
      case .button: .absent
      case .unknown: .untold
      }
  }

  private init(_ formula: FormulaValue) {
    self =
      switch formula {
      case .string(let text): text.map { .text($0) } ?? .absent
      case .number(let number): number.map { .number($0.double) } ?? .absent
      case .boolean(let isTrue): isTrue.map { .flag($0) } ?? .absent
      case .date(let date): date.map { .time($0.start) } ?? .absent
      case .unsupported, .unknown: .untold
      }
  }

  private init(_ result: RollupValue.Result) {
    self =
      switch result {
      case .number(let number): number.map { .number($0.double) } ?? .absent
      case .date(let date): date.map { .time($0.start) } ?? .absent
      case .array(let values): .parts(values.map { FilterValue($0) })
      case .unsupported, .incomplete, .unknown: .untold
      }
  }

  /// Whether a part of it is unknown.
  var isUntold: Bool {
    switch self {
    case .untold: true
    case .parts(let parts): parts.contains { $0.isUntold }
    case .text, .number, .flag, .time, .options, .names, .verification, .absent: false
    }
  }

  /// Whether it is empty, or `nil` if that is unknown.
  var isEmpty: Bool? {
    switch self {
    case .text(let text): text.isEmpty
    case .names(let names): names.isEmpty
    case .options(let options): options.isEmpty
    case .parts(let parts):
      parts.contains { $0.isEmpty == false } ? false : parts.contains { $0.isEmpty == nil } ? nil : true
    case .verification(let state): state == "unverified"
    case .absent: true
    case .number, .flag, .time: false
    case .untold: nil
    }
  }
}
