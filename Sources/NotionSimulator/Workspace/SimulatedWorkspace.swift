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
