import NotionAPI
import NotionArchive
import NotionExportKit
import NotionModel

/// The templates of a data source's rows (`GET /data_sources/{id}/templates`): neither search nor a query
/// returns them.
enum TemplatesRequest: RequestKind {
  static let listed = "templates"
  static let traits: RequestTraits = [.isProbed, .keepsCuts]

  static func begin(with dataSource: StoredObject, in plan: inout CrawlPlan) {
    guard dataSource.kind == .dataSource else { return }
    plan.enqueue(
      WorkItem(phase: .listing, kind: .templates, target: dataSource.id, owner: dataSource.key))
  }

  static func end(with object: StoredObject, in plan: inout CrawlPlan) throws {
    switch object.kind {
    case .dataSource: try plan.removeTemplates(of: object.key, notSeenIn: nil)
    case .template:
      for id in try plan.facts.templateChildren(of: object.key) {
        plan.then(.followUp(TemplatesFollowUp.templateGone(id)))
      }
    case .page, .database, .block: break
    }
  }

  static func fetch(_ item: WorkItem, from source: AssetSource?, by fetcher: Fetcher) async throws
    -> ReceivedResponse
  {
    let answer = try await fetcher.client.send(
      .templates(of: DataSourceID(item.target)).page(after: item.cursor, size: 100))
    return ReceivedResponse(.templates(answer.value), answer)
  }

  /// Older servers do not have the endpoint; no data is missing then.
  static func judge(_ error: NotionAPIError, reason: String) -> FailureJudge.Verdict? {
    guard error.isUnknownEndpoint else { return nil }
    return .unsupported(isForAll: error.apiCode == nil || error.apiCode == "invalid_request_url")
  }
}

private struct TemplatesResponse: ResponseContent {
  let templates: DataSourceTemplates

  var list: ListPart? {
    ListPart(
      answer: ListGuard.Answer(
        isFruitless: templates.templates.isEmpty, first: templates.templates.first?.id.hashValue,
        hasMore: templates.hasMore, nextCursor: templates.nextCursor))
  }

  func receive(for item: WorkItem, in plan: inout CrawlPlan) throws {
    try plan.receiveTemplates(templates, for: item)
  }
}

extension FetchedResponse {
  static func templates(_ templates: DataSourceTemplates) -> FetchedResponse {
    .answer(TemplatesResponse(templates: templates))
  }
}

/// Events that follow from lists of templates, processed once more is known.
enum TemplatesFollowUp: CrawlFollowUp {
  case template(DataSourceTemplates.Template, ordinal: Int, of: Int64)
  case templatesListed(WorkItem, isWhole: Bool)
  case templateGone(ObjectID)

  func decide(in plan: inout CrawlPlan) throws {
    switch self {
    case .template(let template, let ordinal, let dataSource):
      try plan.storeTemplate(template, ordinal: ordinal, of: dataSource)
    case .templatesListed(let item, let isWhole): try plan.endTemplates(item, isWhole: isWhole)
    case .templateGone(let id): try plan.removeTemplate(id)
    }
  }
}

enum TemplatesWrite: TableWrite {
  case storeTemplate(ObjectID, TemplatesTable.Listing, of: Int64)
  case markTemplateWasPage(ObjectID)
  case removeTemplate(ObjectID)

  func perform(in tables: ArchiveTables, crawl: Int) throws {
    switch self {
    case .storeTemplate(let id, let listing, let dataSource):
      try tables.templates.store(id, listing, of: dataSource, crawl: crawl)
    case .markTemplateWasPage(let id): try tables.templates.markWasPage(id)
    case .removeTemplate(let id): try tables.templates.remove(id)
    }
  }
}

protocol TemplateFacts {
  func isTemplate(_ id: ObjectID) throws -> Bool
  func template(_ id: ObjectID) throws -> TemplatesTable.Known?
  func templates(of dataSource: Int64, notSeenIn crawl: Int?) throws -> [ObjectID]
}

extension ArchiveFacts {
  func isTemplate(_ id: ObjectID) throws -> Bool { try tables.templates.contains(id) }
  func template(_ id: ObjectID) throws -> TemplatesTable.Known? { try tables.templates.template(id) }
  func templates(of dataSource: Int64, notSeenIn crawl: Int?) throws -> [ObjectID] {
    try tables.templates.templates(of: dataSource, notSeenIn: crawl)
  }
}

extension CrawlPlan {
  /// Stores one response of a data source's templates, and requests the page of each.
  mutating func receiveTemplates(_ list: DataSourceTemplates, for item: WorkItem) throws {
    guard let key = item.owner else { return finish(item) }
    var next = item
    for template in Self.once(list.templates) {
      then(.followUp(TemplatesFollowUp.template(template, ordinal: next.sequence, of: key)))
      next.sequence = next.sequence.clampedAdding(1)
    }
    if !list.oddities.isEmpty {
      let count = list.oddities.count
      try recordCutList(
        of: item,
        reason: count == 1
          ? "one element has a shape that cannot be exported"
          : "\(count) elements have a shape that cannot be exported"
      )
    }
    for oddity in list.oddities {
      report(.unreadableElement(.templates, item.target, oddity, id: nil, at: nil))
    }
    if let cursor = cursor(list.nextCursor, hasMore: list.hasMore) {
      next.cursor = cursor
      return update(next)
    }
    finish(item)
    then(.followUp(TemplatesFollowUp.templatesListed(item, isWhole: !endsLists)))
  }

  /// Returns each template once, at its first position in the list, preferring an element with a name.
  private static func once(
    _ templates: [DataSourceTemplates.Template]
  ) -> [DataSourceTemplates.Template] {
    var places: [PageID: Int] = [:]
    var once: [DataSourceTemplates.Template] = []
    for template in templates {
      guard let place = places[template.id] else {
        places[template.id] = once.count
        once.append(template)
        continue
      }
      if once[place].name == nil { once[place] = template }
    }
    return once
  }

  mutating func endTemplates(_ item: WorkItem, isWhole: Bool) throws {
    guard let key = item.owner else { return }
    try endCutList(of: item)
    // A template that is missing from a truncated list may still exist.
    if isWhole { try removeTemplates(of: key, notSeenIn: crawl) }
    considerCompletion(of: key)
  }

  /// Stores a template, and requests its page: no list contains its edit time.
  mutating func storeTemplate(
    _ template: DataSourceTemplates.Template, ordinal: Int, of dataSource: Int64
  ) throws {
    let id = template.id.object
    // An earlier response has named it; its first position counts.
    let known = try facts.template(id)
    if let known, known.crawl == crawl, known.dataSource != dataSource || known.listing.ordinal < ordinal {
      return
    }
    guard var object = try facts.object(id) else {
      return introduce(
        id, .template, then: .followUp(TemplatesFollowUp.template(template, ordinal: ordinal, of: dataSource))
      )
    }
    switch object.kind {
    case .page, .template, .block: break
    case .database: return report(.strangeElement(.templates, id, "database", id: id))
    case .dataSource: return report(.strangeElement(.templates, id, "data_source", id: id))
    }
    let listing = TemplatesTable.Listing(
      ordinal: ordinal, name: template.name, isDefault: template.isDefault)
    let isSame = known?.listing == listing
    perform(.write(TemplatesWrite.storeTemplate(id, listing, of: dataSource)))
    if !isSame { perform(.markDirty(dataSource)) }
    if object.seen != crawl || object.state == .referenced {
      enqueue(WorkItem(phase: .retrieval, kind: .page, target: id))
    }
    guard object.kind == .page else { return }
    // Another response contained it before the list of templates did.
    let before = object
    object.kind = .template
    if before.state == .present {
      perform(.write(TemplatesWrite.markTemplateWasPage(id)))
      if let container = before.container { perform(.rowsChanged(of: container)) }
      object.container = nil
      object.ordinal = nil
      object.changes = .ofDocument
    }
    save(object)
    if before.state == .present { placeChanged(of: object, before: before) }
    if try !facts.isPending(object.key) { try complete(&object) }
  }

  /// Returns whether a page is a template, or is inside one.
  func isTemplate(_ fetched: FetchedObject) throws -> Bool {
    guard fetched.kind == .page else { return false }
    if try facts.isTemplate(fetched.id) { return true }
    guard case .object(let parent, .page) = fetched.parent else { return false }
    return try facts.object(parent)?.kind == .template
  }

  /// Requests the children of a template: pages belong to the template; databases are shown by their block
  /// only.
  mutating func requestTemplateChild(_ id: ObjectID, _ kind: StoredKind, in owner: StoredObject) throws {
    guard kind == .page else { return report(.databaseInTemplate(id)) }
    let child = try facts.object(id)
    if child == nil { perform(.introduce(id, .template, in: owner.key)) }
    if let child, child.kind != .template { perform(.adoptTemplateChild(id, in: owner.key)) }
    if child?.seen != crawl { enqueue(WorkItem(phase: .retrieval, kind: .page, target: id)) }
  }

  /// Removes the templates that a data source's list no longer contains; all of them if it was removed.
  mutating func removeTemplates(of dataSource: Int64, notSeenIn crawl: Int?) throws {
    let gone = try facts.templates(of: dataSource, notSeenIn: crawl)
    for id in gone {
      perform(.write(TemplatesWrite.removeTemplate(id)))
      then(.followUp(TemplatesFollowUp.templateGone(id)))
    }
    if !gone.isEmpty { perform(.markDirty(dataSource)) }
  }

  mutating func removeTemplate(_ id: ObjectID) throws {
    guard var object = try facts.object(id), object.kind == .template else { return }
    try markRemoved(&object, reason: nil)
  }
}

extension NotionAPIError {
  /// Whether the server may not support the endpoint: it refuses the request, or returns something else.
  fileprivate var isUnknownEndpoint: Bool {
    switch code {
    case .objectNotFound, .validation, .restrictedResource, .unexpectedShape, .unsupportedBlock,
      .tooManyRedirects:
      !isTransient || code == .unexpectedShape
    default: status == 501
    }
  }
}
