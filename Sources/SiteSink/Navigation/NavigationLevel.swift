import NotionExportKit
import NotionModel
import SinkRendering

/// The children of one page, as the sidebar lists them.
struct NavigationLevel: Sendable {
  /// Maximum number of listed entries; the others are behind a link.
  static let limit = OutlineNode.listedChildren
  /// Maximum number of listed rows of a database; of more rows, only the open one is listed.
  static let rowLimit = OutlineNode.listedRows

  /// A page or database in the list.
  struct Entry: Sendable, Hashable {
    let location: OutputLocation
    /// Its icon, if lists can show it.
    let icon: ObjectIcon?
  }

  /// The first pages and databases, in Notion's order.
  let entries: [Entry]
  /// The number of entries; `nil` if there are more, which are not counted, so that a new row does not change
  /// the sidebar of all others.
  let total: Int?
  /// A digest that changes with any listed entry.
  let digest: UInt64

  init(entries: [Entry], total: Int?) {
    self.entries = entries
    self.total = total
    var hash = StableHash()
    for entry in entries {
      // The sidebar compares identifiers: a data source and its database may have the same title and address.
      hash.add(entry.location.id)
      hash.add(entry.location.title)
      hash.add(entry.location.address)
      hash.add(entry.icon?.text ?? "")
    }
    hash.add(total.map { UInt64($0) } ?? .max)
    digest = hash.value
  }
}
