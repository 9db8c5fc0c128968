import NotionExportKit
import NotionModel
import NotionRendering

/// The rows of a data source in the order of a view.
struct RowOrder {
  let view: View?
  let dataSource: DataSource

  /// What rows are compared by: numbers and times before texts, and what is empty last.
  private enum Key {
    case number(Double)
    case text(String)
    case empty
  }

  /// The rows. Where the view sorts, their keys are held while they are sorted; their content is not.
  func rows(in workspace: any WorkspaceReader) async throws -> [RowReference] {
    var rows: [(row: RowReference, keys: [Key])] = []
    let sorts = view?.sorts ?? []
    for try await row in workspace.rows(of: dataSource.id) {
      var keys: [Key] = []
      if !sorts.isEmpty, row.kind == .page, let page = try await workspace.page(PageID(row.id))?.page {
        keys = sorts.map { key(of: page, $0) }
      }
      rows.append((row, keys))
    }
    guard !sorts.isEmpty else { return rows.map(\.row) }
    let order = rows.indices.sorted { first, second in
      for (index, sort) in sorts.enumerated() where index < rows[first].keys.count {
        guard index < rows[second].keys.count else { return true }
        if let isBefore = isBefore(rows[first].keys[index], rows[second].keys[index], sort.isAscending) {
          return isBefore
        }
      }
      return first < second
    }
    return order.map { rows[$0].row }
  }

  private func isBefore(_ left: Key, _ right: Key, _ isAscending: Bool) -> Bool? {
    switch (left, right) {
    case (.empty, .empty): nil
    case (.empty, _): false
    case (_, .empty): true
    case (.number(let left), .number(let right)): left == right ? nil : (left < right) == isAscending
    case (.text(let left), .text(let right)): left == right ? nil : (left < right) == isAscending
    case (.number, .text): isAscending
    case (.text, .number): !isAscending
    }
  }

  private func key(of page: Page, _ sort: ViewSort) -> Key {
    switch sort.criterion {
    case .timestamp(let name):
      let time = name == "created_time" ? page.createdTime : page.lastEditedTime
      return time?.millisecondsSince1970.map { .number(Double($0)) } ?? .empty
    case .property(let name):
      let value = page.properties[name] ?? page.properties.first { $0.id.text == name }
      return value.map { key(of: $0.content) } ?? .empty
    }
  }

  private func key(of content: PropertyContent) -> Key {
    switch content {
    case .title(let text), .richText(let text):
      text.plainText.isEmpty ? .empty : .text(text.plainText.lowercased())
    case .number(let number?): .number(number.double)
    case .select(let option?), .status(let option?): rank(of: option.name)
    case .date(let date?): date.start.millisecondsSince1970.map { .number(Double($0)) } ?? .empty
    case .createdTime(let time?), .lastEditedTime(let time?):
      time.millisecondsSince1970.map { .number(Double($0)) } ?? .empty
    case .checkbox(let isChecked): .number(isChecked ? 1 : 0)
    case .url(let text?), .email(let text?), .phoneNumber(let text?): .text(text.lowercased())
    case .uniqueID(let id): id.number.map { .number(Double($0)) } ?? .empty
    case .formula(.number(let number?)): .number(number.double)
    case .formula(.string(let text?)): .text(text.lowercased())
    case .rollup(let rollup):
      if case .number(let number?) = rollup.result { .number(number.double) } else { .empty }
    default: .empty
    }
  }

  /// Notion sorts options by their place in the schema.
  private func rank(of option: String) -> Key {
    for property in dataSource.properties {
      let options: [SelectOption]
      switch property.configuration {
      case .select(let all), .status(let all, _): options = all
      default: continue
      }
      if let index = options.firstIndex(where: { $0.name == option }) { return .number(Double(index)) }
    }
    return .text(option)
  }
}
