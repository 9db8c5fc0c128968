import NotionModel

/// The rows of one minute that holds more than a query lists, in parts that are listed one after the other.
///
/// Each part is the rows for which some conditions hold. A part that is still too large gives way to smaller
/// ones, which together are the same rows. Of one that cannot be divided both ends are listed.
struct RowsPartition: Sendable, Hashable {
  /// When the rows were made, as the API spells it.
  var minute: String
  /// The conditions of the part that is being listed, and of those that are still to be.
  var parts: [[RowsCondition]] = [[]]
  /// Whether the part is listed by its titles from the last to the first.
  var isBackward = false
  /// The number of parts that have given way to smaller ones.
  var divisions = 0

  /// The conditions of the part that is being listed.
  var conditions: [RowsCondition] { parts.first ?? [] }

  /// The same without the part that is listed; `nil` after the last.
  var next: RowsPartition? {
    guard parts.count > 1 else { return nil }
    return RowsPartition(minute: minute, parts: Array(parts.dropFirst()), divisions: divisions)
  }

  /// The partition with smaller parts in place of the one that is being listed; `split` tells for each the
  /// conditions that hold beside those of the whole.
  func divided(_ split: [[RowsCondition]]) -> RowsPartition {
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
    self.parts = parts.map { ($0.array ?? []).compactMap(RowsCondition.init) }
  }
}
