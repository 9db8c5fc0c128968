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
  init(_ content: PropertyContent) { self = content.shape(in: nil).behavior.filterValue }

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
