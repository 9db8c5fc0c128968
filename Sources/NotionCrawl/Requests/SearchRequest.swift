import NotionAPI
import NotionArchive
import NotionExportKit
import NotionModel

/// The search (`POST /search`) that finds pages and data sources, 100 objects a request.
enum SearchRequest: RequestKind {
  static let listed = "what search finds"

  static func fetch(_ item: WorkItem, from source: AssetSource?, by fetcher: Fetcher) async throws
    -> ReceivedResponse
  {
    let query = SearchPass(text: item.detail).query
    let answer = try await fetcher.client.send(.search(query).page(after: item.cursor, size: 100))
    return ReceivedResponse(.found(answer.value, fetcher.fetched(answer.value)), answer)
  }
}

private struct SearchResponse: ResponseContent {
  let found: ObjectList<WorkspaceObject>
  let objects: [FetchedObject]

  // If the API truncates a search, the next search continues.
  var list: ListPart? { ListPart(found, first: objects.first?.id.hashValue, mayBeCut: false) }

  func receive(for item: WorkItem, in plan: inout CrawlPlan) { plan.receiveFound(found, objects, for: item) }
}

extension FetchedResponse {
  static func found(_ found: ObjectList<WorkspaceObject>, _ objects: [FetchedObject]) -> FetchedResponse {
    .answer(SearchResponse(found: found, objects: objects))
  }
}

extension CrawlPlan {
  /// Stores one response of a search, and continues with the next search if the API has truncated this one.
  mutating func receiveFound(
    _ list: ObjectList<WorkspaceObject>, _ objects: [FetchedObject], for item: WorkItem
  ) {
    for object in objects {
      if object.isPartial {
        then(.partialObject(object.id, object.kind))
      } else {
        then(.object(object, at: nil, isWikiPlaced: false))
        reportOddities(of: object)
      }
    }
    reportUnreadable(list, .search, item.target)
    reportStrangers(list, .search, item.target)
    var pass = SearchPass(text: item.detail)
    pass.record(
      edited: objects.filter { !$0.isPartial }.map(\.edited), isCut: list.requestStatus?.isIncomplete)
    var next = item
    if let cursor = cursor(list.nextCursor, hasMore: list.hasMore) {
      next.cursor = cursor
      next.detail = pass.text
      return update(next)
    }
    if let lost = pass.unknown { report(.incompleteSearch(lost)) }
    guard let following = pass.following else { return finish(item) }
    next.cursor = nil
    next.sequence = 0
    next.detail = following.text
    update(next)
  }
}

/// One of several searches that together find what a single one does not, as the API truncates it.
///
/// The first looks for everything, least recently edited first. If it is truncated, data sources and pages
/// are searched separately, and a search that is truncated again is repeated from the other end. If the
/// searches from both ends meet, everything has been found; otherwise something in between may be missing.
struct SearchPass: Sendable, Hashable {
  /// The kinds of object that a search covers.
  enum Scope: String, Sendable, Hashable {
    case everything
    case dataSources = "data-sources"
    case pages
  }

  private(set) var scope = Scope.everything
  /// Whether it begins with the latest edit.
  private(set) var isBackward = false
  /// The minute of the latest edit that the search from the other end has found, if its results were ordered.
  private var boundary: Int?
  /// The minute of the edit of the last object.
  private var last: Int?
  private var isOrdered = true
  private var isCut = false

  init() {}

  private init(_ scope: Scope, backwardTo boundary: Int? = nil, isBackward: Bool = false) {
    self.scope = scope
    self.isBackward = isBackward
    self.boundary = boundary
  }

  /// Records a response.
  mutating func record(edited: [Int], isCut: Bool?) {
    for minute in edited {
      if let last, isBackward ? minute > last : minute < last { isOrdered = false }
      last = minute
    }
    if isCut == true { self.isCut = true }
  }

  /// The search that follows the end of this one, or `nil` if no other is needed.
  var following: SearchPass? {
    switch (scope, isBackward) {
    case (.everything, _): isCut ? SearchPass(.dataSources) : nil
    case (.dataSources, false): isCut ? backward : SearchPass(.pages)
    case (.dataSources, true): SearchPass(.pages)
    case (.pages, false): isCut ? backward : nil
    case (.pages, true): nil
    }
  }

  private var backward: SearchPass {
    SearchPass(scope, backwardTo: isOrdered ? last : nil, isBackward: true)
  }

  /// The objects of which some may not have been found, at the end of this search.
  var unknown: Scope? {
    guard isBackward, isCut else { return nil }
    // The minute in which both searches end may contain further edits.
    if let boundary, let last, isOrdered, last < boundary { return nil }
    return scope
  }

  /// The query that the client sends.
  var query: SearchQuery {
    let object: SearchQuery.Object? =
      switch scope {
      case .everything: nil
      case .dataSources: .dataSource
      case .pages: .page
      }
    return SearchQuery(object: object, order: isBackward ? .mostRecentlyEdited : .leastRecentlyEdited)
  }

  // MARK: In the frontier

  /// The search and its state, as the detail of an item; empty for the first search at its beginning.
  var text: String {
    if self == SearchPass() { return "" }
    let numbers = [boundary, last].map { $0.map(String.init) ?? "-" }
    return
      ([scope.rawValue, isBackward ? "backward" : "forward"] + numbers
      + [isOrdered ? "ordered" : "-", isCut ? "cut" : "-"]).joined(separator: " ")
  }

  init(text: String) {
    let words = text.split(separator: " ").map(String.init)
    guard words.count == 6, let scope = Scope(rawValue: words[0]) else { return }
    self.scope = scope
    isBackward = words[1] == "backward"
    boundary = Int(words[2])
    last = Int(words[3])
    isOrdered = words[4] == "ordered"
    isCut = words[5] == "cut"
  }
}
