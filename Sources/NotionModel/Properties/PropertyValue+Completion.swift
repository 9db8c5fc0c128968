extension PropertyValue {
  /// Returns the value from the property endpoint in place of the one that the page object truncates.
  ///
  /// - Parameters:
  ///   - items: the items of the property, in order.
  ///   - summary: the description of the list in its last response; it has the final result of a rollup.
  ///   - isWhole: whether the list was read completely.
  /// - Returns: the whole value; ``hasMore`` is set if it is incomplete.
  package func completed(by items: [PropertyItem], summary: PropertyItem?, isWhole: Bool) -> PropertyValue {
    let contents = items.map(\.content)
    return PropertyValue(
      id: id, name: name, type: type, content: content.completed(by: contents, summary?.content, isWhole),
      hasMore: content.isList && !isWhole)
  }
}

extension PropertyContent {
  /// Whether a part of the value is worth showing.
  fileprivate var isList: Bool {
    switch self {
    case .title, .richText, .people, .relation: true
    case .formula, .rollup, .number, .select, .multiSelect, .status, .date, .files, .checkbox, .url, .email,
      .phoneNumber, .createdTime, .createdBy, .lastEditedTime, .lastEditedBy, .uniqueID, .verification,
      .button, .place, .location, .lastVisitedTime, .unknown:
      false
    }
  }

  /// Returns the completed value; a list shorter than that of the page object is incomplete or outdated.
  fileprivate func completed(
    by items: [PropertyContent], _ summary: PropertyContent?, _ isWhole: Bool
  ) -> PropertyContent {
    switch self {
    case .title(let part):
      let text = Self.text(items)
      return text.runs.count < part.runs.count ? self : .title(text)
    case .richText(let part):
      let text = Self.text(items)
      return text.runs.count < part.runs.count ? self : .richText(text)
    case .people(let part):
      let people = items.flatMap { if case .people(let people) = $0 { people } else { [User]() } }
      return people.count < part.count ? self : .people(people)
    case .relation(let part):
      let pages = items.flatMap { if case .relation(let pages) = $0 { pages } else { [PageID]() } }
      return pages.count < part.count ? self : .relation(pages)
    case .rollup(let rollup): return .rollup(rollup.completed(by: items, summary, isWhole))
    case .formula:
      for case .formula(let value) in items { return .formula(value) }
      return .formula(.incomplete)
    case .number, .select, .multiSelect, .status, .date, .files, .checkbox, .url, .email, .phoneNumber,
      .createdTime, .createdBy, .lastEditedTime, .lastEditedBy, .uniqueID, .verification, .button, .place,
      .location, .lastVisitedTime, .unknown:
      return items.first ?? self
    }
  }

  private static func text(_ items: [PropertyContent]) -> RichText {
    RichText(items.flatMap { $0.text?.runs ?? [] })
  }
}

extension RollupValue {
  fileprivate func completed(
    by items: [PropertyContent], _ summary: PropertyContent?, _ isWhole: Bool
  ) -> RollupValue {
    guard isWhole else { return RollupValue(result: .incomplete, function: function) }
    // A rollup may also be returned as one item with its result.
    if items.count == 1, case .rollup(let rollup) = items[0] { return rollup }
    guard case .rollup(let final) = summary else {
      return RollupValue(result: .array(items), function: function)
    }
    switch final.result {
    // The values are the items; their description has none.
    case .array(let values):
      return RollupValue(
        result: .array(values.isEmpty ? items : values), function: final.function ?? function)
    case .number, .date, .unsupported, .incomplete, .unknown: return final
    }
  }
}

extension FormulaValue {
  /// A result that could not be read completely.
  static let incomplete = FormulaValue.unknown(
    UnknownContent(type: "incomplete", json: JSONSlice(unchecked: Array(#"{"type":"incomplete"}"#.utf8))))
}
