import NotionModel

/// The order in which Notion has the options of a status property.
enum StatusOrder {
  /// Those of the first group first; those of no group last.
  static func options(_ options: [SelectOption], _ groups: [StatusGroup]) -> [SelectOption] {
    let grouped = groups.flatMap { group in
      group.optionIDs.compactMap { id in options.first { $0.id == id } }
    }
    return grouped + options.filter { option in !grouped.contains { $0.name == option.name } }
  }
}
