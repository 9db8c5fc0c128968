import NotionArchive
import NotionExportKit
import NotionModel

/// Objects in responses.
extension CrawlPlan {
  /// Stores an object, and requests its missing or changed content.
  ///
  /// `position` is the one among the rows of a data source, if a query returned it.
  mutating func upsert(_ fetched: FetchedObject, at position: RowPosition? = nil, isWikiPlaced: Bool = false)
    throws
  {
    let event = CrawlEvent.object(fetched, at: position, isWikiPlaced: isWikiPlaced)
    guard var object = try facts.object(fetched.id) else {
      return introduce(fetched.id, fetched.kind, then: event)
    }
    if fetched.isInTrash { return try markRemoved(&object, reason: nil) }
    let isNew = object.state != .present
    var before = object
    if try isTemplate(fetched) {
      object.kind = .template
      // The position of a template is never that of a page.
      if before.kind == .page { before.container = nil }
    } else {
      // The kind in the response replaces the one that a link implied.
      object.kind = fetched.kind
    }
    let container: Int64?
    switch try self.container(
      of: fetched, at: position, kind: object.kind, before: before, isWikiPlaced: isWikiPlaced)
    {
    case .known(let key): container = key
    case .unknownParent(let id, let kind):
      // The link is recorded while the object is unknown, so that after a later removal no link requests the
      // object.
      if let link = fetched.scan.links[id] { perform(.enqueueLink(id, link)) }
      requestParent(id, kind)
      return then(event)
    case .wikiDatabase(let id, let wiki):
      then(.placeWikiDatabase(id, in: wiki, ordinal: before.ordinal, list: nil))
      return then(.object(fetched, at: position, isWikiPlaced: true))
    }
    perform(.drop(Self.retrieval(of: fetched.kind), fetched.id))
    let isChanged = isNew || object.hash != fetched.scan.hash
    var showsElsewhere = false
    if isChanged {
      if !isNew, let body = try? facts.body(of: object.key) {
        // A damaged body is about to be replaced.
        showsElsewhere = Self.iconsDiffer(body, fetched) || Self.optionTwinsDiffer(body, fetched)
      }
      try storeBody(fetched, in: &object)
    }
    object.parent = fetched.parent.id
    if isNew { perform(.count(.found(fetched.kind))) }
    object.state = .present
    object.seen = crawl
    object.container = container
    if let position {
      object.ordinal = position.ordinal
    } else if object.container != before.container {
      object.ordinal = nil
    }
    if isNew || object.container != before.container { try cutCycle(through: &object) }
    var archivedChanged = false
    if let isArchived = fetched.isArchived, try facts.isArchived(object.key) != isArchived {
      perform(.setArchived(object.key, isArchived))
      archivedChanged = true
    }
    if isNew { object.changes = .ofDocument }
    if object.hash != before.hash { object.changes.formUnion(Aspects([.properties])) }
    if object.title != before.title || showsElsewhere { object.changes.formUnion(Aspects([.title])) }
    if archivedChanged { object.changes.formUnion(Aspects([.place])) }
    save(object)
    if isNew || archivedChanged || object.container != before.container || object.title != before.title
      || showsElsewhere
    {
      placeChanged(of: object, before: isNew ? nil : before)
    }
    // Views of other databases may have waited for it.
    if isNew, object.kind == .dataSource { perform(.rowsChanged(of: object.key)) }
    if !isNew, object.container == before.container { try childChanged(object, before: before) }
    then(.content(object, fetched, before: before))
    let isListChanged =
      isNew || object.container != before.container || object.ordinal != before.ordinal
    if let position, isListChanged { perform(.flag(item: position.item, .listChanged)) }
  }

  /// Requests the missing or changed content of an object; an object without any is complete.
  mutating func requestContent(
    of object: StoredObject, _ fetched: FetchedObject, before: StoredObject
  ) throws {
    var object = object
    let isRequested =
      switch object.kind {
      case .page, .template: try requestContent(ofPage: &object, fetched, before: before)
      case .dataSource: try requestRows(of: &object, fetched)
      case .database: try requestContent(ofDatabase: &object, fetched)
      case .block: false
      }
    if try !isRequested && !facts.isPending(object.key) { try complete(&object) }
  }

  private mutating func storeBody(_ fetched: FetchedObject, in object: inout StoredObject) throws {
    perform(.storeBody(fetched.scan.body, of: object.key))
    object.hash = fetched.scan.hash
    object.edited = fetched.edited
    // A truncated title was completed before, and will be again.
    if !(fetched.isTitleTruncated && object.title.hasPrefix(fetched.title)) { object.title = fetched.title }
    perform(.storeUnresolved(fetched.unresolved, of: object.key))
    let reference = PartReference(owner: object.key, part: .body, revision: 0)
    let links = try facts.blockLinks(reference)
    perform(.clearReferences(of: object.key, .body, below: .max))
    try recordReferences(fetched.scan, reference) { _ in AssetSource(fetched.kind, fetched.id) }
    linksChanged(from: links, to: fetched.scan.blockLinks)
  }

  private static func retrieval(of kind: StoredKind) -> WorkItem.Kind {
    switch kind {
    case .page, .template: .page
    case .database: .database
    case .dataSource: .dataSource
    case .block: .syncedOriginal
    }
  }

  /// Retrieves an object of which a list contains little more than the id.
  mutating func retrieve(_ id: ObjectID, _ kind: StoredKind) throws {
    if let known = try facts.object(id) {
      guard known.seen != crawl || known.state != .present else { return }
    } else {
      perform(.introduce(id, kind, in: nil))
    }
    if let item = WorkItem(retrieving: id, kind) { enqueue(item) }
  }

  // MARK: Changes that other objects show

  /// Returns whether an object has another icon than in the archive: links and lists show it with the title.
  private static func iconsDiffer(_ stored: [UInt8], _ fetched: FetchedObject) -> Bool {
    guard let before = try? VisibleIcon(ofObject: stored),
      let now = try? VisibleIcon(ofObject: Array(fetched.scan.body))
    else { return false }
    return before != now
  }

  /// Returns whether the set of options that differ only in case or punctuation has changed: outputs
  /// distinguish such options, so the rows are written again.
  private static func optionTwinsDiffer(_ stored: [UInt8], _ fetched: FetchedObject) -> Bool {
    guard fetched.kind == .dataSource, let before = try? DataSource(json: stored),
      let after = try? DataSource(json: Array(fetched.scan.body))
    else { return false }
    return optionTwins(of: before) != optionTwins(of: after)
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

  // MARK: Containers

  /// The container of an object in the outline, or the step that is needed to determine it.
  private enum Container {
    case known(Int64?)
    case unknownParent(ObjectID, StoredKind)
    case wikiDatabase(ObjectID, in: Int64)
  }

  private func container(
    of fetched: FetchedObject, at position: RowPosition?, kind: StoredKind, before: StoredObject,
    isWikiPlaced: Bool
  ) throws -> Container {
    switch fetched.parent {
    // A template is not part of the outline.
    case .object(_, .dataSource) where kind == .template: return .known(nil)
    // A query, list or block determines the place of an object whose own parent cannot be read.
    case .unknown where position?.dataSource != nil: return .known(position?.dataSource)
    case .unknown where before.kind == fetched.kind && before.ordinal != nil: return .known(before.container)
    case .workspace, .unknown:
      let mayBeListed = fetched.kind == .database || fetched.kind == .dataSource
      return .known(mayBeListed ? try wiki(listing: fetched, before: before)?.key : nil)
    case .object(let id, let parentKind):
      guard let parent = try facts.object(id) else { return .unknownParent(id, parentKind) }
      return try containerInWiki(of: fetched, parent: parent, before: before, isWikiPlaced: isWikiPlaced)
        ?? .known(parent.key)
    case .block(let id):
      if before.parent == id, let container = before.container { return .known(container) }
      return .known(
        try facts.owner(holding: id) ?? (before.state == .referenced ? before.container : nil))
    }
  }

  /// Returns the data source of a wiki that contains an object whose own parent names another container.
  private func containerInWiki(
    of fetched: FetchedObject, parent: StoredObject, before: StoredObject, isWikiPlaced: Bool
  ) throws -> Container? {
    guard let around = try before.container.flatMap({ try facts.object(key: $0) }), around.kind == .dataSource
    else {
      // If its database cannot be read, the data source takes its position.
      guard fetched.kind == .dataSource, parent.state == .unavailable || parent.state == .removed,
        let wiki = try parent.container.flatMap({ try facts.object(key: $0) }), wiki.kind == .dataSource
      else { return nil }
      return .known(wiki.key)
    }
    switch fetched.kind {
    case .database:
      // The database of a wiki contains the wiki's data source, which lists this one.
      if around.container == parent.key { return .known(around.key) }
      guard parent.state != .present, parent.kind != .dataSource else { return nil }
      return try wiki(listing: fetched, before: before).map { .known($0.key) }
    case .dataSource where parent.kind == .database:
      guard parent.state != .unavailable, parent.state != .removed, parent.key != around.container else {
        return .known(around.key)
      }
      // A row that was known by its id: its database has the position.
      return isWikiPlaced ? nil : .wikiDatabase(parent.id, in: around.key)
    case .dataSource, .page, .template, .block: return nil
    }
  }

  /// Returns the wiki whose query lists a database or data source, unless that has moved since.
  private func wiki(listing row: FetchedObject, before: StoredObject) throws -> StoredObject? {
    guard before.state != .present || before.parent == row.parent.id,
      let around = try before.container.flatMap({ try facts.object(key: $0) }), around.kind == .dataSource
    else { return nil }
    return around
  }

  /// Retrieves an object that is known only as the parent of another. It need not be shared.
  private mutating func requestParent(_ id: ObjectID, _ kind: StoredKind) {
    perform(.introduce(id, kind, in: nil))
    guard settings.roots.isEmpty || kind != .page, var item = WorkItem(retrieving: id, kind) else { return }
    item.flags = .parentOnly
    enqueue(item)
  }

  // MARK: Removal

  /// Records that an object was removed, or cannot be read.
  ///
  /// An object that was never read and has no reason is merely inaccessible, as the parent of a shared page
  /// may be.
  mutating func markRemoved(_ object: inout StoredObject, reason: String?) throws {
    let before = object
    guard before.state != .removed else { return }
    perform(.dropItems(of: object.key))
    for kind in [WorkItem.Kind.page, .database, .dataSource] { perform(.drop(kind, object.id)) }
    // If copies of its synced originals remain, the originals are requested.
    for id in try facts.originals(heldBy: object.key) {
      enqueue(WorkItem(phase: .leftovers, kind: .syncedOriginal, target: id))
    }
    perform(.blocksChanged(of: object.key))
    perform(.linksRemoved(of: object.key))
    perform(.clearContent(of: object.key, reason: reason))
    object.state = before.state == .present ? .removed : .unavailable
    if reason != nil { object.state = .unavailable }
    object.seen = crawl
    object.hash = nil
    object.wanted = []
    object.changes = []
    object.blocksRevision = 0
    object.contentEdited = nil
    object.contentMinute = nil
    object.contentCrawl = 0
    if before.state == .present {
      placeChanged(of: object, before: before)
      if let container = object.container { perform(.rowsChanged(of: container)) }
      // Views of other databases showed it.
      if object.kind == .dataSource { perform(.rowsChanged(of: object.key)) }
      object.container = nil
      object.ordinal = nil
    }
    save(object)
    if try facts.isLogged(.object, object.key) { perform(.log(.object, object.key)) }
    try removeParts(of: object)
    if object.kind == .database {
      // The data sources of an unreadable database that is a row of a wiki take its position.
      if let wiki = try object.container.flatMap({ try facts.object(key: $0) }), wiki.kind == .dataSource {
        perform(.moveDataSources(of: object.key, to: wiki.key, ordinal: object.ordinal, areRowsChanged: true))
      }
    }
  }

  /// Records that an object cannot be read, and the reason.
  mutating func markUnavailable(_ id: ObjectID, _ kind: StoredKind, reason: String?) throws {
    guard var object = try facts.object(id) else {
      return introduce(id, kind, then: .unreadable(id, kind, reason: reason))
    }
    try markRemoved(&object, reason: reason)
  }
}

extension WorkItem {
  /// Creates the request for an object by its id.
  init?(retrieving id: ObjectID, _ kind: StoredKind) {
    switch kind {
    case .page, .template: self.init(phase: .retrieval, kind: .page, target: id)
    case .database: self.init(phase: .listing, kind: .database, target: id)
    case .dataSource: self.init(phase: .retrieval, kind: .dataSource, target: id)
    case .block: return nil
    }
  }
}

/// The visible part of the icon of a page, database or data source, without the expiry time of its address.
///
/// Lists, links and mentions show it with the title, in documents of other objects.
struct VisibleIcon: Equatable {
  private let type: String
  private let address: String
  private let texts: [String]

  /// Decodes the icon from the JSON of an object.
  ///
  /// - Throws: `JSONError` if the bytes are not valid JSON.
  init(ofObject json: [UInt8]) throws {
    let icon = try JSONValue(json: json)["icon"]
    type = icon?["type"]?.string ?? ""
    let content = icon?[type]
    address = content?["url"]?.string ?? ""
    texts = [content?.string, content?["id"]?.string, content?["name"]?.string, content?["color"]?.string]
      .map { $0 ?? "" }
  }

  /// Returns whether it is the picture with this key.
  func isFile(_ key: String) -> Bool {
    guard !address.isEmpty else { return false }
    return key == AssetKey(hostedURL: address).text || key == AssetKey(externalURL: address).text
  }
}
