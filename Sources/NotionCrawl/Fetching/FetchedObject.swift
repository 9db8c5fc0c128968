import NotionArchive
import NotionModel

/// A page, database or data source from a response, ready to be stored.
struct FetchedObject: Sendable {
  /// The parent of an object.
  enum Parent: Sendable, Hashable {
    case workspace
    case object(ObjectID, StoredKind)
    /// A block; the content of its page determines which page that is.
    case block(ObjectID)
    case unknown
  }

  var id: ObjectID
  var kind: StoredKind
  var parent: Parent
  /// Minutes since 1970.
  var edited: Int
  var isInTrash: Bool
  /// Whether the page is archived; `nil` if the response does not contain that.
  var isArchived: Bool?
  var title: String
  /// Whether essential parts of the object are missing.
  var isPartial = false
  /// Whether the API returned only the id.
  var isReference = false
  /// Values of an unexpected shape, which are treated as absent.
  var oddities: [JSONError] = []
  /// The properties that are truncated.
  var truncatedProperties: [PropertyID] = []
  /// The results that may have been calculated from a truncated relation.
  var calculations = PartialCalculations()
  /// The properties whose values the API omits.
  var unresolved: [UnresolvedProperty] = []
  /// The data sources of a database, in order.
  var dataSources: [ObjectID] = []
  /// The body with its references.
  var scan: ResponseScan
}

extension FetchedObject {
  /// Whether the title may be truncated.
  var isTitleTruncated: Bool { truncatedProperties.contains { $0.text == "title" } }

  init(_ page: Page, keepsSignatures: Bool) {
    self.init(
      id: page.id.object, kind: .page, parent: Parent(page.parent),
      edited: page.lastEditedTime?.minute ?? 0, isInTrash: page.isInTrash,
      isArchived: page.tellsIsArchived ? page.isArchived : nil, title: page.title.title,
      isPartial: page.isPartial, isReference: page.isReference, oddities: page.oddities,
      truncatedProperties: page.properties.filter(\.isTruncated).map(\.id),
      calculations: PartialCalculations(page.properties),
      unresolved: page.properties.compactMap(UnresolvedProperty.init),
      scan: ResponseScan(page.json.bytes, keepsSignatures: keepsSignatures))
  }

  init(_ database: NotionModel.Database, keepsSignatures: Bool) {
    self.init(
      id: database.id.object, kind: .database, parent: Parent(database.parent),
      edited: database.lastEditedTime?.minute ?? 0, isInTrash: database.isInTrash,
      title: database.title.title, isPartial: database.isPartial, isReference: database.isReference,
      oddities: database.oddities, dataSources: database.dataSources.map(\.id.object),
      scan: ResponseScan(database.json.bytes, keepsSignatures: keepsSignatures))
  }

  init(_ dataSource: DataSource, keepsSignatures: Bool) {
    self.init(
      id: dataSource.id.object, kind: .dataSource, parent: Parent(dataSource.parent),
      edited: dataSource.lastEditedTime?.minute ?? 0, isInTrash: dataSource.isInTrash,
      title: dataSource.title.title, isPartial: dataSource.isPartial,
      isReference: dataSource.isReference, oddities: dataSource.oddities,
      scan: ResponseScan(dataSource.json.bytes, keepsSignatures: keepsSignatures))
  }
}

extension FetchedObject.Parent {
  init(_ parent: NotionModel.Parent?) {
    self =
      switch parent {
      case .workspace: .workspace
      case .page(let id): .object(id.object, .page)
      case .database(let id): .object(id.object, .database)
      case .dataSource(let id, _): .object(id.object, .dataSource)
      case .block(let id): .block(id.object)
      case .agent, .unknown, nil: .unknown
      }
  }

  var id: ObjectID? {
    switch self {
    case .object(let id, _), .block(let id): id
    case .workspace, .unknown: nil
    }
  }
}

extension Timestamp {
  /// Minutes since 1970, the precision of Notion's edit times.
  package var minute: Int { millisecondsSince1970.map { Int($0 / 60_000) } ?? 0 }
}
