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
