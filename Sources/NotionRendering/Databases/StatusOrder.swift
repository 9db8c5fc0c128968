import NotionModel

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
