import NotionArchive
import NotionExportKit
import NotionModel

/// The references of a response: other objects, users, files.
extension CrawlPlan {
  /// Records the references of a response, and requests unknown targets.
  ///
  /// `source` returns the object that is retrieved again for a file of an element of the response.
  mutating func recordReferences(
    _ scan: ResponseScan, _ reference: PartReference, source: (Int) -> AssetSource?
  ) throws {
    var unknownUsers: Set<ObjectID> = []
    for user in scan.users {
      let known = try facts.user(user)
      if known == nil { enqueueNewUser(user) }
      if known?.isKnown != true { unknownUsers.insert(user) }
      perform(.depend(reference, on: user, .name))
    }
    learn(unknownUsers, from: scan)
    for target in scan.mentions { perform(.depend(reference, on: target, .name)) }
    for (target, kind) in scan.links { try enqueueLink(to: target, as: kind) }
    for link in scan.blockLinks { perform(.linkToBlock(reference, link)) }
    for file in scan.files {
      guard let source = source(file.element) else { continue }
      try use(file.value, by: reference, from: source, isStored: false)
    }
  }

  /// Records that an object shows a file, and requests it unless it is stored.
  ///
  /// The addresses in a stored response have lost their signatures and are unusable.
  mutating func use(
    _ file: ResponseScan.File, by reference: PartReference, from source: AssetSource, isStored: Bool
  ) throws {
    guard settings.downloadsAssets, settings.downloads(file) else { return }
    let key = file.key
    if let known = try facts.asset(key.text), known.state == .present {
      return perform(.useAsset(known.key, by: reference))
    }
    // A file that could not be downloaded is retried whenever an object that shows it is read again.
    perform(
      .useNewAsset(key: key.text, name: file.name ?? AssetName.name(in: key), from: source, by: reference))
    enqueue(
      WorkItem(
        phase: .downloads, kind: .asset, target: WorkItem.workspace, detail: key.text, owner: reference.owner)
    )
    if !isStored || file.host == .elsewhere { perform(.address(key: key.text, url: file.url)) }
  }

  /// Records a link to an object, unless the object is known.
  mutating func enqueueLink(to id: ObjectID, as kind: ResponseScan.LinkKind) throws {
    if try !facts.isKnown(id) { perform(.enqueueLink(id, kind)) }
  }

  // MARK: Incomplete and invalid values

  /// Reports the elements of a list that could not be completed, and schedules a retry if that may help.
  mutating func reportGaps(_ gaps: [FetchOutcome.Gap], of item: WorkItem) {
    for gap in gaps {
      let diagnostic = Diagnostic.partialElement(item.kind, gap.id, reason: gap.reason)
      report(gap.mayPass ? diagnostic.mayPass : diagnostic)
    }
    // The next crawl reports it again, unless it has changed.
    if !gaps.isEmpty { enqueueRetry(item) }
  }

  /// Reports the elements of an object's list that could not be decoded; the next crawl reads it again.
  mutating func reportUnreadable<Element>(_ list: ObjectList<Element>, of item: WorkItem) {
    reportUnreadable(list, item.kind, item.target)
    if !list.unreadable.isEmpty { enqueueRetry(item) }
  }

  /// Reports the elements of a list that could not be decoded.
  mutating func reportUnreadable<Element>(
    _ list: ObjectList<Element>, _ kind: WorkItem.Kind, _ target: ObjectID
  ) {
    for element in list.unreadable {
      report(
        .unreadableElement(
          kind, target, element.reason, id: Self.id(of: element.json), at: element.position))
    }
  }

  /// Reports the elements of a list that are of a kind which the list cannot contain.
  mutating func reportStrangers(
    _ list: ObjectList<WorkspaceObject>, _ kind: WorkItem.Kind, _ target: ObjectID
  ) {
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
      report(.strangeElement(kind, target, name, id: Self.id(of: object.json)))
    }
  }

  /// Returns the id of an element that could not be decoded, if it has one.
  private static func id(of json: JSONSlice) -> ObjectID? {
    (try? json.decode(JSONValue.self))?.object?["id"]?.string.flatMap { ObjectID($0) }
  }

  /// Reports the values of an object that have an unexpected shape.
  mutating func reportOddities(of object: FetchedObject) {
    if object.isPartial { report(.partialObject(object.kind.exportedKind, object.id)) }
    reportOddities(object.oddities, of: object.id)
  }

  mutating func reportOddities(_ oddities: [JSONError], of id: ObjectID) {
    for oddity in oddities { report(.oddValue(id, oddity)) }
  }

  /// Reports that the API has truncated a list; the next crawl reads it again.
  mutating func reportCut(_ item: WorkItem) {
    report(.cutList(item.kind, item.target))
    var whole = item
    (whole.cursor, whole.sequence) = (nil, 0)
    enqueueRetry(whole)
  }
}
