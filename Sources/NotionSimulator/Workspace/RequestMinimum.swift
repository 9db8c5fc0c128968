internal import NotionModel

/// The minimum number of requests that fetch everything in a workspace from the API.
///
/// - One for the bot itself, one per 100 users.
/// - One per 100 pages and data sources that search finds.
/// - For each data source: one per 100 rows, at least one; one for archived rows; one for its templates.
/// - For each template: itself, and its blocks like those of a page.
/// - For each database: itself and the list of its views, as no other list contains them; and each view,
///   including those that only dashboards name.
/// - For each page: one per 100 blocks directly in it, at least one; and one per 100 blocks in each block
///   with children.
/// - For each synced original in an inaccessible page: one.
/// - For each page that search does not find, and each user who is not listed: one.
/// - For each property that a page object truncates, and each rollup over such a relation: one per 100 of its
///   items; for each formula that refers to one of them, one.
/// - With comments on pages: one for each page.
public struct RequestMinimum: Sendable {
  private let workspace: SimulatedWorkspace
  /// The number of requests.
  public private(set) var count = 0

  /// Computes the number.
  ///
  /// - Parameters:
  ///   - workspace: The workspace.
  ///   - comments: Whether comments on pages are fetched.
  ///   - unsearchable: The number of pages that search does not find.
  ///   - otherUsers: The number of users who are referred to and not listed.
  /// - Throws: An error of decoding a block's JSON, which means an invalid workspace.
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

  /// Returns the number of requests for all databases, the lists of their views, and the views: none contains
  /// a change of another.
  private static func views(_ workspace: SimulatedWorkspace) -> Int {
    workspace.allDatabases.compactMap { workspace.database($0) }.reduce(0) { sum, database in
      sum + 1 + max(1, (database.views.count + 99) / 100) + database.views.count
        + database.unlistedViews.count
    }
  }

  /// Returns the minimum number of requests of a second run over an unchanged workspace: the lists that would
  /// reveal edits, and each database and view, as no list reveals changes of its title, description, icon or
  /// cover, or of its filter, sorts or name.
  ///
  /// - One for the bot itself, one per 100 users, one per 100 pages and data sources that search finds.
  /// - For each data source: one per 100 rows, at least one; one for archived rows; one for its templates,
  ///   and one for each of these, as no list reveals their edits.
  /// - For each database, one; one per 100 of its views, at least one; for each view, one.
  /// - For each page that neither search nor a list of rows contains, one.
  ///
  /// Not counted, as they depend on failures of the previous run:
  ///
  /// - For each page whose first blocks could not be read, for any reason, one, and one for its comments: the
  ///   API may return later what it refuses now, the page's edit time would not reveal that, and all of its
  ///   content depends on it. A nested list that the API refuses permanently is not requested again before
  ///   its page is edited.
  /// - For each transient failure, a retry; for files also one request for each object that shows them, for
  ///   their fresh addresses.
  /// - For each missing capability of the integration, one.
  ///
  /// - Parameters:
  ///   - workspace: The workspace.
  ///   - unsearchable: The number of pages that search does not find.
  /// - Returns: The number of requests.
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
    // A formula may refer to another one.
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
