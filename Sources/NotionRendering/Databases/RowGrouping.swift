package import NotionExportKit
package import NotionModel

/// The grouping of a view.
package struct RowGrouping: Sendable {
  /// The property by whose values rows are grouped.
  package let property: PropertySchema
  /// Whether groups without rows are hidden.
  package let hidesEmptyGroups: Bool
  /// Whether the view groups by a date relative to today, which changes every day; months replace it.
  package let dependsOnDay: Bool

  let grouping: ViewGrouping
  let workspace: any WorkspaceReader

  /// `nil` if the data source has no such property.
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

  /// The groups of the schema, in order; without that of rows without a value.
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

  /// Returns the groups in which a row is shown; at least one, without duplicates.
  ///
  /// - Throws: an error of reading the archive.
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

  /// The group of rows without a value: before the options, as in Notion, but after sorted values.
  private var emptyGroup: RowGroup {
    var key = RowKey()
    key.append(property.configuration.options == nil ? .empty : .number(-1), isAscending: true)
    return RowGroup(key: key.bytes, label: .none)
  }
}
