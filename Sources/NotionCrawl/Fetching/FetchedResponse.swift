import NotionAPI
import NotionArchive
import NotionExportKit
import NotionModel

/// A response, decoded and scanned, ready to be stored.
enum FetchedResponse: Sendable {
  /// An answer of the API, or of file storage.
  case answer(any ResponseContent)
  /// No request was sent, as the answer is known.
  case nothing
  /// No request was sent, as the capability is missing.
  case refused
}

/// The content of a response and its consequences; the types are in the files of the requests that they
/// answer.
protocol ResponseContent: Sendable {
  /// The position in a list, or `nil` if the response is complete.
  var list: ListPart? { get }
  /// Whether a file has been downloaded.
  var isDownload: Bool { get }
  /// Plans the consequences of the response.
  func receive(for item: WorkItem, in plan: inout CrawlPlan) throws
  /// Returns the response with partial elements replaced by whole objects, and the elements that could not be
  /// completed.
  ///
  /// - Throws: an error that ends the crawl.
  func completed(by fetcher: Fetcher) async throws -> (content: any ResponseContent, gaps: [FetchOutcome.Gap])
}

extension ResponseContent {
  var list: ListPart? { nil }
  var isDownload: Bool { false }
  func completed(by fetcher: Fetcher) async throws -> (content: any ResponseContent, gaps: [FetchOutcome.Gap])
  {
    (self, [])
  }
}

/// The list properties of a response.
struct ListPart: Sendable {
  /// The continuation of the list, with its cursor.
  var answer: ListGuard.Answer
  /// Whether the API marks the list as truncated; searches and queries continue in another way.
  var isCut = false
}

extension ListPart {
  /// Creates the part of a list whose first element has the identity `first`, or that is empty.
  init<Element>(_ list: ObjectList<Element>, first: Int?, fingerprint: Int? = nil, mayBeCut: Bool = true) {
    answer = ListGuard.Answer(
      isFruitless: list.results.isEmpty, first: first, fingerprint: fingerprint, hasMore: list.hasMore,
      nextCursor: list.nextCursor)
    isCut = mayBeCut && list.requestStatus?.isIncomplete ?? false
  }
}

extension FetchedResponse {
  /// The reason for an object that has nothing but an id.
  static let tellsNothing = "The API tells nothing of it but its id."

  /// The position in a list, or `nil` if the response is complete.
  var list: ListPart? { if case .answer(let content) = self { content.list } else { nil } }
}

/// A response of the API, decoded and scanned, with its time and size.
struct ReceivedResponse: Sendable {
  var response: FetchedResponse
  /// The time at which the server sent it, in seconds since 1970, if specified.
  var serverTime: Int?
  /// The size of the body, in bytes.
  var bytes: Int

  init<Value>(_ response: FetchedResponse, _ answer: APIResponse<Value>) {
    self.response = response
    serverTime = answer.serverTime
    bytes = answer.body.count
  }

  /// Creates a response that is not from the API.
  init(_ response: FetchedResponse) {
    self.response = response
    bytes = 0
  }
}

/// The outcome of an item: its response, or the error.
struct FetchOutcome: Sendable {
  /// An element of a list that has nothing but an id, and could not be completed.
  struct Gap: Sendable, Hashable {
    var id: ObjectID
    var reason: String
    /// Whether a later request may return it.
    var mayPass: Bool
  }

  var item: WorkItem
  var result: Result<FetchedResponse, any Error>
  /// A lower bound of the minute of the response's content, by the server's clock.
  var minute: Int
  /// The size of the response's body; 0 without a response, or if it was written to a file.
  var bytes = 0
  /// The elements of a list that could not be completed.
  var gaps: [Gap] = []
}

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
