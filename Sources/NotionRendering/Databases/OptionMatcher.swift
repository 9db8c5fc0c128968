import NotionModel

/// An option named by a filter of a select, status or multi-select property.
enum OptionMatcher: Sendable, Hashable {
  /// An option of the schema.
  case option(id: String?, name: String)
  /// A name that is not in the schema, compared without case.
  case name(String)

  /// Returns the options that a name denotes: the option with that name, else the options of the status group
  /// with that name.
  static func matchers(_ name: String, in schema: PropertySchema?) -> [OptionMatcher] {
    let (options, groups) = choices(of: schema)
    func matchers(_ options: [SelectOption]) -> [OptionMatcher] {
      options.map { .option(id: $0.id, name: $0.name) }
    }
    if let option = options.first(where: { $0.name == name }) ?? options.first(where: { $0.id == name }) {
      return matchers([option])
    }
    if let group = groups.first(where: { $0.name == name || $0.id == name }) {
      return matchers(Self.options(of: group, among: options))
    }
    let folded = name.lowercased()
    let alike = options.filter { $0.name.lowercased() == folded }
    if !alike.isEmpty { return matchers(alike) }
    return Self.group(name, in: schema) ?? [.name(folded)]
  }

  /// Returns the options of a status group, or `nil` if the schema has no group with that name.
  static func group(_ name: String, in schema: PropertySchema?) -> [OptionMatcher]? {
    let (options, groups) = choices(of: schema)
    let key = key(name)
    let group =
      groups.first { $0.name == name || $0.id == name } ?? groups.first { Self.key($0.name) == key }
    return group.map { group in
      Self.options(of: group, among: options).map { .option(id: $0.id, name: $0.name) }
    }
  }

  private static func choices(of schema: PropertySchema?) -> ([SelectOption], [StatusGroup]) {
    if case .status(let options, let groups) = schema?.configuration { return (options, groups) }
    return (schema?.configuration.options ?? [], [])
  }

  private static func options(of group: StatusGroup, among options: [SelectOption]) -> [SelectOption] {
    options.filter { option in option.id.map(group.optionIDs.contains) ?? false }
  }

  /// Returns a group's name without case, spaces and punctuation: `To-do` is also written `to_do`.
  private static func key(_ name: String) -> String {
    String(name.lowercased().filter { $0.isLetter || $0.isNumber })
  }

  /// Returns whether it is this option.
  func matches(_ option: SelectOption) -> Bool {
    switch self {
    case .option(let id, let name): option.name == name || (id != nil && option.id == id)
    case .name(let folded): option.name.lowercased() == folded
    }
  }
}
