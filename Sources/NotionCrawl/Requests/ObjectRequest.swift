import NotionAPI
import NotionArchive
import NotionExportKit
import NotionModel

/// A kind of request for an object by its id: a page, a database or a data source.
protocol ObjectRequest: RequestKind {}

extension ObjectRequest {
  static var traits: RequestTraits { .isRepeated }

  static func giveUp(_ item: WorkItem, reason: String, isKnown: Bool, in plan: inout CrawlPlan) throws {
    plan.finish(item)
    try plan.objectUnavailable(item, reason: reason, isKnown: isKnown)
  }

  static func isOutdated(after item: WorkItem, in plan: CrawlPlan) throws -> Bool {
    try plan.facts.object(item.target)?.state == .present
  }
}

private struct ObjectResponse: ResponseContent {
  let object: FetchedObject

  func receive(for item: WorkItem, in plan: inout CrawlPlan) throws {
    try plan.receiveObject(object, for: item)
  }
}

extension FetchedResponse {
  static func object(_ object: FetchedObject) -> FetchedResponse { .answer(ObjectResponse(object: object)) }
}

extension CrawlPlan {
  /// Stores an object that was requested by its id.
  mutating func receiveObject(_ object: FetchedObject, for item: WorkItem) throws {
    if item.kind == .link { return try receiveLinkedObject(object, for: item) }
    finish(item)
    guard !object.isReference else {
      if try facts.object(item.target)?.state == .present {
        report(.outdated(item, reason: Self.tellsNothing))
      }
      // The parent of a shared page need not be shared.
      let isMissed = item.kind != .page || !item.flags.contains(.parentOnly)
      return try objectUnavailable(item, reason: Self.tellsNothing, isKnown: isMissed)
    }
    then(.object(object, at: nil, isWikiPlaced: false))
    reportOddities(of: object)
  }

  mutating func objectUnavailable(_ item: WorkItem, reason: String, isKnown: Bool) throws {
    let kind: StoredKind =
      switch item.kind {
      case .database: .database
      case .dataSource: .dataSource
      default: .page
      }
    // It was read before and cannot be read just now, which does not mean that it was removed.
    if let object = try facts.object(item.target), object.state == .present {
      // An object that this crawl's check did not find was removed, whatever else still refers to it.
      if object.seen != -crawl { perform(.markSeen(item.target)) }
      return
    }
    // The parent of a shared page need not be shared: nothing is missing then.
    if item.flags.contains(.parentOnly), !isKnown {
      return then(.unreadable(item.target, kind, reason: nil))
    }
    then(.unreadable(item.target, kind, reason: reason))
    perform(.count(.unavailable))
    report(.unavailable(kind.exportedKind, item.target, reason: reason))
  }

  /// Requests a database in place of the page or data source for which a user mistook it.
  ///
  /// - Returns: whether it is requested.
  mutating func requestAsDatabase(_ item: WorkItem) throws -> Bool {
    guard item.kind == .page || item.kind == .dataSource else { return false }
    finish(item)
    let database = WorkItem(
      phase: .listing, kind: .database, target: item.target, detail: "root", flags: .root)
    guard try !facts.isWaiting(database.kind, database.target, database.detail) else { return false }
    enqueue(database)
    return true
  }
}
