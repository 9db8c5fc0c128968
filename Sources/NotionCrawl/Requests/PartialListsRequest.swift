import NotionArchive
import NotionModel

/// The lists of a page that an earlier crawl could not complete, or was refused: an item without a request of
/// its own.
enum PartialListsRequest: RequestKind {
  static let listed = "blocks"
  static let traits = RequestTraits.isWish

  static func takeTurn(_ item: WorkItem, in plan: inout CrawlPlan) throws {
    try plan.resumePartialLists(item)
  }
}

extension CrawlPlan {
  /// Continues the lists of a page that an earlier crawl could not complete, unless the page has been read
  /// again since.
  ///
  /// The parts that were read then are copied into the new revision.
  mutating func resumePartialLists(_ item: WorkItem) throws {
    finish(item)
    guard var page = try facts.object(item.target), page.kind.isPage, page.state == .present,
      page.wanted.isEmpty, page.contentEdited == page.edited
    else { return }
    let lists = try facts.listRetries(of: page.key).filter {
      $0.kind != .comments || settings.comments != .none
    }
    perform(.forgetListRetries(of: page.key))
    guard !lists.isEmpty else { return }
    if try facts.waitingItems(.childBlock, owner: page.key) > 0 {
      // They must be inserted into the lists of blocks while these are read: reading all of them is
      // equivalent.
      perform(.dropItems(of: page.key))
      restartBlocks(of: &page)
    } else {
      page.draftRevision += 1
    }
    let isRestarted = page.wanted.contains(.blocks)
    for list in lists {
      guard let part = ListedPart(list.kind), !(isRestarted && part == .blocks) else { continue }
      if !page.wanted.contains(part.parts) {
        perform(.takeOver(part, of: page.key, into: page.draftRevision, list: nil))
        page.wanted.insert(part.parts)
      }
      perform(.truncate(list, part, of: page.key, revision: page.draftRevision))
      var next = list
      next.flags.insert(.retry)
      next.flags.remove(.refused)
      enqueue(next)
    }
    saveProgress(page)
  }
}
