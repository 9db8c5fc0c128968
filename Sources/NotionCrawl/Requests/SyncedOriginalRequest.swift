import NotionArchive
import NotionModel

/// The original of a synced copy, whose blocks are requested unless a page has fetched them.
enum SyncedOriginalRequest: RequestKind {
  static let listed = "blocks"
  static let traits = RequestTraits.isWish

  static func takeTurn(_ item: WorkItem, in plan: inout CrawlPlan) throws { try plan.beginOriginal(item) }
}

extension CrawlPlan {
  /// Replaces the item of a synced original by the request for its blocks, unless they are stored.
  mutating func beginOriginal(_ item: WorkItem) throws {
    guard try !facts.holdsBlocks(ofOriginal: item.target) else { return finish(item) }
    guard var original = try facts.object(item.target) else {
      return introduce(item.target, .block, then: .turn(item))
    }
    finish(item)
    guard original.kind == .block else { return }
    original.draftRevision += 1
    original.wanted = .blocks
    original.contentCrawl = crawl
    original.contentMinute = nil
    saveProgress(original)
    perform(.forgetRetries(of: original.key, nil))
    enqueue(
      WorkItem(phase: .continuation, kind: .children, target: item.target, owner: original.key))
  }

  /// Deletes data that was fetched only for copies, as a page turns out to contain the original.
  mutating func releaseOriginal(_ id: ObjectID) throws {
    guard let original = try facts.object(id), original.kind == .block else { return }
    perform(.deleteOriginal(original.key))
  }
}
