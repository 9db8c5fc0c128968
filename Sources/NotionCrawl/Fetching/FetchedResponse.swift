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

/// An answer of the API, decoded and scanned.
struct FetchedAnswer: Sendable {
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

  /// Creates an answer that is not from the API.
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
