import NotionExportKit
import NotionModel

/// The order in which a view shows rows.
struct RowOrder: Sendable {
  private enum Subject: Sendable {
    case createdTime
    case lastEditedTime
    case property(PropertySchema, name: String)
  }

  private struct Criterion: Sendable {
    let subject: Subject
    let isAscending: Bool
  }

  private let criteria: [Criterion]
  /// The criteria that are not known, each once.
  let unapplied: [UnappliedSetting]

  /// The order of a view, by its JSON.
  init(_ view: View, dataSource: DataSource) {
    var criteria: [Criterion] = []
    var unapplied: [UnappliedSetting] = []
    func pass(_ name: String?, _ reason: UnappliedSetting.Reason) {
      let condition = UnappliedSetting(.sort, property: name, reason)
      if !unapplied.contains(condition) { unapplied.append(condition) }
    }
    let json = view.sortsJSON.map { (try? $0.decode(JSONValue.self)) ?? .bool(false) } ?? .null
    if json != .null, json.array == nil, json.object?.members.isEmpty != true { pass(nil, .unknown) }
    for sort in json.array ?? [] {
      let property = sort["property"]?.string
      let timestamp = sort["timestamp"]?.string
      let name = property ?? timestamp
      let direction = sort["direction"]
      let isKnown =
        (direction == nil || direction == .null || ["ascending", "descending"].contains(direction?.string))
        && sort.object?.members.allSatisfy { ["property", "timestamp", "direction"].contains($0.key) } == true
      if !isKnown { pass(name, .unknown) }
      let isAscending = direction?.string != "descending"
      if let property {
        guard let schema = dataSource.properties.property(property) else {
          pass(property, .missing)
          continue
        }
        criteria.append(
          Criterion(subject: .property(schema, name: property), isAscending: isAscending))
      } else if timestamp == "created_time" {
        criteria.append(Criterion(subject: .createdTime, isAscending: isAscending))
      } else if timestamp == "last_edited_time" {
        criteria.append(Criterion(subject: .lastEditedTime, isAscending: isAscending))
      } else {
        pass(name, .unknown)
      }
    }
    self.criteria = criteria
    self.unapplied = unapplied
  }

  /// Whether it leaves the rows as they are.
  var isEmpty: Bool { criteria.isEmpty }

  /// The properties that it looks at, each with its name in the view.
  var properties: [(name: String, schema: PropertySchema)] {
    criteria.compactMap { criterion in
      if case .property(let schema, let name) = criterion.subject { (name, schema) } else { nil }
    }
  }

  /// The bytes that a row is ordered by.
  func key(of document: PageDocument?, in workspace: any WorkspaceReader) async throws -> [UInt8] {
    var key = RowKey()
    for criterion in criteria {
      let part =
        if let document { try await part(of: document, criterion.subject, workspace) } else {
          RowKey.Part.empty
        }
      key.append(part, isAscending: criterion.isAscending)
    }
    return key.bytes
  }

  private func part(
    of document: PageDocument, _ subject: Subject, _ workspace: any WorkspaceReader
  ) async throws -> RowKey.Part {
    switch subject {
    case .createdTime: return time(document.page.createdTime)
    case .lastEditedTime: return time(document.page.lastEditedTime)
    case .property(let schema, _):
      guard let value = document.page.properties.value(of: schema) else { return .empty }
      return try await part(of: value.content, schema.configuration, workspace)
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
      case .unsupported, .incomplete, .unknown: return .empty
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
    var options = schema?.options ?? []
    if case .status(let all, let groups) = schema { options = StatusOrder.options(all, groups) }
    return options.firstIndex { $0.name == option.name }.map { .number(Double($0)) } ?? .text(option.name)
  }
}

/// Notion's order of the options of a status property.
enum StatusOrder {
  /// Returns the options ordered by group; those without a group come last.
  static func options(_ options: [SelectOption], _ groups: [StatusGroup]) -> [SelectOption] {
    let grouped = groups.flatMap { group in
      group.optionIDs.compactMap { id in options.first { $0.id == id } }
    }
    return grouped + options.filter { option in !grouped.contains { $0.name == option.name } }
  }
}
