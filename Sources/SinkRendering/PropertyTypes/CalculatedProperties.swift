import NotionExportKit
import NotionModel

extension FormulaValue {
  /// The shape of the result.
  var shape: PropertyShape {
    switch self {
    case .string(let text?): .plainText(text)
    case .number(let number?): .number(number, format: nil)
    case .boolean(let isTrue?): .checkbox(isTrue)
    case .date(let date?): .date(date)
    case .string(nil), .number(nil), .boolean(nil), .date(nil): .empty
    case .unsupported, .unknown: .unresolved(mark: unresolved?.mark)
    }
  }
}

extension RollupValue {
  /// The shape of the result.
  var shape: PropertyShape {
    switch result {
    case .number(let number?):
      .number(number, format: function?.name.hasPrefix("percent") == true ? "percent" : nil)
    case .date(let date?): .date(date)
    case .array(let values): .list(values.map { $0.shape(in: nil) })
    case .number(nil), .date(nil): .empty
    case .unsupported, .incomplete, .unknown: .unresolved(mark: unresolved?.mark)
    }
  }
}

/// The values that a rollup collects.
struct CollectedValues: PropertyBehavior {
  let values: [PropertyShape]

  func text(_ references: any DocumentReferences) async throws -> StyledText {
    try await StyledText.list(values) { try await $0.behavior.text(references) }
  }

  func sortKey(
    in _: PropertyConfiguration?, _ workspace: any WorkspaceReader
  ) async throws -> RowKey.Part {
    guard let first = values.first else { return .empty }
    return try await first.behavior.sortKey(in: nil, workspace)
  }

  func groups(in grouping: RowGrouping) async throws -> [RowGroup] {
    var groups: [RowGroup] = []
    for value in values { groups += try await value.behavior.groups(in: grouping) }
    return groups
  }

  var filterValue: FilterValue { .parts(values.map(\.behavior.filterValue)) }
}

/// The absence of a value, or a button, which has none.
struct MissingValue: PropertyBehavior {
  func text(_: any DocumentReferences) -> StyledText { StyledText() }
  func sortKey(in _: PropertyConfiguration?, _: any WorkspaceReader) -> RowKey.Part { .empty }
  func groups(in _: RowGrouping) -> [RowGroup] { [] }
  var filterValue: FilterValue { .absent }
}

/// A value that the API does not give, or of an unknown type.
struct UnknownProperty: PropertyBehavior {
  let mark: String?

  func text(_: any DocumentReferences) -> StyledText { StyledText(mark ?? "") }

  func sortKey(in _: PropertyConfiguration?, _: any WorkspaceReader) -> RowKey.Part { .empty }

  func groups(in grouping: RowGrouping) -> [RowGroup] {
    var key = RowKey()
    key.append(.text("\u{10FFFF}"), isAscending: true)
    return [RowGroup(key: key.bytes, label: .text("Not given by the API"))]
  }

  var filterValue: FilterValue { .untold }
}

extension PropertyTraits {
  static let formula = PropertyTraits(filterFamily: .formula, mayBeUntold: true)
  static let rollup = PropertyTraits(filterFamily: .rollup, mayBeUntold: true)
}
