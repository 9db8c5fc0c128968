public import NotionExportKit
public import NotionModel

/// The grouping of a view.
///
/// ```swift
/// guard let settings = view.configuration?.groupBy,
///   let grouping = RowGrouping(settings, of: dataSource, in: context.workspace)
/// else { return }
/// for try await element in try await rows.bucketed(by: { try await grouping.groups(of: $0) }) {
///   element.bucket.label  // the group, in the order of the view
///   element.row.document
/// }
/// ```
public struct RowGrouping: Sendable {
  /// The property by whose values rows are grouped.
  public let property: PropertySchema
  /// Whether groups without rows are hidden.
  public let hidesEmptyGroups: Bool
  /// Whether the view groups by a date relative to today, which changes every day; months replace it.
  public let dependsOnDay: Bool

  let grouping: ViewGrouping
  let workspace: any WorkspaceReader

  /// Creates the grouping; returns `nil` if the data source has no such property.
  public init?(_ grouping: ViewGrouping, of dataSource: DataSource, in workspace: any WorkspaceReader) {
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
  public var schemaGroups: [RowGroup] {
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
  public func groups(of document: PageDocument?) async throws -> [RowGroup] {
    var groups: [RowGroup] = []
    if let document,
      let value = document.page.properties.first(where: { $0.id == property.id })
        ?? document.page.properties[property.name]
    {
      for group in try await self.groups(of: value.content) where !groups.contains(group) {
        groups.append(group)
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

/// Rows that a view shows together because they share a value of one property.
public struct RowGroup: RowBucket, Hashable {
  /// The shared value of the rows.
  public enum Label: Sendable, Hashable {
    /// An option of a select, multi-select or status property, or a group of a status property.
    case option(name: String, color: SelectColor, isStatus: Bool)
    /// A person.
    case user(User)
    /// A page to which the rows are related.
    case page(ObjectID)
    /// A text, a number, or a span of time.
    case text(String)
    /// No value.
    case none
  }

  /// The sort key of the group.
  public let key: [UInt8]
  /// The shared value of the rows.
  public let label: Label

  /// Returns whether two groups have the same key, with any labels.
  public static func == (left: RowGroup, right: RowGroup) -> Bool { left.key == right.key }

  /// Hashes the key.
  public func hash(into hasher: inout Hasher) { hasher.combine(key) }
}

extension RowGrouping {
  /// Returns the groups of one value of a row.
  func groups(of content: PropertyContent) async throws -> [RowGroup] {
    switch content {
    case .select(let option?): return [group(of: option)]
    case .status(let option?): return [statusGroup(of: option)]
    case .multiSelect(let options): return options.map { group(of: $0) }
    case .checkbox(let isChecked): return [group(isChecked: isChecked)]
    case .date(let date?): return [group(of: date.start)]
    case .createdTime(let time?), .lastEditedTime(let time?), .lastVisitedTime(let time?):
      return [group(of: time)]
    case .number(let number?): return [group(of: number)]
    case .people(let people): return try await groups(of: people)
    case .createdBy(let user?), .lastEditedBy(let user?): return try await groups(of: [user])
    case .relation(let pages): return try await groups(of: pages)
    case .title(let text), .richText(let text): return group(of: text.plainText)
    case .url(let text?), .email(let text?), .phoneNumber(let text?): return group(of: text)
    case .uniqueID(let id): return id.text.map { group(of: $0) } ?? []
    case .files(let files): return files.first?.name.map { group(of: $0) } ?? []
    case .verification(let verification?): return group(of: verification.state)
    case .place(let place?), .location(let place?): return group(of: place.name ?? place.address ?? "")
    case .formula(.unsupported), .formula(.unknown), .unknown: return [untoldGroup]
    case .formula(let value): return groups(of: value)
    case .rollup(let rollup):
      switch rollup.result {
      case .number(let number?): return [group(of: number)]
      case .date(let date?): return [group(of: date.start)]
      case .array(let values):
        var groups: [RowGroup] = []
        for value in values { groups += try await self.groups(of: value) }
        return groups
      case .unsupported, .incomplete, .unknown: return [untoldGroup]
      case .number(nil), .date(nil): return []
      }
    case .select(nil), .status(nil), .date(nil), .createdTime(nil), .lastEditedTime(nil),
      .lastVisitedTime(nil), .number(nil), .createdBy(nil), .lastEditedBy(nil), .url(nil), .email(nil),
      .phoneNumber(nil), .verification(nil), .place(nil), .location(nil), .button:
      return []
    }
  }

  /// The group of the rows whose values the API omits.
  private var untoldGroup: RowGroup {
    var key = RowKey()
    key.append(.text("\u{10FFFF}"), isAscending: true)
    return RowGroup(key: key.bytes, label: .text("Not given by the API"))
  }

  private func groups(of value: FormulaValue) -> [RowGroup] {
    switch value {
    case .string(let text?): group(of: text)
    case .number(let number?): [group(of: number)]
    case .boolean(let isTrue?): [group(isChecked: isTrue)]
    case .date(let date?): [group(of: date.start)]
    case .string(nil), .number(nil), .boolean(nil), .date(nil), .unsupported, .unknown: []
    }
  }

  private func group(
    _ label: RowGroup.Label, _ parts: RowKey.Part..., inNotionsOrder: Bool = false
  ) -> RowGroup {
    var key = RowKey()
    for part in parts { key.append(part, isAscending: inNotionsOrder || grouping.sort != "descending") }
    return RowGroup(key: key.bytes, label: label)
  }

  // MARK: Options

  /// Returns an option's group; options that are not in the schema follow the others.
  func group(of option: SelectOption, rank: Int, isStatus: Bool) -> RowGroup {
    let label = RowGroup.Label.option(name: option.name, color: option.color, isStatus: isStatus)
    // Without a sort setting, Notion orders the options like the schema.
    guard grouping.sort == "ascending" || grouping.sort == "descending" else {
      return group(label, .number(Double(rank)), .text(option.name), inNotionsOrder: true)
    }
    return group(label, .text(option.name.lowercased()), .text(option.name))
  }

  func group(of statusGroup: StatusGroup, rank: Int) -> RowGroup {
    group(
      .option(name: statusGroup.name, color: statusGroup.color, isStatus: true), .number(Double(rank)),
      .text(statusGroup.name), inNotionsOrder: grouping.sort != "descending")
  }

  private func group(of option: SelectOption) -> RowGroup {
    let options = property.configuration.options ?? []
    let rank = options.firstIndex { $0.name == option.name } ?? options.count
    return group(of: option, rank: rank, isStatus: false)
  }

  private func statusGroup(of option: SelectOption) -> RowGroup {
    guard case .status(let all, let groups) = property.configuration else {
      return group(of: option, rank: 0, isStatus: true)
    }
    let id = option.id ?? all.first { $0.name == option.name }?.id
    if grouping.groupBy == "group", let id,
      let rank = groups.firstIndex(where: { $0.optionIDs.contains(id) })
    {
      return group(of: groups[rank], rank: rank)
    }
    let options = StatusOrder.options(all, groups)
    let rank = options.firstIndex { $0.name == option.name } ?? options.count
    return group(of: option, rank: rank, isStatus: true)
  }

  func group(isChecked: Bool) -> RowGroup {
    group(.text(isChecked ? "Checked" : "Unchecked"), .number(isChecked ? 1 : 0))
  }

  // MARK: People and pages

  private func groups(of people: [User]) async throws -> [RowGroup] {
    var groups: [RowGroup] = []
    for user in people {
      let known = try await user.name == nil ? workspace.user(user.id) : nil
      let name = user.name ?? known?.name ?? ""
      groups.append(group(.user(user), .text(name.lowercased()), .text("\(user.id.object)")))
    }
    return groups
  }

  private func groups(of pages: [PageID]) async throws -> [RowGroup] {
    var groups: [RowGroup] = []
    for page in pages {
      let title = try await workspace.node(page.object)?.title ?? ""
      groups.append(group(.page(page.object), .text(title.lowercased()), .text("\(page.object)")))
    }
    return groups
  }

  // MARK: Texts, numbers, dates

  private func group(of text: String) -> [RowGroup] {
    let text = grouping.groupBy == "alphabet_prefix" ? text.prefix(1).uppercased() : text
    guard !text.isEmpty else { return [] }
    return [group(.text(text), .text(text.lowercased()), .text(text))]
  }

  private func group(of number: JSONNumber) -> RowGroup {
    let format = if case .number(let format) = property.configuration { format } else { "number" }
    func text(_ number: JSONNumber) -> String { NumberText.text(number, format: format) }
    func text(_ value: Double) -> String { JSONNumber(value).map(text) ?? "" }
    let value = number.double
    guard let range = grouping.range else { return group(.text(text(number)), .number(value)) }
    if value < range.start {
      return group(.text("Less than \(text(range.start))"), .number(-.infinity))
    }
    if let end = range.end, value >= end {
      return group(.text("\(text(end)) or more"), .number(.infinity))
    }
    let start = range.start + ((value - range.start) / range.size).rounded(.down) * range.size
    // A range without a size, or a number that is not finite, has no bounds.
    guard start.isFinite, range.size > 0 else { return group(.text(text(number)), .number(value)) }
    let end = min(start + range.size, range.end ?? .infinity)
    return group(.text("\(text(start)) to \(text(end))"), .number(start))
  }

  private func group(of time: Timestamp) -> RowGroup {
    guard let day = CalendarDay(time) else { return group(.text(time.text), .text(time.text)) }
    switch grouping.groupBy {
    case "day": return group(day.text, from: day)
    case "week":
      let start = day.weekStart(onSunday: grouping.weeksBeginOnSunday)
      return group("Week of \(start.text)", from: start)
    case "year": return group(String(day.year), from: day.yearStart)
    default: return group(day.monthText, from: day.monthStart)
    }
  }

  private func group(_ text: String, from day: CalendarDay) -> RowGroup {
    group(.text(text), .number(Double(day.number)))
  }
}
