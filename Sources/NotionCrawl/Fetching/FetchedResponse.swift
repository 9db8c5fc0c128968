import NotionAPI
import NotionArchive
import NotionExportKit
import NotionModel

/// A response, decoded and scanned, ready to be stored.
enum FetchedResponse: Sendable {
  /// The API, or file storage, answered.
  case answer(any ResponseContent)
  /// Nothing was asked, as the answer is known.
  case nothing
  /// Nothing was asked, as the capability is missing.
  case refused
}

/// What a response holds, and what it leads to; the types are beside the kinds of requests that they answer.
protocol ResponseContent: Sendable {
  /// The part of a list; `nil` where the response is the whole of what was asked for.
  var list: ListPart? { get }
  /// Whether a file has been downloaded.
  var isDownload: Bool { get }
  /// Decides what the response leads to.
  func receive(for item: WorkItem, in plan: inout CrawlPlan) throws
  /// The response with whole objects in the place of those that it tells by their ids alone, and those of which there is
  /// no more to be had.
  ///
  /// - Throws: what ends the crawl.
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

/// The facts of one response of a list.
struct ListPart: Sendable {
  /// Whether and where the list goes on.
  var answer: ListGuard.Answer
  /// Whether the API says that the list is not whole; searches and queries go on in another way.
  var isCut = false
}

extension ListPart {
  /// The facts of a list whose elements have the identity `first`, or none.
  init<Element>(_ list: ObjectList<Element>, first: Int?, fingerprint: Int? = nil, mayBeCut: Bool = true) {
    answer = ListGuard.Answer(
      isFruitless: list.results.isEmpty, first: first, fingerprint: fingerprint, hasMore: list.hasMore,
      nextCursor: list.nextCursor)
    isCut = mayBeCut && list.requestStatus?.isIncomplete ?? false
  }
}

extension FetchedResponse {
  /// The reason where an object is nothing but an id.
  static let tellsNothing = "The API tells nothing of it but its id."

  /// The part of a list; `nil` where the response is the whole of what was asked for.
  var list: ListPart? { if case .answer(let content) = self { content.list } else { nil } }
}

/// An answer of the API, decoded and scanned.
struct FetchedAnswer: Sendable {
  var response: FetchedResponse
  /// The time at which the server sent it, in seconds since 1970, where it told one.
  var serverTime: Int?
  /// The size of the body.
  var bytes: Int

  init<Value>(_ response: FetchedResponse, _ answer: APIResponse<Value>) {
    self.response = response
    serverTime = answer.serverTime
    bytes = answer.body.count
  }

  /// What is known without an answer of the API, or is not its answer.
  init(_ response: FetchedResponse) {
    self.response = response
    bytes = 0
  }
}

/// What became of an item: its response, or why there is none.
struct FetchOutcome: Sendable {
  /// An element of a list that is nothing but an id, and could not be completed.
  struct Gap: Sendable, Hashable {
    var id: ObjectID
    var reason: String
    /// Whether a later request may bring it.
    var mayPass: Bool
  }

  var item: WorkItem
  var result: Result<FetchedResponse, any Error>
  /// The minute, by the server's clock, at which the server cannot have seen later edits.
  var minute: Int
  /// The size of the response's body; 0 where there is none, or it went to a file.
  var bytes = 0
  /// The elements of a list that could not be completed.
  var gaps: [Gap] = []
}
