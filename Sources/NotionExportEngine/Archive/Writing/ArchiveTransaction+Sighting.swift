import Foundation
import GRDB
import NotionExportKit
import NotionModel

/// What happens when a response brings an object.
extension ArchiveTransaction {
  /// Stores an object that a response brought, and asks for what of it is missing or has changed.
  ///
  /// `ordinal` is its number among the rows of its data source, where a query told. Returns whether
  /// something of a list changed: the object is new there, or stands elsewhere.
  @discardableResult
  mutating func sight(_ sighted: SightedObject, ordinal: Int? = nil) throws -> Bool {
    var (object, _) = try reference(sighted.id, sighted.kind)
    if sighted.isInTrash {
      try vanish(&object, reason: nil)
      return false
    }
    try drop(retrieval(of: sighted.kind), sighted.id)
    let isNew = object.state != .present
    var before = object
    let hasNewIcon = try !isNew && object.hash != sighted.scan.hash && iconDiffers(sighted, from: object)
    if try isTemplate(sighted) {
      object.kind = .template
      // No place of a template is that of a page.
      if before.kind == .page { before.container = nil }
    } else {
      // Kinds are as the API says, whatever a link took the object for.
      object.kind = sighted.kind
    }
    var hasOtherTwins = false
    if isNew || object.hash != sighted.scan.hash {
      if !isNew, sighted.kind == .dataSource { hasOtherTwins = try optionTwinsDiffer(object, sighted) }
      try store(sighted, in: &object)
    } else if object.parent != sighted.parent.id {
      object.parent = sighted.parent.id
    }
    if isNew { effects.found[sighted.kind, default: 0] += 1 }
    object.state = .present
    object.seen = crawl
    object.container = try container(of: sighted, kind: object.kind, before: before)
    if let ordinal { object.ordinal = ordinal }
    if object.container != before.container, ordinal == nil { object.ordinal = nil }
    if isNew || object.container != before.container { try cutCycle(through: &object) }
    let archivedChanged = try markArchived(object.key, sighted.isArchived)
    object.isDirty = object.isDirty || isNew || object.hash != before.hash || archivedChanged
    try save(object)
    if isNew || archivedChanged || object.container != before.container || object.title != before.title
      || hasNewIcon || hasOtherTwins
    {
      try placeChanged(of: object, before: isNew ? nil : before)
    }
    // Views of other databases may have waited for it.
    if isNew, object.kind == .dataSource { try rowsChanged(of: object.key) }
    if !isNew, object.container == before.container { try childChanged(object, before: before) }
    try requestContent(of: &object, sighted: sighted, before: before)
    return isNew || object.container != before.container || object.ordinal != before.ordinal
  }

  /// Whether an object has another icon than in the archive: links and lists show it beside the title.
  private func iconDiffers(_ sighted: SightedObject, from object: StoredObject) throws -> Bool {
    guard
      let stored = try Data.fetchOne(
        statement("SELECT body FROM objects WHERE key = ?"), arguments: [object.key])
    else { return false }
    // A body that is damaged is about to be replaced.
    guard let before = try? JSONValue(json: codec.decode(stored)),
      let now = try? JSONValue(json: Array(sighted.scan.body))
    else { return false }
    return Self.iconFace(before) != Self.iconFace(now)
  }

  /// The visible part of an object's icon, without the expiry time of its address.
  private static func iconFace(_ object: JSONValue) -> [String] {
    let icon = object["icon"]
    let type = icon?["type"]?.string ?? ""
    let content = icon?[type]
    return [
      type, content?.string ?? "", content?["url"]?.string ?? "", content?["id"]?.string ?? "",
      content?["name"]?.string ?? "", content?["color"]?.string ?? "",
    ]
  }

  /// Whether other options of a data source differ in case or signs alone: what shows one of them tells it from the
  /// others, so that the rows are written again.
  private func optionTwinsDiffer(_ object: StoredObject, _ sighted: SightedObject) throws -> Bool {
    let stored = try Data.fetchOne(
      statement("SELECT body FROM objects WHERE key = ?"), arguments: [object.key])
    guard let stored, let before = try? DataSource(json: codec.decode(stored)),
      let after = try? DataSource(json: Array(sighted.scan.body))
    else { return false }
    return Self.optionTwins(of: before) != Self.optionTwins(of: after)
  }

  private static func optionTwins(of dataSource: DataSource) -> Set<String> {
    var twins: Set<String> = []
    for property in dataSource.properties {
      guard case .multiSelect(let options) = property.configuration else { continue }
      let groups = Dictionary(grouping: options.map(\.name)) { name in
        name.lowercased().filter { $0.isLetter || $0.isNumber }
      }
      for names in groups.values where names.count > 1 { twins.formUnion(names) }
    }
    return twins
  }

  /// Notes whether a page is archived; returns whether that is news.
  private func markArchived(_ key: Int64, _ isArchived: Bool?) throws -> Bool {
    guard let isArchived else { return false }
    try run(
      isArchived
        ? "INSERT OR IGNORE INTO archived_pages (object) VALUES (?)"
        : "DELETE FROM archived_pages WHERE object = ?", [key])
    return database.changesCount > 0
  }

  private func retrieval(of kind: StoredKind) -> WorkItem.Kind {
    switch kind {
    case .page, .template: .page
    case .database: .database
    case .dataSource: .dataSource
    case .block: .syncedOriginal
    }
  }

  private mutating func store(_ sighted: SightedObject, in object: inout StoredObject) throws {
    let body = try encode(sighted.scan.body)
    try run("UPDATE objects SET body = ?, reason = NULL WHERE key = ?", [body, object.key])
    object.hash = sighted.scan.hash
    object.edited = sighted.edited
    // A title that is cut off was completed before, and will be again.
    if !(sighted.isTitleTruncated && object.title.hasPrefix(sighted.title)) { object.title = sighted.title }
    object.parent = sighted.parent.id
    try keep(sighted.unresolved, of: object.key)
    let links = try blockLinks(of: object.key, part: .body, revision: 0)
    try clearReferences(of: object.key, part: .body, below: Int.max)
    try note(
      sighted.scan, of: object.key, part: .body, revision: 0,
      source: { _ in AssetSource(sighted.kind, sighted.id) })
    try linksChanged(from: links, to: sighted.scan.blockLinks)
  }

  /// The object that contains another in the outline.
  private mutating func container(
    of sighted: SightedObject, kind: StoredKind, before: StoredObject
  ) throws -> Int64? {
    switch sighted.parent {
    // A template stands beside the outline.
    case .object(_, .dataSource) where kind == .template: return nil
    // A query tells where a row stands whose own object does not.
    case .unknown where before.kind == sighted.kind && before.ordinal != nil: return before.container
    case .workspace, .unknown:
      let mayBeListed = sighted.kind == .database || sighted.kind == .dataSource
      return mayBeListed ? try wiki(listing: sighted, before: before)?.key : nil
    case .object(let id, let parentKind):
      let (parent, isNew) = try reference(id, parentKind)
      if isNew { try requestParent(parent) }
      return try containerInWiki(of: sighted, parent: parent, before: before) ?? parent.key
    case .block(let id):
      if before.parent == id, let container = before.container { return container }
      return try Int64.fetchOne(
        statement("SELECT owner FROM block_lists WHERE container = ? LIMIT 1"), arguments: [id])
        ?? (before.state == .referenced ? before.container : nil)
    }
  }

  /// The data source of a wiki that holds an object whose own parent tells of something else around it.
  private mutating func containerInWiki(
    of sighted: SightedObject, parent: StoredObject, before: StoredObject
  ) throws -> Int64? {
    guard let around = try before.container.flatMap({ try object(key: $0) }), around.kind == .dataSource
    else {
      // Where its database is not to be read, the data source stands where the database would.
      guard sighted.kind == .dataSource, parent.state == .unavailable || parent.state == .removed,
        let wiki = try parent.container.flatMap({ try object(key: $0) }), wiki.kind == .dataSource
      else { return nil }
      return wiki.key
    }
    switch sighted.kind {
    case .database:
      // The database of a wiki holds the wiki's data source, which lists this one.
      if around.container == parent.key { return around.key }
      guard parent.state != .present, parent.kind != .dataSource else { return nil }
      return try wiki(listing: sighted, before: before)?.key
    case .dataSource where parent.kind == .database:
      guard parent.state != .unavailable, parent.state != .removed, parent.key != around.container else {
        return around.key
      }
      // A row that was known by its id: its database has the place.
      try place(wikiDatabase: parent.id, in: around, ordinal: before.ordinal)
      return nil
    case .dataSource, .page, .template, .block: return nil
    }
  }

  /// The wiki whose query lists a database or data source, unless that has moved since.
  private func wiki(listing row: SightedObject, before: StoredObject) throws -> StoredObject? {
    guard before.state != .present || before.parent == row.parent.id,
      let around = try before.container.flatMap({ try object(key: $0) }), around.kind == .dataSource
    else { return nil }
    return around
  }

  /// Asks for an object that is known only as the parent of another. It need not be shared.
  private func requestParent(_ parent: StoredObject) throws {
    guard settings.roots.isEmpty || parent.kind != .page else { return }
    switch parent.kind {
    case .page, .template:
      try add(WorkItem(phase: .retrieval, kind: .page, target: parent.id, flags: .parentOnly))
    case .database:
      try add(WorkItem(phase: .listing, kind: .database, target: parent.id, flags: .parentOnly))
    case .dataSource:
      try add(WorkItem(phase: .retrieval, kind: .dataSource, target: parent.id, flags: .parentOnly))
    case .block: break
    }
  }

  func save(_ object: StoredObject) throws {
    try run(
      """
      UPDATE objects SET kind = ?, state = ?, parent = ?, container = ?, ordinal = ?, title = ?, title_key = ?,
        seen = ?, edited = ?, hash = ?, wanted = ?, draft_revision = ?, blocks_revision = ?,
        content_edited = ?, content_minute = ?, content_crawl = ?, dirty = ?
      WHERE key = ?
      """,
      [
        object.kind, object.state, object.parent, object.container, object.ordinal, object.title,
        TitleKey.key(of: object.title), object.seen, object.edited, object.hash, object.wanted.rawValue,
        object.draftRevision, object.blocksRevision, object.contentEdited, object.contentMinute,
        object.contentCrawl, object.isDirty, object.key,
      ])
  }

  /// Saves what is known of the fetching of an object, of which nothing else has changed.
  ///
  /// None of it stands in an index, so that this takes far less than saving all.
  func saveProgress(_ object: StoredObject) throws {
    try run(
      """
      UPDATE objects SET wanted = ?, draft_revision = ?, blocks_revision = ?, content_edited = ?,
        content_minute = ?, content_crawl = ?, dirty = ?
      WHERE key = ?
      """,
      [
        object.wanted.rawValue, object.draftRevision, object.blocksRevision, object.contentEdited,
        object.contentMinute, object.contentCrawl, object.isDirty, object.key,
      ])
  }

  // MARK: What is fetched of an object

  private mutating func requestContent(
    of object: inout StoredObject, sighted: SightedObject, before: StoredObject
  ) throws {
    switch object.kind {
    case .page, .template: try requestPage(&object, sighted: sighted, before: before)
    case .dataSource: try requestRows(&object, sighted: sighted)
    case .database: try requestDatabase(&object, sighted: sighted, before: before)
    case .block: break
    }
    try completeIfDone(&object)
  }

  private mutating func requestPage(
    _ page: inout StoredObject, sighted: SightedObject, before: StoredObject
  ) throws {
    let isPending = !page.wanted.isEmpty
    let isStale =
      before.state != .present || page.contentEdited != page.edited
      // An edit in the minute in which the content was fetched left no other trace.
      || (page.contentCrawl != crawl && (page.contentMinute ?? 0) <= page.edited)
    if isStale {
      // A page that is being fetched is begun again when it is done, if it was edited meanwhile.
      if !isPending { try startContent(of: &page, sighted) }
    }
    if page.hash != before.hash, isPending || !isStale, !sighted.truncatedProperties.isEmpty {
      try startProperties(of: &page, sighted)
    }
  }

  /// Asks for a page's blocks, comments and the properties that its object cuts off.
  private mutating func startContent(of page: inout StoredObject, _ sighted: SightedObject) throws {
    page.draftRevision = page.draftRevision.clampedAdding(1)
    page.wanted = [.blocks, .properties]
    page.contentEdited = page.edited
    page.contentMinute = nil
    page.contentCrawl = crawl
    try forgetRetries(of: page.key)
    try add(WorkItem(phase: .content, kind: .children, target: page.id, owner: page.key))
    try request(sighted.truncatedProperties, of: page)
    try requestCalculations(sighted.calculations, of: page)
    page.wanted.insert(.comments)
    if settings.comments != .none, page.kind == .page {
      try add(WorkItem(phase: .continuation, kind: .comments, target: page.id, owner: page.key))
    }
    try saveProgress(page)
  }

  private mutating func startProperties(of page: inout StoredObject, _ sighted: SightedObject) throws {
    if page.wanted.isEmpty { page.draftRevision = page.draftRevision.clampedAdding(1) }
    page.wanted.insert(.properties)
    try request(sighted.truncatedProperties, of: page)
    try requestCalculations(sighted.calculations, of: page)
    try saveProgress(page)
  }

  /// Asks for the rows of a data source, once a crawl.
  private mutating func requestRows(_ dataSource: inout StoredObject, sighted: SightedObject) throws {
    if case .object(let database, .database) = sighted.parent, let database = try object(database),
      database.seen != crawl
    {
      // A database that was never here need not be shared, though its data source is.
      let flags: WorkItem.Flags = database.state == .present ? [] : .parentOnly
      try add(WorkItem(phase: .listing, kind: .database, target: database.id, flags: flags))
    }
    guard dataSource.contentCrawl != crawl else { return }
    dataSource.contentCrawl = crawl
    dataSource.wanted = .rows
    try requestTemplates(of: dataSource)
    try add(
      WorkItem(
        phase: .listing, kind: .rows, target: dataSource.id, detail: firstRows(of: dataSource.key).text,
        owner: dataSource.key))
    try saveProgress(dataSource)
  }

  private mutating func requestDatabase(
    _ database: inout StoredObject, sighted: SightedObject, before: StoredObject
  ) throws {
    for (ordinal, id) in sighted.dataSources.enumerated() {
      var (dataSource, _) = try reference(id, .dataSource)
      let around = try dataSource.container.flatMap { try object(key: $0) }
      // One that is a row of another of the same database keeps its place there.
      if around?.kind != .dataSource || around?.container != database.key {
        dataSource.container = database.key
        dataSource.ordinal = ordinal
        try cutCycle(through: &dataSource)
        try save(dataSource)
      }
      if dataSource.key == database.key { continue }
      if dataSource.seen != crawl {
        try add(WorkItem(phase: .retrieval, kind: .dataSource, target: id))
      }
    }
    // A view may change without any sign in its database.
    if database.contentCrawl != crawl {
      database.contentCrawl = crawl
      database.contentEdited = database.edited
      database.wanted = .views
      try add(
        WorkItem(phase: .listing, kind: .views, target: database.id, owner: database.key))
      try saveProgress(database)
    }
  }
}
