import NotionModel
import NotionSimulator

/// The smallest number of requests with which everything of a workspace can be had from the API.
///
/// - One for the bot itself, one per 100 users.
/// - One per 100 pages and data sources that search knows.
/// - For each data source: one per 100 rows, at least one; and one that asks for archived rows.
/// - For each database: itself and the list of its views, as no list has either; and each view.
/// - For each page: one per 100 blocks directly in it, at least one; and one per 100 blocks in each block that
///   has children of its own.
/// - For each synced original that no page in reach holds: one.
/// - For each page that search does not know, and each user who is not listed: one.
/// - For each property that a page object cuts off: one per 100 of its items.
/// - With comments on pages: one for each page.
struct RequestMinimum {
  private let workspace: SimulatedWorkspace
  private(set) var count = 0

  init(_ workspace: SimulatedWorkspace, comments: Bool, unsearchable: Int = 0, otherUsers: Int = 0) throws {
    self.workspace = workspace
    let pages = workspace.allPages
    let dataSources = workspace.allDataSources
    count += 1 + responses(workspace.listedUsers.count)
    count += responses(pages.count + dataSources.count - unsearchable)
    for dataSource in dataSources {
      let all = workspace.visibleRows(of: dataSource, archived: true)
      let shown = workspace.visibleRows(of: dataSource)
      count += responses(shown.count) + responses(all.count - shown.count)
    }
    count += workspace.allDatabases.count * 2
    for page in pages { try add(page: page) }
    count += (comments ? pages.count : 0) + unsearchable + otherUsers
  }

  private func responses(_ elements: Int) -> Int { max(1, (elements + 99) / 100) }

  private mutating func add(page: ObjectID) throws {
    count += responses(workspace.children(of: page).count)
    for id in workspace.blocks(of: page) {
      guard let block = try workspace.json(of: id), let type = block["type"]?.string else { continue }
      let parts = block[type]?["children"]?.object?.members ?? []
      switch type {
      case "meeting_notes":
        for id in parts.compactMap({ $0.value.string.flatMap { ObjectID($0) } }) {
          count += responses(workspace.children(of: id).count)
        }
      case "child_page", "child_database", "unsupported": break
      case "synced_block" where workspace.original(of: id) != nil: break
      default:
        if block["has_children"]?.bool == true { count += responses(workspace.children(of: id).count) }
      }
    }
    let properties = try workspace.json(of: page)?["properties"]?.object?.members ?? []
    for property in properties where property.value["has_more"]?.bool == true { count += 1 }
  }
}
