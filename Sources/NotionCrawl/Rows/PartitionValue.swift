import NotionModel

/// A value of a row by which a filter can distinguish rows.
enum PartitionValue: Sendable, Hashable {
  /// In lower case, as Notion's filters are case-insensitive.
  case text(String)
  case number(JSONNumber?)
  case options([String])
  case box(Bool)
  /// Milliseconds since 1970.
  case time(Int64)
  /// A value without a filter here.
  case other

  var isEmpty: Bool {
    switch self {
    case .text(let text): text.isEmpty
    case .number(let number): number == nil
    case .options(let names): names.isEmpty
    case .box, .time, .other: false
    }
  }

  init(_ subject: PartitionFilter.Subject, of row: Page) {
    switch subject {
    case .edited: self = row.lastEditedTime?.millisecondsSince1970.map { .time($0) } ?? .other
    case .property(let name, _): self = row.properties[name].map { Self($0.content) } ?? .other
    }
  }

  private init(_ content: PropertyContent) {
    self =
      switch content {
      case .title(let text), .richText(let text): .text(text.plainText.lowercased())
      case .url(let text), .email(let text), .phoneNumber(let text): .text((text ?? "").lowercased())
      case .number(let number): .number(number)
      case .uniqueID(let id): .number(id.number.map { JSONNumber($0) })
      case .select(let option), .status(let option): .options(option.map { [$0.name] } ?? [])
      case .multiSelect(let options): .options(options.map(\.name))
      case .checkbox(let isTicked): .box(isTicked)
      case .date, .people, .files, .formula, .relation, .rollup, .createdTime, .createdBy, .lastEditedTime,
        .lastEditedBy, .verification, .button, .place, .location, .lastVisitedTime, .unknown:
        .other
      }
  }
}
