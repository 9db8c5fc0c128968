public import NotionModel

/// A Notion workspace as a value: build it, hand it to a simulator, edit it while the simulator runs.
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
/// Edit times are kept as Notion keeps them: to the minute, on the object edited and on the page that holds
/// it. ``now`` is the time an edit gets; inside ``NotionSimulator/edit(_:)`` it is the simulator's clock.
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
/// ### What an integration sees of it
/// - ``revokeAccess(to:)``
/// - ``grantAccess(to:)``
/// - ``hideFromSearch(_:)``
public struct SimulatedWorkspace: Sendable {
  /// The id of the workspace.
  public let id: ObjectID
  /// The name of the workspace.
  public var name: String
  /// The time that the next edit gets.
  public var now: Timestamp
  /// What the integration may read.
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
  /// Grows with every change, so that what is computed from the workspace can be kept until then.
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
  /// Two-way relations whose target has not been added yet: the property and the row that point back.
  var awaitedReferences: [ObjectID: [(property: String, row: ObjectID)]] = [:]

  /// An empty workspace.
  public init(
    name: String = "Simulated workspace", now: Timestamp = Timestamp(year: 2026, month: 10, day: 5, hour: 9),
    seed: UInt64 = 1
  ) {
    self.init(name: name, now: now, seed: seed, base: nil)
  }

  init(name: String, now: Timestamp, seed: UInt64, base: (any WorkspaceBase)?) {
    self.name = name
    self.now = now
    self.seed = seed
    self.base = base
    id = ObjectID(scrambling: 0, salt: seed &+ 0x77)
    integration = ObjectID(scrambling: 1, salt: seed &+ 0x77)
  }

  /// The next id of this workspace: the same edits give the same ids.
  public mutating func nextID() -> ObjectID {
    counter += 1
    return ObjectID(scrambling: counter, salt: seed)
  }
}
