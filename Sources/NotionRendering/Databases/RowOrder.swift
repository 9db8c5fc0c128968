import NotionExportKit
import NotionModel

/// The order in which a view shows rows.
struct RowOrder: Sendable {
  private let sorts: [ViewSort]
  private let dataSource: DataSource

  /// `nil` where the view does not sort.
  init?(_ view: View, dataSource: DataSource) {
    guard !view.sorts.isEmpty else { return nil }
    sorts = view.sorts
    self.dataSource = dataSource
  }

  /// The bytes that a row is ordered by.
  func key(of document: PageDocument?, in workspace: any WorkspaceReader) async throws -> [UInt8] {
    var key = RowKey()
    for sort in sorts {
      let part = if let document { try await part(of: document, sort, workspace) } else { RowKey.Part.empty }
      key.append(part, isAscending: sort.isAscending)
    }
    return key.bytes
  }

  private func part(
    of document: PageDocument, _ sort: ViewSort, _ workspace: any WorkspaceReader
  ) async throws -> RowKey.Part {
    switch sort.criterion {
    case .timestamp(let name):
      return time(name == "created_time" ? document.page.createdTime : document.page.lastEditedTime)
    case .property(let name):
      guard let value = document.page.properties.property(name) else { return .empty }
      return try await part(
        of: value.content, dataSource.properties.property(name)?.configuration, workspace)
    }
  }

  private func part(
    of content: PropertyContent, _ schema: PropertyConfiguration?, _ workspace: any WorkspaceReader
  ) async throws -> RowKey.Part {
    switch content {
    case .title(let text), .richText(let text): return self.text(text.plainText)
    case .number(let number): return self.number(number)
    case .select(let option), .status(let option): return option.map { rank(of: $0, schema) } ?? .empty
    case .multiSelect(let options): return options.first.map { rank(of: $0, schema) } ?? .empty
    case .date(let date): return time(date?.start)
    case .createdTime(let time), .lastEditedTime(let time), .lastVisitedTime(let time):
      return self.time(time)
    case .checkbox(let isChecked): return .number(isChecked ? 1 : 0)
    case .url(let text), .email(let text), .phoneNumber(let text): return self.text(text ?? "")
    case .uniqueID(let id): return id.number.map { .number(Double($0)) } ?? .empty
    case .people(let people): return try await name(of: people.first, workspace)
    case .createdBy(let user), .lastEditedBy(let user): return try await name(of: user, workspace)
    case .relation(let pages):
      guard let page = pages.first, let node = try await workspace.node(page.object) else { return .empty }
      return text(node.title)
    case .files(let files): return text(files.first?.name ?? "")
    case .formula(let value): return part(of: value)
    case .rollup(let rollup):
      switch rollup.result {
      case .number(let number): return self.number(number)
      case .date(let date): return time(date?.start)
      case .array(let values):
        guard let first = values.first else { return .empty }
        return try await part(of: first, nil, workspace)
      default: return .empty
      }
    case .verification(let verification): return text(verification?.state ?? "")
    case .place(let place), .location(let place): return text(place?.name ?? "")
    case .button, .unknown: return .empty
    }
  }

  private func part(of value: FormulaValue) -> RowKey.Part {
    switch value {
    case .string(let text): self.text(text ?? "")
    case .number(let number): self.number(number)
    case .boolean(let isTrue): isTrue.map { .number($0 ? 1 : 0) } ?? .empty
    case .date(let date): time(date?.start)
    case .unsupported, .unknown: .empty
    }
  }

  private func text(_ text: String) -> RowKey.Part { text.isEmpty ? .empty : .text(text.lowercased()) }

  private func number(_ number: JSONNumber?) -> RowKey.Part { number.map { .number($0.double) } ?? .empty }

  private func time(_ time: Timestamp?) -> RowKey.Part {
    time?.millisecondsSince1970.map { .number(Double($0)) } ?? .empty
  }

  private func name(of user: User?, _ workspace: any WorkspaceReader) async throws -> RowKey.Part {
    guard let user else { return .empty }
    if let name = user.name, !name.isEmpty { return text(name) }
    return text(try await workspace.user(user.id)?.name ?? "")
  }

  /// Notion orders options as the schema does, those of a status by their groups first.
  private func rank(of option: SelectOption, _ schema: PropertyConfiguration?) -> RowKey.Part {
    let options: [SelectOption]
    switch schema {
    case .select(let all), .multiSelect(let all): options = all
    case .status(let all, let groups):
      options = StatusOrder.options(all, groups)
    default: options = []
    }
    return options.firstIndex { $0.name == option.name }.map { .number(Double($0)) } ?? .text(option.name)
  }
}
