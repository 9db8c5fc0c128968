import NotionExportKit
import NotionModel

/// A number.
struct NumberProperty: PropertyBehavior {
  let number: JSONNumber
  let format: String?

  func text(_: any DocumentReferences) -> StyledText {
    StyledText(format.map { NumberText.text(number, format: $0) } ?? NumberText.plain(number))
  }

  func sortKey(in _: PropertyConfiguration?, _: any WorkspaceReader) -> RowKey.Part { .number(number.double) }

  func groups(in grouping: RowGrouping) -> [RowGroup] { [grouping.group(of: number)] }

  var filterValue: FilterValue { .number(number.double) }
}

/// A sequence number of pages.
struct UniqueIDProperty: PropertyBehavior {
  let id: UniqueID

  func text(_: any DocumentReferences) -> StyledText { StyledText(id.text ?? "") }

  func sortKey(in _: PropertyConfiguration?, _: any WorkspaceReader) -> RowKey.Part {
    id.number.map { .number(Double($0)) } ?? .empty
  }

  func groups(in grouping: RowGrouping) -> [RowGroup] { id.text.map { grouping.groups(of: $0) } ?? [] }

  var filterValue: FilterValue { id.number.map { .number(Double($0)) } ?? .absent }
}

/// A checkbox.
struct CheckboxProperty: PropertyBehavior {
  let isChecked: Bool

  func text(_: any DocumentReferences) -> StyledText { StyledText(isChecked ? "Yes" : "No") }

  func sortKey(in _: PropertyConfiguration?, _: any WorkspaceReader) -> RowKey.Part {
    .number(isChecked ? 1 : 0)
  }

  func groups(in grouping: RowGrouping) -> [RowGroup] { [grouping.group(isChecked: isChecked)] }

  var filterValue: FilterValue { .flag(isChecked) }
}

extension PropertyTraits {
  static let number = PropertyTraits(filterFamily: .number)

  static let checkbox = PropertyTraits(
    filterFamily: .checkbox,
    schemaGroups: { grouping in
      guard case .checkbox = grouping.property.configuration else { return [] }
      return [grouping.group(isChecked: false), grouping.group(isChecked: true)]
    })
}

extension RowGrouping {
  fileprivate func group(isChecked: Bool) -> RowGroup {
    group(.text(isChecked ? "Checked" : "Unchecked"), .number(isChecked ? 1 : 0))
  }

  /// Returns the group of a number: the number itself, or its range.
  fileprivate func group(of number: JSONNumber) -> RowGroup {
    let format = if case .number(let format) = property.configuration { format } else { "number" }
    func text(_ number: JSONNumber) -> String { NumberText.text(number, format: format) }
    func text(_ value: Double) -> String { JSONNumber(value).map(text) ?? "" }
    let value = number.double
    guard let range = settings.range else { return group(.text(text(number)), .number(value)) }
    if value < range.start {
      return group(.text("Less than \(text(range.start))"), .number(-.infinity))
    }
    if let end = range.end, value >= end {
      return group(.text("\(text(end)) or more"), .number(.infinity))
    }
    let start = range.start + ((value - range.start) / range.size).rounded(.down) * range.size
    // A range without a size, or a number that is not finite, has no bounds.
    guard start.isFinite, range.size > 0 else { return group(.text(text(number)), .number(value)) }
    let end = min(start + range.size, range.end ?? .infinity)
    return group(.text("\(text(start)) to \(text(end))"), .number(start))
  }
}
