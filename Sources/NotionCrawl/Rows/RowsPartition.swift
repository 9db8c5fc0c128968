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
