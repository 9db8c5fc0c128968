package import NotionExportKit
package import NotionModel

/// How a view puts rows into groups.
package struct RowGrouping: Sendable {
  /// The property by whose values rows are grouped.
  package let property: PropertySchema
  /// Whether groups without rows are left out.
  package let hidesEmptyGroups: Bool
  /// Whether the view groups by how long ago or ahead a date is, which differs from day to day; months stand
  /// in for that.
  package let dependsOnDay: Bool

  let grouping: ViewGrouping
  let workspace: any WorkspaceReader

  /// `nil` where the data source has no such property.
  package init?(_ grouping: ViewGrouping, of dataSource: DataSource, in workspace: any WorkspaceReader) {
    guard
      let property = dataSource.properties.property(grouping.propertyID.text)
        ?? grouping.propertyName.flatMap({ dataSource.properties.property($0) })
    else { return nil }
    self.property = property
    self.grouping = grouping
    self.workspace = workspace
    hidesEmptyGroups = grouping.hidesEmptyGroups
    dependsOnDay = grouping.groupBy == "relative"
  }

  /// The groups that are known without any row, in order; those of rows without a value are not among them.
  package var schemaGroups: [RowGroup] {
    switch property.configuration {
    case .select(let options), .multiSelect(let options):
      return options.indices.map { group(of: options[$0], rank: $0, isStatus: false) }.sorted(by: precedes)
    case .status(let options, let groups):
      if grouping.groupBy == "group" {
        return groups.indices.map { group(of: groups[$0], rank: $0) }.sorted(by: precedes)
      }
      return StatusOrder.options(options, groups).enumerated().map { rank, option in
        group(of: option, rank: rank, isStatus: true)
      }.sorted(by: precedes)
    case .checkbox: return [group(isChecked: false), group(isChecked: true)]
    case .title, .richText, .number, .date, .people, .files, .url, .email, .phoneNumber, .formula, .relation,
      .rollup, .createdTime, .createdBy, .lastEditedTime, .lastEditedBy, .uniqueID, .verification, .button,
      .place, .location, .lastVisitedTime, .unknown:
      return []
    }
  }

  private func precedes(_ left: RowGroup, _ right: RowGroup) -> Bool {
    left.key.lexicographicallyPrecedes(right.key)
  }

  /// The groups in which a row is shown; at least one, each once.
  ///
  /// - Throws: what keeps the archive from being read.
  package func groups(of document: PageDocument?) async throws -> [RowGroup] {
    var groups: [RowGroup] = []
    if let document,
      let value = document.page.properties.first(where: { $0.id == property.id })
        ?? document.page.properties[property.name]
    {
      for content in document.contents(of: value) {
        for group in try await self.groups(of: content) where !groups.contains(group) { groups.append(group) }
      }
    }
    return groups.isEmpty ? [emptyGroup] : groups
  }

  /// The rows without a value: before the options, as in Notion, but after what is in an order of its own.
  private var emptyGroup: RowGroup {
    var key = RowKey()
    key.append(property.configuration.options == nil ? .empty : .number(-1), isAscending: true)
    return RowGroup(key: key.bytes, label: .none)
  }
}
