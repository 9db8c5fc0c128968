import NotionExportKit
import NotionModel

/// Storing the results of a search.
extension ArchiveTransaction {
  /// Stores one response of a search, and goes on with the next search where the API has cut this one off.
  mutating func storeFound(
    _ list: ObjectList<WorkspaceObject>, _ objects: [SightedObject], for item: WorkItem
  ) throws {
    for object in objects {
      if object.isPartial {
        try retrieve(object)
      } else {
        try sight(object)
        noteOddities(of: object)
      }
    }
    noteUnreadable(list, .search, item.target)
    noteStrangers(list, .search, item.target)
    var pass = SearchPass(text: item.detail)
    pass.note(edited: objects.filter { !$0.isPartial }.map(\.edited), isCut: list.requestStatus?.isIncomplete)
    var next = item
    if let cursor = cursor(list.nextCursor, hasMore: list.hasMore) {
      next.cursor = cursor
      next.detail = pass.text
      return try update(next)
    }
    if let lost = pass.unknown { effects.diagnostics.append(.incompleteSearch(lost)) }
    guard let following = pass.following else { return try finish(item) }
    next.cursor = nil
    next.sequence = 0
    next.detail = following.text
    try update(next)
  }
}
