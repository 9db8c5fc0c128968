import TestSupport
import NotionAPI
import NotionModel

@testable import NotionArchive
@testable import NotionCrawl

/// A random workspace, with the API's answers about it.
struct PlannedWorkspace {
  private struct Page {
    var id: ObjectID
    var title: String
    var parent: String
    var edited = PlannedJSON.time
    var isFound = true
    var isGone = false
    var comments: [ObjectID] = []
    /// The values of a relation that the page object cuts off.
    var related: [ObjectID] = []
  }

  private struct Source {
    var id: ObjectID
    var database: ObjectID
    var rows: [ObjectID] = []
    var templates: [ObjectID] = []
  }

  private var pages: [ObjectID: Page] = [:]
  private var order: [ObjectID] = []
  private var blocks: [ObjectID: [String]] = [:]
  private var databases: [ObjectID: (parent: String, title: String, sources: [ObjectID], views: [ObjectID])] =
    [:]
  private var sources: [ObjectID: Source] = [:]
  private var users: [ObjectID] = []
  /// Synced blocks that copies show; the pages of some are not shared.
  private var originals: [ObjectID] = []
  /// Dashboards with the views that they alone name.
  private var dashboards: [ObjectID: (database: ObjectID, widgets: [ObjectID])] = [:]
  private var last: UInt64 = 0
  /// The number of elements in a response.
  private let pageSize: Int

  init(_ random: inout FuzzInput) {
    pageSize = 2 + random.below(4)
    for _ in 0..<1 + random.below(3) { users.append(newID()) }
    var parents: [ObjectID?] = [nil]
    for _ in 0..<4 + random.below(10) {
      let parent = random.pick(parents)
      let page = addPage(
        in: parent.map { PlannedJSON.parent("page_id", $0) } ?? PlannedJSON.workspace, &random)
      if let parent { addChild(page, to: parent) }
      parents.append(page)
    }
    for _ in 0..<1 + random.below(3) { addDatabase(in: random.pick(order), &random) }
    for _ in 0..<random.below(3) {
      originals.append(newID())
      addInner(to: originals[originals.count - 1], &random)
    }
    for page in order { fill(page, &random) }
  }

  /// A page or data source to begin at.
  func root(_ random: inout FuzzInput) -> CrawlConfiguration.Root {
    let sources = sources.keys.sorted()
    return random.chance(3) ? .dataSource(random.pick(sources)) : .page(random.pick(order))
  }

  private mutating func newID() -> ObjectID {
    last += 1
    return ObjectID(high: 0xAAAA, low: last)
  }

  private mutating func addPage(in parent: String, _ random: inout FuzzInput) -> ObjectID {
    let id = newID()
    var page = Page(id: id, title: "Page \(random.below(5))", parent: parent)
    page.isFound = !random.chance(4)
    for _ in 0..<random.below(3) { page.comments.append(newID()) }
    if random.chance(5), !order.isEmpty {
      // A relation names a page once.
      page.related = Array(order.prefix(1 + random.below(7)))
    }
    pages[id] = page
    order.append(id)
    return id
  }

  private mutating func addChild(_ page: ObjectID, to parent: ObjectID) {
    let title = pages[page]?.title ?? ""
    blocks[parent, default: []].append(
      PlannedJSON.block(
        page, "child_page", #"{"title":"\#(title)"}"#, in: PlannedJSON.parent("page_id", parent),
        hasChildren: true))
  }

  private mutating func addDatabase(in page: ObjectID, _ random: inout FuzzInput) {
    let id = newID()
    let parent = PlannedJSON.parent("page_id", page)
    var ids: [ObjectID] = []
    for _ in 0..<1 + random.below(2) {
      var source = Source(id: newID(), database: id)
      for _ in 0..<random.below(9) {
        source.rows.append(addPage(in: PlannedJSON.parent("data_source_id", source.id), &random))
      }
      if random.chance(2) {
        source.templates.append(addPage(in: PlannedJSON.parent("data_source_id", source.id), &random))
        pages[source.templates[0]]?.isFound = false
      }
      sources[source.id] = source
      ids.append(source.id)
    }
    databases[id] = (parent, "Database \(random.below(3))", ids, [newID(), newID()])
    if random.chance(2) {
      let dashboard = newID()
      dashboards[dashboard] = (id, (0..<1 + random.below(3)).map { _ in newID() })
      databases[id]?.views.append(dashboard)
    }
    blocks[page, default: []].append(
      PlannedJSON.block(id, "child_database", #"{"title":"Database"}"#, in: parent))
  }

  /// Gives a page blocks, some in others, and mentions of other pages.
  private mutating func fill(_ page: ObjectID, _ random: inout FuzzInput) {
    let parent = PlannedJSON.parent("page_id", page)
    for _ in 0..<random.below(7) {
      let id = newID()
      switch random.below(7) {
      case 0:
        let other = random.pick(order)
        let json = PlannedJSON.mention(other, pages[other]?.title ?? "", id, in: parent)
        blocks[page, default: []].append(json)
      case 1:
        let json = PlannedJSON.image(id, file: newID(), in: parent)
        blocks[page, default: []].append(json)
      case 2:
        blocks[page, default: []].append(PlannedJSON.paragraph(id, "Outer", in: parent, hasChildren: true))
        addInner(to: id, &random)
      case 3 where random.chance(2):
        // It is in no list, and inaccessible.
        let json = PlannedJSON.mention(newID(), "Secret", id, in: parent)
        blocks[page, default: []].append(json)
      case 4 where random.chance(2):
        blocks[page, default: []].append(PlannedJSON.synced(id, from: nil, in: parent))
        addInner(to: id, &random)
        originals.append(id)
      case 5 where !originals.isEmpty:
        blocks[page, default: []].append(PlannedJSON.synced(id, from: random.pick(originals), in: parent))
      default: blocks[page, default: []].append(PlannedJSON.paragraph(id, "Words", in: parent))
      }
    }
  }

  private mutating func addInner(to block: ObjectID, _ random: inout FuzzInput) {
    for _ in 0..<1 + random.below(5) {
      blocks[block, default: []].append(
        PlannedJSON.paragraph(newID(), "Inner", in: PlannedJSON.parent("block_id", block)))
    }
  }

  // MARK: Changes

  /// Edits, renames, adds and deletes a few pages.
  mutating func change(_ random: inout FuzzInput) {
    let time = "2026-03-10T09:00:00.000Z"
    for _ in 0..<1 + random.below(4) {
      let id = random.pick(order)
      switch random.below(4) {
      case 0: pages[id]?.isGone = true
      case 1:
        pages[id]?.title = "Renamed \(random.below(3))"
        pages[id]?.edited = time
      case 2:
        let new = addPage(in: PlannedJSON.parent("page_id", id), &random)
        addChild(new, to: id)
        pages[id]?.edited = time
      default:
        let block = newID()
        blocks[id, default: []].append(
          PlannedJSON.paragraph(block, "More", in: PlannedJSON.parent("page_id", id)))
        pages[id]?.edited = time
      }
    }
  }

  // MARK: Answers

  private func json(_ id: ObjectID) -> String? {
    pages[id].flatMap { page in
      page.isGone
        ? nil
        : PlannedJSON.page(
          id, page.title, in: page.parent, edited: page.edited, cutRelation: page.related.first)
    }
  }

  private func list(_ elements: [String], _ item: WorkItem) -> String {
    let start = item.cursor.flatMap { Int($0) } ?? 0
    let end = min(elements.count, start + pageSize)
    return PlannedJSON.list(
      start < end ? Array(elements[start..<end]) : [], cursor: end < elements.count ? String(end) : nil)
  }

  private static let notFound = NotionAPIError(.objectNotFound, "Could not find it.", status: 404)

  /// Returns the API's answer to a request.
  func outcome(of item: WorkItem) throws -> FetchOutcome {
    var outcome = FetchOutcome(item: item, result: .failure(Self.notFound), minute: 40_000_000)
    if let json = answer(to: item) {
      if item.kind == .link, item.linkKind == .database { return outcome }
      outcome.result = .success(try FetchedResponse(to: item.kind, json))
    }
    return outcome
  }

  private func answer(to item: WorkItem) -> String? {
    let id = item.target
    switch item.kind {
    case .me: return PlannedJSON.bot(ObjectID(high: 0xBBBB, low: 1))
    case .users: return list(users.dropLast().map { PlannedJSON.user($0, "User") }, item)
    case .user: return users.contains(id) ? PlannedJSON.user(id, "User") : nil
    case .search:
      let found = order.filter { pages[$0]?.isFound == true }.compactMap { json($0) }
      let others = sources.values.sorted { $0.id < $1.id }.map {
        PlannedJSON.dataSource($0.id, "Rows", in: $0.database)
      }
      return list(found + others, item)
    case .rows:
      let isArchived = RowsQuery(text: item.detail).isArchived
      return sources[id].map { source in list(isArchived ? [] : source.rows.compactMap { json($0) }, item) }
    case .page, .link: return json(id)
    case .database:
      return databases[id].map { PlannedJSON.database(id, $0.title, in: $0.parent, $0.sources) }
    case .dataSource: return sources[id].map { PlannedJSON.dataSource(id, "Rows", in: $0.database) }
    case .children: return pages[id]?.isGone == true ? nil : list(blocks[id] ?? [], item)
    case .childBlock:
      return blocks.values.joined().first { $0.hasPrefix(#"{"object":"block","id":"\#(id)""#) }
    case .comments:
      return list(
        pages[id]?.comments.map { PlannedJSON.comment($0, on: id, by: users[0]) } ?? [], item)
    case .views: return list(databases[id]?.views.map { #"{"object":"view","id":"\#($0)"}"# } ?? [], item)
    case .view:
      if let dashboard = dashboards[id] {
        return PlannedJSON.dashboard(id, showing: dashboard.widgets, in: dashboard.database)
      }
      let widget = dashboards.values.first { $0.widgets.contains(id) }
      if let widget, let source = databases[widget.database]?.sources[0] {
        return PlannedJSON.view(id, of: source, in: widget.database)
      }
      return databases.first { $0.value.views.contains(id) }.map { database in
        PlannedJSON.view(id, of: database.value.sources[0], in: database.key)
      }
    case .templates: return PlannedJSON.templates(sources[id]?.templates ?? [])
    case .asset: return item.detail
    case .property: return list(pages[id]?.related.map(PlannedJSON.related) ?? [], item)
    case .syncedOriginal, .partialLists, .calculations: return nil
    }
  }
}
