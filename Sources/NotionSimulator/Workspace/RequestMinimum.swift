internal import NotionModel

/// The smallest number of requests with which everything of a workspace can be had from the API.
///
/// - One for the bot itself, one per 100 users.
/// - One per 100 pages and data sources that search knows.
/// - For each data source: one per 100 rows, at least one; one that asks for archived rows; one for its templates.
/// - For each template: itself, and its blocks as those of a page.
/// - For each database: itself and the list of its views, as no list has either; and each view, those that only
///   dashboards name among them.
/// - For each page: one per 100 blocks directly in it, at least one; and one per 100 blocks in each block that
///   has children of its own.
/// - For each synced original that no page in reach holds: one.
/// - For each page that search does not know, and each user who is not listed: one.
/// - For each property that a page object cuts off, and each rollup over such a relation: one per 100 of its items;
///   for each formula that names one of them, one.
/// - With comments on pages: one for each page.
public struct RequestMinimum: Sendable {
  private let workspace: SimulatedWorkspace
  /// How many.
  public private(set) var count = 0

  /// Counts.
  ///
  /// - Parameters:
  ///   - workspace: What is to be had.
  ///   - comments: Whether comments on pages are wanted.
  ///   - unsearchable: How many of its pages search does not know.
  ///   - otherUsers: How many users are named and not listed.
  /// - Throws: What reading a block's JSON throws, which means a broken workspace.
  public init(_ workspace: SimulatedWorkspace, comments: Bool, unsearchable: Int = 0, otherUsers: Int = 0)
    throws
  {
    self.workspace = workspace
    let pages = workspace.allPages
    let dataSources = workspace.allDataSources
    count += 1 + responses(workspace.listedUsers.count)
    count += responses(pages.count + dataSources.count - unsearchable)
    for dataSource in dataSources {
      let all = workspace.visibleRows(of: dataSource, archived: true)
      let shown = workspace.visibleRows(of: dataSource)
      count += responses(shown.count) + responses(all.count - shown.count) + 1
    }
    for template in workspace.allTemplates {
      count += 1
      try add(page: template)
    }
    count += Self.views(workspace)
    for page in pages { try add(page: page) }
    count += (comments ? pages.count : 0) + unsearchable + otherUsers
  }

  /// The requests for all databases, the lists of their views, and the views: none shows a change of another.
  private static func views(_ workspace: SimulatedWorkspace) -> Int {
    workspace.allDatabases.compactMap { workspace.database($0) }.reduce(0) { sum, database in
      sum + 1 + max(1, (database.views.count + 99) / 100) + database.views.count
        + database.unlistedViews.count
    }
  }

  /// The smallest number of requests of a second run over an unchanged workspace: the lists in which edits would
  /// show, and each database and view, as no list shows that its title, description, icon or cover, or its filter,
  /// sorts or name have changed.
  ///
  /// - One for the bot itself, one per 100 users, one per 100 pages and data sources that search knows.
  /// - For each data source: one per 100 rows, at least one; one that asks for archived rows; one for its templates,
  ///   and one for each of these, as no list tells of their edits.
  /// - For each database, one; one per 100 of its views, at least one; for each view, one.
  /// - For each page that search does not know and no list of rows shows, one.
  ///
  /// Not counted, as it depends on what went wrong in the run before:
  ///
  /// - For each page whose first blocks could not be read, whatever the reason, one, and one for its comments: what
  ///   the API does not give today it may give tomorrow, the page's edit time would not tell, and all of its
  ///   content is at stake. A list further down that the API refuses for good is not asked for again before its
  ///   page is edited.
  /// - For each request that failed for a reason that may pass, the same again; for files also one for each object
  ///   that shows them, which brings their fresh addresses.
  /// - For each capability that the integration does not have, one.
  ///
  /// - Parameters:
  ///   - workspace: What is to be had.
  ///   - unsearchable: How many of its pages search does not know.
  /// - Returns: How many.
  public static func unchanged(_ workspace: SimulatedWorkspace, unsearchable: Int = 0) -> Int {
    func responses(_ elements: Int) -> Int { max(1, (elements + 99) / 100) }
    let dataSources = workspace.allDataSources
    let rows = dataSources.map { dataSource in
      let shown = workspace.visibleRows(of: dataSource).count
      return 1 + responses(shown)
        + responses(workspace.visibleRows(of: dataSource, archived: true).count - shown)
    }
    return 1 + responses(workspace.listedUsers.count)
      + responses(workspace.allPages.count + dataSources.count - unsearchable) + rows.reduce(0, +)
      + views(workspace) + unsearchable + workspace.allTemplates.count
  }

  private func responses(_ elements: Int) -> Int { max(1, (elements + 99) / 100) }

  private mutating func add(page: ObjectID) throws {
    count += responses(workspace.children(of: page).count)
    for id in workspace.blocks(of: page) {
      guard let block = try workspace.json(of: id), let type = block["type"]?.string else { continue }
      let parts = block[type]?["children"]?.object?.members ?? []
      switch type {
      case "meeting_notes":
        let listed = workspace.children(of: id)
        if !listed.isEmpty { count += responses(listed.count) }
        for id in parts.compactMap({ $0.value.string.flatMap { ObjectID($0) } }) where !listed.contains(id) {
          count += responses(workspace.children(of: id).count)
        }
      case "child_page", "child_database", "unsupported": break
      case "synced_block" where workspace.original(of: id) != nil: break
      default:
        if block["has_children"]?.bool == true { count += responses(workspace.children(of: id).count) }
      }
    }
    if let record = workspace.page(page) { add(propertiesOf: record) }
  }

  private mutating func add(propertiesOf page: PageRecord) {
    let limit = ObjectWriter.referenceLimit
    var partial: Set<String> = []
    let properties = workspace.properties(of: page).map(\.property)
    for property in properties {
      let value = page.values[property.id]?.array ?? []
      switch property.type {
      case "relation" where value.count > limit: partial.insert(property.name)
      case "people" where value.count >= limit: break
      case "title" where Self.mentions(page.title) >= limit:
        count += responses(page.title.count)
        continue
      case "rich_text" where Self.mentions(value) >= limit: break
      default: continue
      }
      count += responses(value.count)
    }
    guard !partial.isEmpty else { return }
    for property in properties where property.type == "rollup" {
      guard let relation = property.configuration["relation_property_name"]?.string,
        partial.contains(relation), let path = Rollup(workspace).path(of: property, page: page).relation
      else { continue }
      count += responses(page.values[path.id]?.array?.count ?? 0)
    }
    let rollups = properties.filter { property in
      property.configuration["relation_property_name"]?.string.map(partial.contains) == true
    }
    partial.formUnion(rollups.map(\.name))
    var formulas = properties.filter { $0.type == "formula" }
    // A formula may name another one.
    while let index = formulas.firstIndex(where: { formula in
      let expression = formula.configuration["expression"]?.string ?? ""
      return partial.contains { expression.contains("\"\($0)\"") }
    }) {
      partial.insert(formulas.remove(at: index).name)
      count += 1
    }
  }

  private static func mentions(_ runs: [JSONValue]) -> Int {
    runs.count { ["page", "database", "data_source", "user"].contains($0["mention"]?["type"]?.string) }
  }
}
