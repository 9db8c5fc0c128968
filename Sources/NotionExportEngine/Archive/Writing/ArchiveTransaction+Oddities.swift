import GRDB
import NotionExportKit
import NotionModel

/// Incomplete and odd answers: the valid part is kept, and the lost part is reported.
extension ArchiveTransaction {
  /// The reason where an object is nothing but an id.
  static let tellsNothing = "The API tells nothing of it but its id."

  // MARK: Partial objects

  /// Asks for an object of which a list gives little more than the id.
  mutating func retrieve(_ sighted: SightedObject) throws {
    let (object, _) = try reference(sighted.id, sighted.kind)
    guard object.seen != crawl || object.state != .present else { return }
    switch sighted.kind {
    case .page, .template: try add(WorkItem(phase: .retrieval, kind: .page, target: sighted.id))
    case .database: try add(WorkItem(phase: .listing, kind: .database, target: sighted.id))
    case .dataSource: try add(WorkItem(phase: .retrieval, kind: .dataSource, target: sighted.id))
    case .block: break
    }
  }

  /// Reports the elements of a list that could not be completed, and lets the next crawl try again where that may help.
  mutating func note(_ gaps: [FetchOutcome.Gap], of item: WorkItem) throws {
    for gap in gaps {
      let diagnostic = Diagnostic.partialElement(item.kind, gap.id, reason: gap.reason)
      effects.diagnostics.append(gap.mayPass ? diagnostic.mayPass : diagnostic)
    }
    // A later run says so again, as long as nothing has changed.
    if !gaps.isEmpty { try askAgain(item) }
  }

  // MARK: Odd values

  /// Reports the elements of a list of an object that could not be taken apart; the next crawl reads it again.
  mutating func noteUnreadable<Element>(_ list: ObjectList<Element>, of item: WorkItem) throws {
    noteUnreadable(list, item.kind, item.target)
    if !list.unreadable.isEmpty { try askAgain(item) }
  }

  /// Reports the elements of a list that could not be taken apart.
  mutating func noteUnreadable<Element>(
    _ list: ObjectList<Element>, _ kind: WorkItem.Kind, _ target: ObjectID
  ) {
    for element in list.unreadable {
      effects.diagnostics.append(
        .unreadableElement(kind, target, element.reason, id: Self.id(of: element), at: element.position))
    }
  }

  /// The id of an element that could not be taken apart, where it has one.
  private static func id(of element: UnreadableElement) -> ObjectID? {
    (try? element.json.decode(JSONValue.self))?.object?["id"]?.string.flatMap { ObjectID($0) }
  }

  /// Reports the elements of a list of several kinds that are of none which the list can hold.
  mutating func noteStrangers(_ list: ObjectList<WorkspaceObject>, _ kind: WorkItem.Kind, _ target: ObjectID)
  {
    for object in list.results {
      let name: String
      switch object {
      case .page, .database, .dataSource: continue
      case .block: name = "block"
      case .user: name = "user"
      case .comment: name = "comment"
      case .view: name = "view"
      case .unknown(let content): name = content.type
      }
      effects.diagnostics.append(.strangeElement(kind, target, name, id: Self.id(of: object.json)))
    }
  }

  private static func id(of json: JSONSlice) -> ObjectID? {
    (try? json.decode(JSONValue.self))?.object?["id"]?.string.flatMap { ObjectID($0) }
  }

  /// Reports what of an object has an unexpected shape.
  mutating func noteOddities(of object: SightedObject) {
    if object.isPartial {
      effects.diagnostics.append(.partialObject(object.kind.exportedKind, object.id))
    }
    for oddity in object.oddities {
      effects.diagnostics.append(.oddValue(object.id, oddity))
    }
  }

  /// Reports what of a block or comment has an unexpected shape.
  mutating func note(_ oddities: [JSONError], of id: ObjectID) {
    for oddity in oddities { effects.diagnostics.append(.oddValue(id, oddity)) }
  }

  // MARK: Lists that are cut off

  /// Reports that the API has cut a list off; the next crawl reads it again.
  mutating func noteCut(_ item: WorkItem) throws {
    effects.diagnostics.append(.cutList(item.kind, item.target))
    var whole = item
    (whole.cursor, whole.sequence) = (nil, 0)
    try askAgain(whole)
  }
}
