import NotionExportKit
import NotionModel

/// The options of a select, multi-select or status property.
struct OptionProperty: PropertyBehavior {
  let options: [SelectOption]
  let choice: PropertyShape.Choice

  func text(_: any DocumentReferences) -> StyledText {
    StyledText(options.map(\.name).joined(separator: ", "))
  }

  /// Notion orders options as the schema does, those of a status by their groups first.
  func sortKey(in schema: PropertyConfiguration?, _: any WorkspaceReader) -> RowKey.Part {
    guard let option = options.first else { return .empty }
    var known = schema?.options ?? []
    if case .status(let all, let groups) = schema { known = StatusOrder.options(all, groups) }
    return known.firstIndex { $0.name == option.name }.map { .number(Double($0)) } ?? .text(option.name)
  }

  func groups(in grouping: RowGrouping) -> [RowGroup] {
    options.map { choice == .status ? grouping.statusGroup(of: $0) : grouping.group(of: $0) }
  }

  var filterValue: FilterValue { .options(options) }
}

extension PropertyTraits {
  static let options = PropertyTraits(
    filterFamily: .option,
    schemaGroups: { grouping in
      (grouping.property.configuration.options ?? []).enumerated().map { rank, option in
        grouping.group(of: option, rank: rank, isStatus: false)
      }.sorted(by: RowGroup.precedes)
    })

  static let status = PropertyTraits(
    filterFamily: .option,
    schemaGroups: { grouping in
      guard case .status(let options, let groups) = grouping.property.configuration else { return [] }
      if grouping.settings.groupBy == "group" {
        return groups.enumerated().map { rank, group in grouping.group(of: group, rank: rank) }
          .sorted(by: RowGroup.precedes)
      }
      return StatusOrder.options(options, groups).enumerated().map { rank, option in
        grouping.group(of: option, rank: rank, isStatus: true)
      }.sorted(by: RowGroup.precedes)
    })
}

extension RowGroup {
  fileprivate static func precedes(_ left: RowGroup, _ right: RowGroup) -> Bool {
    left.key.lexicographicallyPrecedes(right.key)
  }
}

extension RowGrouping {
  /// Returns an option's group; options that are not in the schema follow the others.
  fileprivate func group(of option: SelectOption, rank: Int, isStatus: Bool) -> RowGroup {
    let label = RowGroup.Label.option(name: option.name, color: option.color, isStatus: isStatus)
    // Without a sort setting, Notion orders the options like the schema.
    guard settings.sort == "ascending" || settings.sort == "descending" else {
      return group(label, .number(Double(rank)), .text(option.name), inNotionsOrder: true)
    }
    return group(label, .text(option.name.lowercased()), .text(option.name))
  }

  fileprivate func group(of statusGroup: StatusGroup, rank: Int) -> RowGroup {
    group(
      .option(name: statusGroup.name, color: statusGroup.color, isStatus: true), .number(Double(rank)),
      .text(statusGroup.name), inNotionsOrder: settings.sort != "descending")
  }

  fileprivate func group(of option: SelectOption) -> RowGroup {
    let options = property.configuration.options ?? []
    let rank = options.firstIndex { $0.name == option.name } ?? options.count
    return group(of: option, rank: rank, isStatus: false)
  }

  fileprivate func statusGroup(of option: SelectOption) -> RowGroup {
    guard case .status(let all, let groups) = property.configuration else {
      return group(of: option, rank: 0, isStatus: true)
    }
    let id = option.id ?? all.first { $0.name == option.name }?.id
    if settings.groupBy == "group", let id,
      let rank = groups.firstIndex(where: { $0.optionIDs.contains(id) })
    {
      return group(of: groups[rank], rank: rank)
    }
    let options = StatusOrder.options(all, groups)
    let rank = options.firstIndex { $0.name == option.name } ?? options.count
    return group(of: option, rank: rank, isStatus: true)
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
