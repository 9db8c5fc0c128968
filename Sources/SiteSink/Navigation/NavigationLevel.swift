import NotionModel
import NotionRendering

/// What stands directly in one page, as the sidebar lists it.
struct NavigationLevel: Sendable {
  /// How many entries are listed; the rest is one link away.
  static let limit = 100
  /// How many rows of a database are listed; of more, only the one that is open.
  static let rowLimit = 20

  /// A page or database in the list.
  struct Entry: Sendable, Hashable {
    let place: DocumentPlace
    /// Its icon, where lists can show it.
    let icon: ObjectIcon?
  }

  /// The first pages and databases, in Notion's order.
  let entries: [Entry]
  /// How many there are; `nil` where there are more and nobody counts them, lest each new row change the sidebar of
  /// all others.
  let total: Int?
  /// Changes when anything that is listed changes.
  let digest: UInt64

  init(entries: [Entry], total: Int?) {
    self.entries = entries
    self.total = total
    var hash = StableHash()
    for entry in entries {
      hash.add(entry.place.title)
      hash.add(entry.place.address)
      hash.add(entry.icon?.text ?? "")
    }
    hash.add(total.map { UInt64($0) } ?? .max)
    digest = hash.value
  }
}
