public import NotionModel

/// A Notion workspace as a value: build it, pass it to a simulator, edit it while the simulator runs.
///
/// ```swift
/// var workspace = SimulatedWorkspace(name: "Tidewater")
/// let ines = workspace.add(user: UserDraft("Ines Moreau", email: "ines@example.com"))
/// let handbook = workspace.add(page: PageDraft("Handbook", content: [
///   .paragraph(["Written by ", .user(ines), "."]),
///   .page(PageDraft("Opening hours")),
/// ]))
/// workspace.rename(handbook, to: "The handbook")
/// ```
///
/// Edit times are like Notion's: to the minute, on the edited object and on its page. ``now`` is the time of
/// an edit; inside ``NotionSimulator/edit(_:)`` it is the simulator's clock.
///
/// ## Topics
/// ### Filling it
/// - ``add(page:in:)``
/// - ``add(database:in:)``
/// - ``append(_:to:after:)``
/// - ``add(user:)``
/// - ``addAsset(_:contentType:bytes:id:)``
/// ### Editing it
/// - ``rename(_:to:)``
/// - ``setText(of:_:)``
/// - ``setValue(_:of:to:)``
/// - ``move(_:to:)``
/// - ``trash(_:)``
/// - ``restore(_:)``
/// ### Access of the integration
/// - ``revokeAccess(to:)``
/// - ``grantAccess(to:)``
/// - ``hideFromSearch(_:)``
public struct SimulatedWorkspace: Sendable {
  /// The id of the workspace.
  public let id: ObjectID
  /// The name of the workspace.
  public var name: String
  /// The time that the next edit gets.
  public var now: SimulatorTime
  /// The capabilities of the integration.
  public var capabilities = Capabilities()
  /// Files of the rest of the web by path, served below `/web/` without a token.
  public var webFiles: [String: WebFile] = [:]
  /// The id of the integration's own bot.
  public let integration: ObjectID
  /// The name of the integration.
  public var integrationName = "Simulated integration"

  let base: (any WorkspaceBase)?
  let seed: UInt64
  private(set) var counter: UInt64 = 0
  /// A counter of changes, for caches of values derived from the workspace.
  var version: UInt64 = 0

  var pages: [ObjectID: PageRecord] = [:]
  var blocks: [ObjectID: BlockRecord] = [:]
  var childLists: [ObjectID: [ObjectID]] = [:]
  var databases: [ObjectID: DatabaseRecord] = [:]
  var dataSources: [ObjectID: DataSourceRecord] = [:]
  var addedRows: [ObjectID: [ObjectID]] = [:]
  var views: [ObjectID: ViewRecord] = [:]
  var comments: [ObjectID: CommentRecord] = [:]
  var commentLists: [ObjectID: [ObjectID]] = [:]
  var users: [UserRecord] = []
  var emojis: [(id: ObjectID, name: String, asset: ObjectID)] = []
  var assets: [ObjectID: AssetRecord] = [:]
  var fileUploads: [FileUploadRecord] = []
  var deleted: Set<ObjectID> = []
  var revoked: Set<ObjectID> = []
  var trashed: Set<ObjectID> = []
  /// Two-way relations to targets that have not been added yet: the property and the row that refer to them.
  var awaitedReferences: [ObjectID: [(property: String, row: ObjectID)]] = [:]

  /// Creates an empty workspace.
  public init(
    name: String = "Simulated workspace",
    now: SimulatorTime = SimulatorTime(year: 2026, month: 10, day: 5, hour: 9),
    seed: UInt64 = 1
  ) {
    self.init(name: name, now: now, seed: seed, base: nil)
  }

  init(name: String, now: SimulatorTime, seed: UInt64, base: (any WorkspaceBase)?) {
    self.name = name
    self.now = now
    self.seed = seed
    self.base = base
    id = ObjectID(scrambling: 0, salt: seed &+ 0x77)
    integration = ObjectID(scrambling: 1, salt: seed &+ 0x77)
  }

  /// Returns the next id of this workspace: the same edits have the same ids.
  public mutating func nextID() -> ObjectID {
    counter += 1
    return ObjectID(scrambling: counter, salt: seed)
  }
}

extension SimulatedWorkspace {
  func page(_ id: ObjectID) -> PageRecord? {
    deleted.contains(id) ? nil : pages[id] ?? base?.page(id)
  }

  /// Returns the page with only its times and places.
  func outline(_ id: ObjectID) -> PageRecord? {
    deleted.contains(id) ? nil : pages[id] ?? base?.outline(id)
  }

  func block(_ id: ObjectID) -> BlockRecord? {
    deleted.contains(id) ? nil : blocks[id] ?? base?.block(id)
  }

  func database(_ id: ObjectID) -> DatabaseRecord? {
    deleted.contains(id) ? nil : databases[id] ?? base?.database(id)
  }

  func dataSource(_ id: ObjectID) -> DataSourceRecord? {
    deleted.contains(id) ? nil : dataSources[id] ?? base?.dataSource(id)
  }

  func view(_ id: ObjectID) -> ViewRecord? {
    deleted.contains(id) ? nil : views[id] ?? base?.view(id)
  }

  func comment(_ id: ObjectID) -> CommentRecord? {
    deleted.contains(id) ? nil : comments[id] ?? base?.comment(id)
  }

  func user(_ id: ObjectID) -> UserRecord? {
    if id == integration {
      return UserRecord(id: id, draft: UserDraft(integrationName, kind: .bot))
    }
    return users.first { $0.id == id } ?? base?.user(id)
  }

  func asset(_ id: ObjectID) -> AssetRecord? { assets[id] ?? base?.asset(id) }

  /// The ids of members and bots, as `GET /users` lists them.
  public var listedUsers: [ObjectID] {
    let all = (base?.users ?? []) + users
    return [integration] + all.filter { $0.draft.kind != .guest }.map(\.id)
  }

  /// Returns the blocks, pages and databases inside a page or block in order, without those in the trash.
  public func children(of id: ObjectID) -> [ObjectID] {
    let all = childLists[id] ?? base?.children(of: id) ?? []
    if trashed.isEmpty, deleted.isEmpty, revoked.isEmpty { return all }
    return all.filter { !trashed.contains($0) && !deleted.contains($0) && !revoked.contains($0) }
  }

  /// Returns the comments of open threads on a page or block, oldest first.
  public func comments(on id: ObjectID) -> [ObjectID] {
    let all = (base?.comments(on: id) ?? []) + (commentLists[id] ?? [])
    return all.filter { comment($0).map { !$0.isResolved } ?? false }
  }

  /// Returns the rows of a data source, oldest first, including those in the trash.
  public func rows(of dataSource: ObjectID) -> [ObjectID] {
    let stored = (base.map { Array($0.rows(of: dataSource)) } ?? []).filter { id in
      guard let edited = pages[id] else { return !deleted.contains(id) }
      return edited.parent == .dataSource(dataSource) && !deleted.contains(id)
    }
    guard let added = addedRows[dataSource] else { return stored }
    return stored + added.filter { !deleted.contains($0) }
  }

  /// Returns the title of a page, database, data source or a block of these.
  public func title(of id: ObjectID) -> String? {
    let runs = page(id)?.title ?? database(id)?.title ?? dataSource(id)?.title
    return runs.map { $0.compactMap { $0["plain_text"]?.string }.joined() }
  }

  /// Returns the parent of an object, or `nil` for an unknown object.
  func parent(of id: ObjectID) -> ParentRecord? {
    if let page = page(id) { return page.parent }
    if let block = block(id) { return block.parent }
    if let database = database(id) { return database.parent }
    if let dataSource = dataSource(id) { return .database(dataSource.database) }
    return nil
  }

  /// Returns whether the object or one of its ancestors is in a set.
  private func lies(_ id: ObjectID, in set: Set<ObjectID>) -> Bool {
    if set.isEmpty { return false }
    var next: ObjectID? = id
    while let current = next {
      if set.contains(current) { return true }
      next = parent(of: current)?.id
    }
    return false
  }

  /// Returns whether the object or one of its ancestors is in the trash.
  public func isInTrash(_ id: ObjectID) -> Bool { lies(id, in: trashed) }

  /// Whether the object exists and is shared with the integration.
  public func isReachable(_ id: ObjectID) -> Bool {
    !lies(id, in: revoked) && !lies(id, in: deleted)
  }

  /// Returns the page, or row, that contains a block; the object itself if it is a page.
  func holder(of id: ObjectID) -> ObjectID? {
    var next: ObjectID? = id
    while let current = next {
      if page(current) != nil || database(current) != nil { return current }
      next = block(current)?.parent.id
    }
    return nil
  }

  /// Returns whether `GET …/children` of the object has results.
  func hasChildren(_ id: ObjectID) -> Bool {
    guard let block = block(id), page(id) == nil else { return !children(of: id).isEmpty }
    if block.childrenRefusal != nil { return true }
    if block.type == "synced_block", block.payload["synced_from"]?.object != nil { return true }
    return !children(of: id).isEmpty
  }
}

extension SimulatedWorkspace {
  /// Revokes the integration's access to an object and everything in it, without a change of edit times.
  public mutating func revokeAccess(to id: ObjectID) {
    revoked.insert(id)
    version += 1
  }

  /// Shares an object with the integration again.
  public mutating func grantAccess(to id: ObjectID) {
    revoked.remove(id)
    version += 1
  }

  /// Hides an object from search, as Notion's index does with some; other requests still find it.
  public mutating func hideFromSearch(_ id: ObjectID) {
    if var page = page(id) {
      page.isIndexed = false
      pages[id] = page
    } else if var dataSource = dataSource(id) {
      dataSource.isIndexed = false
      dataSources[id] = dataSource
    }
    version += 1
  }

  /// Refuses the list of a block's children permanently, with a 400 and this message.
  public mutating func refuseChildren(of id: ObjectID, message: String) {
    guard var block = block(id) else { return }
    block.childrenRefusal = message
    blocks[id] = block
    version += 1
  }

  /// Resolves the thread of a comment, so that the API no longer returns it.
  public mutating func resolveThread(of comment: ObjectID) {
    guard let discussion = self.comment(comment)?.discussion else { return }
    for (id, record) in comments where record.discussion == discussion {
      comments[id]?.isResolved = true
    }
    version += 1
  }
}

extension SimulatedWorkspace {
  /// Sets a property of a row by its name; updates the other side of a two-way relation.
  public mutating func setValue(_ name: String, of row: ObjectID, to value: ValueDraft) {
    guard case .dataSource(let dataSource)? = page(row)?.parent else { return }
    store(value, as: name, of: row, in: dataSource)
    touch(row)
  }

  /// Adds a property to a schema.
  public mutating func add(property: PropertyDraft, to dataSource: ObjectID) {
    change(dataSource) { $0.properties.append(property) }
  }

  /// Renames a property; its id and values are kept.
  public mutating func renameProperty(_ name: String, to newName: String, of dataSource: ObjectID) {
    change(dataSource) { record in
      guard let index = record.properties.firstIndex(where: { $0.name == name }) else { return }
      record.properties[index].name = newName
    }
  }

  private mutating func change(_ dataSource: ObjectID, _ change: (inout DataSourceRecord) -> Void) {
    guard var record = self.dataSource(dataSource) else { return }
    change(&record)
    dataSources[dataSource] = record
    touch(dataSource)
  }

  mutating func store(_ value: ValueDraft, as name: String, of row: ObjectID, in dataSource: ObjectID) {
    guard let property = self.dataSource(dataSource)?.property(named: name), var page = page(row)
    else { return }
    let old = page.values[property.id]
    if property.type == "title", case .text(let text) = value {
      page.title = text.runs
    } else {
      page.values[property.id] = value.json(in: property.configuration)
      page.wholeValues[property.id] = value.whole
    }
    pages[row] = page
    guard case .relation(let targets) = value,
      let back = property.configuration["dual_property"]?["synced_property_id"]?.string
    else { return }
    for former in SimulatedWorkspace.ids(in: old) where !targets.contains(former) {
      change(former, back) { $0.removeAll { $0 == SimulatedWorkspace.reference(to: row) } }
    }
    for target in targets {
      if self.page(target) == nil {
        awaitedReferences[target, default: []].append((back, row))
      } else {
        refer(from: target, by: back, to: row)
      }
    }
  }

  /// Updates the other side of a two-way relation.
  mutating func refer(from row: ObjectID, by property: String, to target: ObjectID) {
    let reference = SimulatedWorkspace.reference(to: target)
    change(row, property) { references in
      if !references.contains(reference) { references.append(reference) }
    }
  }

  private mutating func change(
    _ row: ObjectID, _ property: String, _ change: (inout [JSONValue]) -> Void
  ) {
    guard var page = page(row) else { return }
    var references = page.values[property]?.array ?? []
    change(&references)
    page.values[property] = .array(references)
    pages[row] = page
  }

  static func ids(in relation: JSONValue?) -> [ObjectID] {
    relation?.array?.compactMap { $0["id"]?.string.flatMap { ObjectID($0) } } ?? []
  }

  private static func reference(to id: ObjectID) -> JSONValue { ["id": .string(id.description)] }
}

/// The capabilities of the integration.
public struct Capabilities: Sendable, Hashable {
  /// Whether users may be read; otherwise 403.
  public var readsUsers = true
  /// Whether users have e-mail addresses.
  public var readsEmails = true
  /// The member as whom the token acts, if it is a personal access token: it has this member's access, and
  /// may read no other user.
  public var tokenOwner: ObjectID?
  /// Whether comments may be read; otherwise 403.
  public var readsComments = true

  /// Creates all capabilities.
  public init() {}
}

/// The source of a workspace's objects that have not been added or edited explicitly.
///
/// An in-memory workspace has none; a synthetic one computes everything here from ids.
protocol WorkspaceBase: Sendable {
  func page(_ id: ObjectID) -> PageRecord?
  /// Returns the page without its title and values, for queries that need neither.
  func outline(_ id: ObjectID) -> PageRecord?
  func block(_ id: ObjectID) -> BlockRecord?
  func database(_ id: ObjectID) -> DatabaseRecord?
  func dataSource(_ id: ObjectID) -> DataSourceRecord?
  func view(_ id: ObjectID) -> ViewRecord?
  func comment(_ id: ObjectID) -> CommentRecord?
  func asset(_ id: ObjectID) -> AssetRecord?
  func user(_ id: ObjectID) -> UserRecord?

  /// Returns the blocks, pages and databases inside a page or block, in order.
  func children(of id: ObjectID) -> [ObjectID]
  /// Returns the comments on a page or block, oldest first.
  func comments(on id: ObjectID) -> [ObjectID]
  /// Returns the rows of a data source, oldest first.
  func rows(of dataSource: ObjectID) -> IDList

  var users: [UserRecord] { get }
  /// Pages and data sources by last edit, newest first.
  var searchOrder: IDList { get }
  /// Returns the position of an object in ``searchOrder``.
  func searchPosition(of id: ObjectID) -> Int?
  var pages: IDList { get }
  var databases: IDList { get }
  var dataSources: IDList { get }
}

/// A list of ids that may be computed rather than stored.
public struct IDList: RandomAccessCollection, Sendable {
  private let element: @Sendable (Int) -> ObjectID

  /// The position after the last one.
  public let endIndex: Int

  /// Creates a list of `count` ids, each computed on demand.
  init(count: Int, _ element: @escaping @Sendable (Int) -> ObjectID) {
    endIndex = count
    self.element = element
  }

  /// Creates a list of stored ids.
  init(_ ids: [ObjectID]) {
    self.init(count: ids.count) { ids[$0] }
  }

  /// The first position.
  public var startIndex: Int { 0 }

  /// The id at a position.
  public subscript(position: Int) -> ObjectID { element(position) }
}
