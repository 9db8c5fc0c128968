internal import NotionExportKit
internal import NotionModel

/// The columns of a property's value that SQL can compare; lists are joined by commas.
struct PropertyColumns {
  var text: String?
  var number: Double?

  /// Derives the columns from a value.
  init(_ content: PropertyContent) {
    switch content {
    case .title(let text), .richText(let text): self.text = text.plainText
    case .number(let number): set(number)
    case .select(let option), .status(let option): text = option?.name
    case .multiSelect(let options): text = options.map(\.name).joined(separator: ", ")
    case .date(let date): text = date.map(Self.text)
    case .people(let people): text = people.map { $0.name ?? "\($0.id)" }.joined(separator: ", ")
    case .files(let files): text = files.map { $0.name ?? "a file" }.joined(separator: ", ")
    case .checkbox(let isTicked): set(isTicked)
    case .url(let value), .email(let value), .phoneNumber(let value): text = value
    case .relation(let pages): text = pages.map { "\($0)" }.joined(separator: ", ")
    case .createdTime(let time), .lastEditedTime(let time), .lastVisitedTime(let time):
      text = time?.description
    case .createdBy(let user), .lastEditedBy(let user): text = user.map { $0.name ?? "\($0.id)" }
    case .uniqueID(let id): (text, number) = (id.text, id.number.map(Double.init))
    case .formula(let value): set(value)
    case .rollup(let rollup): set(rollup)
    case .verification, .button, .place, .location, .unknown: break
    @unknown default: break
    }
  }

  private mutating func set(_ number: JSONNumber?) { (text, self.number) = (number?.text, number?.double) }

  private mutating func set(_ bool: Bool) { (text, number) = (String(bool), bool ? 1 : 0) }

  private mutating func set(_ formula: FormulaValue) {
    switch formula {
    case .string(let string): text = string
    case .number(let number): set(number)
    case .boolean(let bool): if let bool { set(bool) }
    case .date(let date): text = date.map(Self.text)
    case .unsupported, .unknown: break
    @unknown default: break
    }
  }

  private mutating func set(_ rollup: RollupValue) {
    switch rollup.result {
    case .number(let number): set(number)
    case .date(let date): text = date.map(Self.text)
    case .array(let values):
      text = values.compactMap { PropertyColumns($0).text }.joined(separator: ", ")
    case .unsupported, .incomplete, .unknown: break
    @unknown default: break
    }
  }

  private static func text(_ date: DateValue) -> String {
    date.end.map { "\(date.start)/\($0)" } ?? "\(date.start)"
  }
}
