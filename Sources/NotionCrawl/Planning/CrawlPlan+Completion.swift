import NotionArchive
import NotionExportKit
import NotionModel

/// Completion of objects.
extension CrawlPlan {
  /// Completes an object if none of its requests is pending.
  mutating func completeIfDone(_ key: Int64) throws {
    // Most requests are not the last of their object, which then need not be read.
    guard try !facts.isPending(key), var object = try facts.object(key: key) else { return }
    try complete(&object)
  }

  /// Publishes the fetched parts of an object, and appends it to the change log.
  mutating func complete(_ object: inout StoredObject) throws {
    guard object.state == .present || object.kind == .block else { return }
    if object.kind.isPage, object.wanted.contains(.blocks), object.contentEdited != object.edited {
      // The page was edited while it was fetched: its blocks may be inconsistent.
      object.wanted.subtract(.blocks)
      return restartBlocks(of: &object)
    }
    let wanted = object.wanted
    var changes = object.changes.aspects
    if wanted.contains(.blocks) {
      if object.kind.isPage { try placeChildren(of: object) }
      if try publish(.blocks, of: &object) {
        changes.insert(.content)
        perform(.logSyncedCopies(of: object.key))
        perform(.blocksChanged(of: object.key))
      }
    }
    if wanted.contains(.properties), object.kind.isPage {
      try storeCompletedProperties(of: &object)
      if try publish(.properties, of: &object) { changes.insert(.properties) }
    }
    if wanted.contains(.comments), try publish(.comments, of: &object) { changes.insert(.comments) }
    if object.wanted.isEmpty, changes.isEmpty { return }
    object.wanted = []
    object.changes = []
    saveProgress(object)
    guard !changes.isEmpty, object.kind != .block else { return }
    perform(.count(.completed))
    // Changes of other objects before this entry are not propagated to it: it shows their result.
    perform(.log(.object, object.key, changes: changes.union([.place, .links, .rows])))
    if object.kind == .page, let container = object.container { perform(.rowChanged(in: container)) }
  }

  /// Replaces a part by the revision that has just been fetched.
  ///
  /// - Returns: whether they differ.
  private mutating func publish(_ part: ListedPart, of object: inout StoredObject) throws -> Bool {
    let new = object.draftRevision
    let old = try facts.publishedRevision(part, of: object.key)
    guard new != old else { return false }
    let differs = try old == 0 || facts.differ(part, of: object.key, old, new)
    func links(_ revision: Int) throws -> Set<ResponseScan.BlockLink> {
      try facts.blockLinks(PartReference(owner: object.key, part: part.parts, revision: revision))
    }
    let (before, after) = (try old > 0 ? links(old) : [], try links(new))
    perform(.publish(part, of: object.key, revision: new, replacing: old))
    linksChanged(from: before, to: after)
    if part == .blocks { object.blocksRevision = new }
    return differs
  }

  // MARK: Reading the blocks of a page again

  /// Requests only a page's blocks, unless they are being fetched or have been in this crawl.
  mutating func startBlocks(of page: inout StoredObject) throws {
    guard page.kind.isPage, page.state == .present, page.blocksRevision > 0, page.wanted.isEmpty,
      page.contentCrawl != crawl || page.contentEdited != page.edited
    else { return }
    restartBlocks(of: &page)
  }

  /// Requests a page's blocks again, whatever has been fetched of them.
  mutating func restartBlocks(of page: inout StoredObject) {
    page.draftRevision += 1
    page.wanted = .blocks
    page.contentEdited = page.edited
    page.contentMinute = nil
    page.contentCrawl = crawl
    perform(.forgetRetries(of: page.key, .children))
    enqueue(WorkItem(phase: .content, kind: .children, target: page.id, owner: page.key))
    saveProgress(page)
  }
}
