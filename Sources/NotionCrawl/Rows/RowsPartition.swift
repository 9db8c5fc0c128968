import NotionModel

/// A partition of the rows of one minute that has more than a query lists; its parts are listed one after the
/// other.
///
/// Each part is the set of rows that satisfy some conditions. A part that is still too large is replaced by
/// smaller ones with the same rows. If it cannot be divided, it is listed from both ends.
struct RowsPartition: Sendable, Hashable {
  /// The minute of creation, in the API's format.
  var minute: String
  /// The conditions of the current part, and of the remaining ones.
  var parts: [[PartitionFilter]] = [[]]
  /// Whether the part is listed by title in descending order.
  var isBackward = false
  /// The number of parts that were replaced by smaller ones.
  var divisions = 0

  /// The conditions of the current part.
  var conditions: [PartitionFilter] { parts.first ?? [] }

  /// The partition without the current part, or `nil` after the last.
  var next: RowsPartition? {
    guard parts.count > 1 else { return nil }
    return RowsPartition(minute: minute, parts: Array(parts.dropFirst()), divisions: divisions)
  }

  /// Returns the partition with smaller parts in place of the current one; `split` has the additional
  /// conditions of each.
  func divided(_ split: [[PartitionFilter]]) -> RowsPartition {
    let smaller = split.map { conditions + $0 }
    return RowsPartition(
      minute: minute, parts: smaller + parts.dropFirst(), divisions: divisions.clampedAdding(1))
  }
}

/// The partition's text in the frontier.
extension RowsPartition {
  var text: String {
    var writer = JSONWriter()
    writer.value(
      .object(
        JSONObject([
          ("minute", .string(minute)), ("backward", .bool(isBackward)),
          ("divisions", .number(JSONNumber(divisions))),
          ("parts", .array(parts.map { .array($0.map(\.json)) })),
        ])))
    return String(decoding: writer.bytes, as: UTF8.self)
  }

  init?(text: Substring) {
    guard let json = try? JSONValue(json: Array(text.utf8)), let minute = json["minute"]?.string,
      let parts = json["parts"]?.array
    else { return nil }
    self.minute = minute
    isBackward = json["backward"]?.bool ?? false
    divisions = json["divisions"]?.integer ?? 0
    self.parts = parts.map { ($0.array ?? []).compactMap(PartitionFilter.init) }
  }
}

/// Finds the conditions that divide rows into parts of similar size.
///
/// The API does not return the number of rows in a part, so the division is chosen by a sample. The parts
/// cover all rows for any sample: each condition is paired with its opposite, and empty values, which filters
/// treat inconsistently, are a separate part.
struct RowsSplit {
  /// Maximum number of conditions in one filter.
  static let depth = 32

  private let sample: [Page]

  /// The additional conditions of each part, and the number of sampled rows in the largest.
  private struct Candidate {
    var parts: [[PartitionFilter]]
    var largest: Int
  }

  init(_ sample: [Page]) { self.sample = sample }

  /// Returns the conditions of the parts, or `nil` if no property divides the sampled rows.
  func parts(_ schema: PropertySchemas) -> [[PartitionFilter]]? {
    var best: Candidate?
    for subject in subjects(schema) {
      // Of several equally good properties the first is used.
      if let candidate = candidate(subject), candidate.largest < best?.largest ?? sample.count {
        best = candidate
      }
    }
    return best?.parts
  }

  private func subjects(_ schema: PropertySchemas) -> [PartitionFilter.Subject] {
    [.edited] + schema.map { .property($0.name, type: $0.type.name) }
  }

  private func candidate(_ subject: PartitionFilter.Subject) -> Candidate? {
    let values = sample.map { PartitionValue(subject, of: $0) }
    let (condition, opposite): (PartitionFilter, PartitionFilter)
    switch values.first {
    case .time:
      guard let time = middle(values.compactMap(\.time)) else { return nil }
      let text = JSONValue.string(Timestamp(millisecondsSince1970: time).text)
      (condition, opposite) = (.init(subject, .before, text), .init(subject, .onOrAfter, text))
    case .number:
      let numbers = values.compactMap(\.number)
      guard let number = middle(numbers.map(\.double)),
        let spelled = numbers.first(where: { $0.double == number })
      else { return emptiness(subject, values) }
      (condition, opposite) = (
        .init(subject, .lessThan, .number(spelled)), .init(subject, .atLeast, .number(spelled))
      )
    case .box:
      (condition, opposite) = (.init(subject, .equals, true), .init(subject, .equals, false))
    case .options:
      guard let name = fairest(values.map { Set($0.names) }) else { return nil }
      let isSet = if case .property(_, "multi_select") = subject { true } else { false }
      (condition, opposite) = (
        .init(subject, isSet ? .contains : .equals, .string(name)),
        .init(subject, isSet ? .doesNotContain : .doesNotEqual, .string(name))
      )
    case .text:
      guard let part = fairest(values.map { Self.pieces(of: $0.text) }) else { return nil }
      (condition, opposite) = (
        .init(subject, .contains, .string(part)), .init(subject, .doesNotContain, .string(part))
      )
    case .other, nil: return nil
    }
    return candidate(values, condition, opposite)
  }

  private func candidate(
    _ values: [PartitionValue], _ condition: PartitionFilter, _ opposite: PartitionFilter
  ) -> Candidate {
    var parts = [[condition], [opposite]]
    if Self.mayBeEmpty(condition.subject) {
      let isNotEmpty = PartitionFilter(condition.subject, .isNotEmpty)
      // Only a negated condition may hold for an empty value.
      let isDenial = opposite.test == .doesNotEqual || opposite.test == .doesNotContain
      parts = [[PartitionFilter(condition.subject, .isEmpty)], [condition]]
      parts.append(isDenial ? [isNotEmpty, opposite] : [opposite])
    }
    return Candidate(parts: parts, largest: Self.largest(parts, values))
  }

  /// Returns the division into empty and other values.
  private func emptiness(_ subject: PartitionFilter.Subject, _ values: [PartitionValue]) -> Candidate? {
    guard Self.mayBeEmpty(subject) else { return nil }
    let parts = [[PartitionFilter(subject, .isEmpty)], [PartitionFilter(subject, .isNotEmpty)]]
    return Candidate(parts: parts, largest: Self.largest(parts, values))
  }

  /// Filters of the unique id, which every row has, do not support emptiness.
  private static func mayBeEmpty(_ subject: PartitionFilter.Subject) -> Bool {
    switch subject {
    case .edited: false
    case .property(_, let type): type != "checkbox" && type != "unique_id"
    }
  }

  private static func largest(_ parts: [[PartitionFilter]], _ values: [PartitionValue]) -> Int {
    parts.map { part in values.count { value in part.allSatisfy { $0.holds(for: value) } } }.max() ?? 0
  }

  // MARK: Choosing

  /// Returns the median, so that there are smaller values, or `nil` if all are equal.
  private func middle<Value: Comparable>(_ values: [Value]) -> Value? {
    let sorted = values.sorted()
    guard let least = sorted.first else { return nil }
    let value = sorted[sorted.count / 2]
    return value > least ? value : sorted.first { $0 > least }
  }

  /// Returns the element that is nearest to being in half of the sets; of several, the first in lexicographic
  /// order.
  private func fairest(_ sets: [Set<String>]) -> String? {
    var counts: [String: Int] = [:]
    for set in sets {
      for element in set { counts[element, default: 0] += 1 }
    }
    return counts.min { left, right in
      let distances = (abs(2 * left.value - sets.count), abs(2 * right.value - sets.count))
      return distances.0 == distances.1 ? left.key < right.key : distances.0 < distances.1
    }?.key
  }

  /// Returns the substrings of up to three letters and digits in the first characters of a text.
  private static func pieces(of text: String) -> Set<String> {
    let letters = Array(text.prefix(200))
    var pieces: Set<String> = []
    for start in letters.indices {
      var piece = ""
      for letter in letters[start...].prefix(3) {
        guard letter.isLetter || letter.isNumber else { break }
        piece.append(letter)
        pieces.insert(piece)
      }
    }
    return pieces
  }
}

extension PartitionFilter {
  fileprivate init(_ subject: Subject, _ test: Test, _ operand: JSONValue = true) {
    self.init(subject: subject, test: test, operand: operand)
  }
}

extension PartitionValue {
  fileprivate var time: Int64? { if case .time(let time) = self { time } else { nil } }
  fileprivate var number: JSONNumber? { if case .number(let number) = self { number } else { nil } }
  fileprivate var names: [String] { if case .options(let names) = self { names } else { [] } }
  fileprivate var text: String { if case .text(let text) = self { text } else { "" } }
}
