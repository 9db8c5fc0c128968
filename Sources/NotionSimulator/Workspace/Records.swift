import NotionModel

/// The stored state of a page.
struct PageRecord: Sendable {
  var id: ObjectID
  var parent: ParentRecord
  var title: [JSONValue]
  var icon: JSONValue = .null
  var cover: JSONValue = .null
  /// Values by property id; absent ones are empty.
  var values: [String: JSONValue] = [:]
  /// Results of formulas over all references, if those in ``values`` are over the first 25.
  var wholeValues: [String: JSONValue] = [:]
  /// The row's number in its data source, for unique ids.
  var number = 0
  var created: SimulatorTime
  var edited: SimulatorTime
  var createdBy: ObjectID
  var editedBy: ObjectID
  var inTrash = false
  var isArchived = false
  var isLocked = false
  var publicURL: String?
  /// Whether it is a template, which no list of pages contains.
  var isTemplate = false
  /// Whether search finds it.
  var isIndexed = true
}

/// The stored state of a block; pages and databases inside a page have no record of their own here.
struct BlockRecord: Sendable {
  var id: ObjectID
  var parent: ParentRecord
  var type: String
  var payload: JSONObject
  var created: SimulatorTime
  var edited: SimulatorTime
  var createdBy: ObjectID
  var editedBy: ObjectID
  var inTrash = false
  /// The message with which the list of its children is refused permanently.
  var childrenRefusal: String?
}

/// The stored state of a database.
struct DatabaseRecord: Sendable {
  var id: ObjectID
  var parent: ParentRecord
  var title: [JSONValue]
  var description: [JSONValue] = []
  var icon: JSONValue = .null
  var cover: JSONValue = .null
  var isInline = false
  var isLocked = false
  var dataSources: [ObjectID] = []
  var views: [ObjectID] = []
  /// The views that only dashboards name.
  var unlistedViews: [ObjectID] = []
  var created: SimulatorTime
  var edited: SimulatorTime
  var createdBy: ObjectID
  var editedBy: ObjectID
  var inTrash = false
}

/// The stored state of a data source.
struct DataSourceRecord: Sendable {
  var id: ObjectID
  var database: ObjectID
  var title: [JSONValue]
  var description: [JSONValue] = []
  var icon: JSONValue = .null
  var cover: JSONValue = .null
  var properties: [PropertyDraft] = []
  var templates: [(id: ObjectID, name: String)] = []
  var isWiki = false
  var created: SimulatorTime
  var edited: SimulatorTime
  var createdBy: ObjectID
  var editedBy: ObjectID
  var inTrash = false
  var isIndexed = true

  func property(named name: String) -> PropertyDraft? { properties.first { $0.name == name } }
  func property(id: String) -> PropertyDraft? { properties.first { $0.id == id } }
}

/// The stored state of a view.
struct ViewRecord: Sendable {
  var id: ObjectID
  var database: ObjectID
  var dataSource: ObjectID?
  var draft: ViewDraft
  var created: SimulatorTime
  var edited: SimulatorTime
  var createdBy: ObjectID
}

/// The stored state of a comment.
struct CommentRecord: Sendable {
  var id: ObjectID
  var parent: ParentRecord
  var discussion: ObjectID
  var author: ObjectID
  var text: [JSONValue]
  var attachments: [CommentAttachmentDraft]
  var hasPendingAttachments = false
  var isOriginalContentDeleted = false
  var isResolved: Bool
  var created: SimulatorTime
  var edited: SimulatorTime
}

/// The stored state of a user.
struct UserRecord: Sendable {
  var id: ObjectID
  var draft: UserDraft
}

/// A hosted file.
struct AssetRecord: Sendable, Hashable {
  var name: String
  var contentType: String
  var bytes: [UInt8]
}

/// A file that was uploaded through the API.
struct FileUploadRecord: Sendable {
  var id: ObjectID
  var name: String
  var contentType: String
  var length: Int
  var created: SimulatorTime
}

/// The parent of an object.
enum ParentRecord: Sendable, Hashable {
  case workspace
  case page(ObjectID)
  case block(ObjectID)
  case database(ObjectID)
  case dataSource(ObjectID)

  var id: ObjectID? {
    switch self {
    case .workspace: nil
    case .page(let id), .block(let id), .database(let id), .dataSource(let id): id
    }
  }
}

/// A file of a web host that is not Notion's.
public struct WebFile: Sendable, Hashable {
  /// Its media type.
  public var contentType: String
  /// Its bytes.
  public var bytes: [UInt8]

  /// Creates a file.
  public init(contentType: String, bytes: [UInt8]) {
    self.contentType = contentType
    self.bytes = bytes
  }
}
