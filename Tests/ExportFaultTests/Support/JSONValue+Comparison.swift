import NotionModel

extension JSONValue {
  /// Returns the first difference between two values, with its path, or `nil` if they are equal.
  func difference(from other: JSONValue, at path: String = "$") -> String? {
    guard self != other else { return nil }
    switch (self, other) {
    case (.array(let mine), .array(let others)) where mine.count == others.count:
      return zip(0..., zip(mine, others)).lazy.compactMap { index, pair in
        pair.0.difference(from: pair.1, at: "\(path)[\(index)]")
      }.first
    case (.object(let mine), .object(let others)) where mine.keys == others.keys:
      return zip(mine.members, others.members).lazy.compactMap { member, other in
        member.value.difference(from: other.value, at: "\(path).\(member.key)")
      }.first
    default:
      let texts = [self, other].map { String(decoding: $0.serialized.prefix(300), as: UTF8.self) }
      return "\(path): \(texts[0]) is not \(texts[1])"
    }
  }
}

extension JSONValue {
  /// The value without the content of the pages and blocks that were skipped, and of copies of them.
  func pruned(of skipped: Set<String>) -> JSONValue {
    switch self {
    case .array(let elements): return .array(elements.map { $0.pruned(of: skipped) })
    case .object(let object):
      let original = self["synced_block"]?["synced_from"]?["block_id"]?.string
      let page = self["page"]?["id"]?.string
      let isSkipped = [self["id"]?.string, page, original].contains { $0.map(skipped.contains) ?? false }
      let contents: Set<String> = [
        "blocks", "blocks_unavailable", "children", "children_unavailable", "comments_unavailable",
        "rows_unavailable", "views_unavailable", "templates_unavailable", "sections",
      ]
      let members = object.members.filter { !isSkipped || !contents.contains($0.key) }.map { key, value in
        (key, (key == "sections" ? withoutSections(skipped) : value).pruned(of: skipped))
      }
      return .object(JSONObject(members))
    default: return self
    }
  }

  /// The parts of a meeting note without those whose containers were skipped.
  private func withoutSections(_ skipped: Set<String>) -> JSONValue {
    let sections = self["sections"]?.object?.members ?? []
    let containers = self["meeting_notes"]?["children"]
    return .object(
      JSONObject(
        sections.filter { section in
          guard let container = containers?["\(section.key)_block_id"]?.string else { return true }
          return !skipped.contains(container)
        }.map { ($0.key, $0.value) }))
  }
}
