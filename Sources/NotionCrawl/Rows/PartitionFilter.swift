import NotionModel

/// One condition of a query's filter, which can also be evaluated for a stored row.
struct PartitionFilter: Sendable, Hashable {
  /// The subject of a condition in a row.
  enum Subject: Sendable, Hashable {
    /// The time of the last edit.
    case edited
    /// A property, and its type as in the API.
    case property(String, type: String)
  }

  /// The comparisons, by their names in the API.
  enum Test: String, Sendable, Hashable {
    case isEmpty = "is_empty"
    case isNotEmpty = "is_not_empty"
    case equals
    case doesNotEqual = "does_not_equal"
    case contains
    case doesNotContain = "does_not_contain"
    case lessThan = "less_than"
    case atLeast = "greater_than_or_equal_to"
    case before
    case onOrAfter = "on_or_after"
  }

  var subject: Subject
  var test: Test
  var operand: JSONValue = true

  /// Returns whether it holds for a row, as far as that can be evaluated locally.
  func holds(for row: PartitionValue) -> Bool {
    switch (test, row) {
    case (.isEmpty, _): row.isEmpty
    case (.isNotEmpty, _): !row.isEmpty
    case (.equals, .box(let isTicked)): isTicked == operand.bool
    case (.equals, .options(let names)), (.contains, .options(let names)):
      operand.string.map(names.contains) ?? false
    case (.doesNotEqual, .options(let names)), (.doesNotContain, .options(let names)):
      !(operand.string.map(names.contains) ?? false)
    case (.contains, .text(let text)): operand.string.map { text.contains($0) } ?? false
    case (.doesNotContain, .text(let text)): !(operand.string.map { text.contains($0) } ?? false)
    case (.lessThan, .number(let number?)): Self.double(operand).map { number.double < $0 } ?? false
    case (.atLeast, .number(let number?)): Self.double(operand).map { number.double >= $0 } ?? false
    case (.before, .time(let time)): Self.time(operand).map { time < $0 } ?? false
    case (.onOrAfter, .time(let time)): Self.time(operand).map { time >= $0 } ?? false
    default: false
    }
  }

  private static func double(_ value: JSONValue) -> Double? {
    if case .number(let number) = value { number.double } else { nil }
  }

  private static func time(_ value: JSONValue) -> Int64? {
    value.string.flatMap { Timestamp($0).millisecondsSince1970 }
  }

  /// The condition in words, for a report.
  var words: String {
    let subject =
      switch subject {
      case .edited: "the last edit"
      case .property(let name, _): "“\(name)”"
      }
    let test = test.rawValue.replacing("_", with: " ")
    return switch operand {
    case .string(let text): "\(subject) \(test) “\(text)”"
    case .number(let number): "\(subject) \(test) \(number)"
    case .bool(false): "\(subject) \(test) false"
    default: "\(subject) \(test)"
    }
  }
}

/// The condition in the syntax of the API.
extension PartitionFilter {
  private static let edited = "last_edited_time"

  var json: JSONValue {
    let condition: JSONValue = .object(JSONObject([(test.rawValue, operand)]))
    return switch subject {
    case .edited: .object(JSONObject([("timestamp", .string(Self.edited)), (Self.edited, condition)]))
    case .property(let name, let type):
      .object(JSONObject([("property", .string(name)), (type, condition)]))
    }
  }

  init?(json: JSONValue) {
    guard let members = json.object?.members, members.count == 2, let condition = members[1].value.object,
      let first = condition.members.first, let test = Test(rawValue: first.key)
    else { return nil }
    if members[0].key == "property", let name = members[0].value.string {
      subject = .property(name, type: members[1].key)
    } else {
      subject = .edited
    }
    self.test = test
    operand = first.value
  }
}

/// A value of a row by which a filter can distinguish rows.
enum PartitionValue: Sendable, Hashable {
  /// In lower case, as Notion's filters are case-insensitive.
  case text(String)
  case number(JSONNumber?)
  case options([String])
  case box(Bool)
  /// Milliseconds since 1970.
  case time(Int64)
  /// A value without a filter here.
  case other

  var isEmpty: Bool {
    switch self {
    case .text(let text): text.isEmpty
    case .number(let number): number == nil
    case .options(let names): names.isEmpty
    case .box, .time, .other: false
    }
  }

  init(_ subject: PartitionFilter.Subject, of row: Page) {
    switch subject {
    case .edited: self = row.lastEditedTime?.millisecondsSince1970.map { .time($0) } ?? .other
    case .property(let name, _): self = row.properties[name].map { Self($0.content) } ?? .other
    }
  }

  private init(_ content: PropertyContent) {
    if let text = content.text?.plainText ?? content.address {
      self = .text(text.lowercased())
    } else if let options = content.chosenOptions {
      self = .options(options.map(\.name))
    } else if case .number(let number) = content {
      self = .number(number)
    } else if case .uniqueID(let id) = content {
      self = .number(id.number.map { JSONNumber($0) })
    } else if case .checkbox(let isTicked) = content {
      self = .box(isTicked)
    } else {
      self = .other
    }
  }
}
