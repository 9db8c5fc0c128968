import NotionModel

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
