public import NotionModel

/// The objects of a workspace that an integration can read, by id, taken from the workspace itself and not
/// from the API: the expected content of an export.
public struct Inventory: Sendable {
  /// Pages, including rows, without those in the trash.
  public internal(set) var pages: Set<ObjectID> = []
  /// Templates of data sources, and the pages inside them.
  public internal(set) var templates: Set<ObjectID> = []
  /// Databases.
  public internal(set) var databases: Set<ObjectID> = []
  /// Data sources.
  public internal(set) var dataSources: Set<ObjectID> = []
  /// Views of the databases.
  public internal(set) var views: Set<ObjectID> = []
  /// Blocks by page, in document order; the content of synced copies is included with the original only.
  public internal(set) var blocks: [ObjectID: [ObjectID]] = [:]
  /// Comments of open threads, by the commented page or block.
  public internal(set) var comments: [ObjectID: [ObjectID]] = [:]
  /// Pages by data source.
  public internal(set) var rows: [ObjectID: Set<ObjectID>] = [:]
  /// Members and bots.
  public internal(set) var users: Set<ObjectID> = []
}

extension SimulatedWorkspace {
  /// The objects that the integration can read. It visits every object: for workspaces that fit in memory.
  public var inventory: Inventory {
    var inventory = Inventory()
    inventory.users = Set(listedUsers)
    func readable(_ added: some Sequence<ObjectID>, _ stored: IDList?) -> Set<ObjectID> {
      Set(added).union(stored.map { Set($0) } ?? []).filter { isReachable($0) && !isInTrash($0) }
    }
    inventory.pages = readable(pages.keys, base?.pages).filter { !isTemplate($0) }
    inventory.templates = Set(allTemplates)
    inventory.databases = readable(databases.keys, base?.databases)
    inventory.dataSources = readable(dataSources.keys, base?.dataSources)
    for id in inventory.databases {
      guard let database = database(id) else { continue }
      inventory.views.formUnion(database.views + database.unlistedViews)
    }
    for id in inventory.dataSources {
      inventory.rows[id] = Set(rows(of: id)).intersection(inventory.pages)
    }
    for id in inventory.pages {
      let content = blocks(of: id)
      inventory.blocks[id] = content
      for commented in [id] + content where !comments(on: commented).isEmpty {
        inventory.comments[commented] = comments(on: commented)
      }
    }
    return inventory
  }
}

/// The objects of a workspace that the integration can read, for tests that compare an export with it.
extension SimulatedWorkspace {
  /// Calls `body` with the id of every page and row that is shared and not in the trash.
  public func forEachPage(_ body: (ObjectID) throws -> Void) rethrows {
    if let base {
      for id in base.pages where isShown(id) && page(id) != nil { try body(id) }
    }
    for id in pages.keys.sorted() where base?.page(id) == nil && isShown(id) && page(id) != nil {
      if !isTemplate(id) { try body(id) }
    }
  }

  /// The ids of all pages and rows that are shared and not in the trash.
  public var allPages: [ObjectID] {
    var ids: [ObjectID] = []
    forEachPage { ids.append($0) }
    return ids
  }

  /// The ids of the templates of data sources, and of the pages inside them.
  public var allTemplates: [ObjectID] {
    pages.keys.sorted().filter { isShown($0) && page($0) != nil && isTemplate($0) }
  }

  /// Returns whether a page is a template, or is inside one.
  func isTemplate(_ id: ObjectID) -> Bool {
    var next: ObjectID? = id
    while let current = next {
      if pages[current]?.isTemplate == true { return true }
      next = parent(of: current)?.id
    }
    return false
  }

  /// The ids of all databases, linked views among them, that are shared and not in the trash.
  public var allDatabases: [ObjectID] {
    let own = databases.keys.sorted().filter { base?.database($0) == nil }
    return ((base.map { Array($0.databases) } ?? []) + own).filter { isShown($0) && database($0) != nil }
  }

  /// The ids of all data sources that are shared and not in the trash.
  public var allDataSources: [ObjectID] {
    let own = dataSources.keys.sorted().filter { base?.dataSource($0) == nil }
    return ((base.map { Array($0.dataSources) } ?? []) + own).filter { isShown($0) && dataSource($0) != nil }
  }

  /// Returns the ids of the blocks of a page in document order, including those of pages and databases.
  ///
  /// The children of a synced copy belong to its original and are not repeated; the parts of meeting notes
  /// come with the block that names them.
  public func blocks(of page: ObjectID) -> [ObjectID] {
    var ids: [ObjectID] = []
    func walk(_ id: ObjectID) {
      for child in children(of: id) {
        ids.append(child)
        guard self.page(child) == nil, let block = block(child), block.childrenRefusal == nil else {
          continue
        }
        let listed = children(of: child)
        for part in block.payload["children"]?.object?.members ?? [] where block.type == "meeting_notes" {
          if let id = part.value.string.flatMap({ ObjectID($0) }), !listed.contains(id) { walk(id) }
        }
        walk(child)
      }
    }
    walk(page)
    return ids
  }

  /// Returns the rows of a data source that are shared and not in the trash, oldest first; with or without
  /// the archived ones.
  public func visibleRows(of dataSource: ObjectID, archived: Bool = false) -> [ObjectID] {
    rows(of: dataSource).filter { id in
      guard let page = page(id) else { return false }
      return isShown(id) && (archived || !page.isArchived)
    }
  }

  /// Returns the data sources of a database.
  public func dataSources(of database: ObjectID) -> [ObjectID] {
    (self.database(database)?.dataSources ?? []).filter { isShown($0) }
  }

  /// Returns the id of the original of a synced copy, or `nil` for an original and for other blocks.
  public func original(of block: ObjectID) -> ObjectID? {
    self.block(block)?.payload["synced_from"]?["block_id"]?.string.flatMap { ObjectID($0) }
  }

  private func isShown(_ id: ObjectID) -> Bool { isReachable(id) && !isInTrash(id) }

  /// Returns an object in the form of the API, without `request_id`; signatures and expiry times are those of
  /// `now`.
  public func json(of id: ObjectID, version: APIVersion = .v2026_03_11) throws -> JSONValue? {
    let signer = URLSigner(baseURL: "http://127.0.0.1", space: self.id, lifetime: .seconds(3600))
    var writer = ObjectWriter(self, version: version, signer: signer, now: now, nonce: 0)
    if let page = page(id) {
      writer.page(page)
    } else if let database = database(id) {
      writer.database(database)
    } else if let dataSource = dataSource(id) {
      writer.dataSource(dataSource)
    } else if block(id) != nil {
      writer.block(id)
    } else if let comment = comment(id) {
      writer.comment(comment)
    } else if let view = view(id) {
      writer.view(view)
    } else if user(id) != nil {
      writer.user(id)
    } else {
      return nil
    }
    return try JSONSlice(validating: writer.json.bytes).decode(JSONValue.self)
  }
}
