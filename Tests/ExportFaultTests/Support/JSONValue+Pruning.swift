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
      let contents: Set<String> = ["blocks", "children", "children_unavailable", "sections"]
      return .object(
        JSONObject(
          object.members.filter { !isSkipped || !contents.contains($0.key) }
            .map { ($0.key, $0.value.pruned(of: skipped)) }))
    default: return self
    }
  }
}
