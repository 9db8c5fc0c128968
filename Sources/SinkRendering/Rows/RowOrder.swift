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
    case .createdTime: return RowKey.Part(time: document.page.createdTime)
    case .lastEditedTime: return RowKey.Part(time: document.page.lastEditedTime)
    case .property(let schema, _):
      guard let value = document.page.properties.value(of: schema) else { return .empty }
      let shape = value.content.shape(in: schema.configuration)
      return try await shape.behavior.sortKey(in: schema.configuration, workspace)
    }
  }
}
