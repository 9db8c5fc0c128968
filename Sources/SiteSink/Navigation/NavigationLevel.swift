import NotionModel
import NotionRendering

/// What stands directly in one page, as the sidebar lists it.
struct NavigationLevel: Sendable {
  /// How many entries are listed; the rest is one link away.
  static let limit = 100

  /// The first pages and databases, in Notion's order.
  var entries: [DocumentPlace]
  /// How many there are.
  var total: Int
  /// Changes when anything that is listed changes.
  let digest: UInt64

  init(entries: [DocumentPlace], total: Int) {
    self.entries = entries
    self.total = total
    var hash = StableHash()
    for entry in entries {
      hash.add(entry.title)
      hash.add(entry.address)
    }
    hash.add(UInt64(total))
    digest = hash.value
  }
}
