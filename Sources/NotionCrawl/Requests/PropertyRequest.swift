import NotionAPI
import NotionArchive
import NotionExportKit
import NotionModel

/// A property that a page object truncates, or that the API calculates from a truncated relation (`GET
/// /pages/{id}/properties/{id}`).
enum PropertyRequest: RequestKind {
  static let listed = "a property's values"
  static let traits = RequestTraits.isRepeated

  static func fetch(_ item: WorkItem, from source: AssetSource?, by fetcher: Fetcher) async throws
    -> ReceivedResponse
  {
    let endpoint = Endpoint.property(PropertyID(item.detail), of: PageID(item.target))
    let answer = try await fetcher.client.send(endpoint.page(after: item.cursor, size: 100))
    return ReceivedResponse(.property(answer.value, fetcher.scan(answer.body)), answer)
  }

  static func giveUp(_ item: WorkItem, reason: String, isKnown: Bool, in plan: inout CrawlPlan) throws {
    try plan.propertyUnavailable(item, reason: reason)
  }
}

private struct PropertyResponse: ResponseContent {
  let property: PropertyItemResponse
  let scan: ResponseScan

  var list: ListPart? {
    guard case .list(let list) = property else { return nil }
    var hasher = Hasher()
    for item in list.results { hasher.combine(item.json.bytes) }
    return ListPart(list, first: list.results.first.flatMap(identity), fingerprint: hasher.finalize())
  }

  /// Only references have an identity: values may be equal.
  private func identity(of item: PropertyItem) -> Int? {
    if case .relation(let pages) = item.content { return pages.first?.hashValue }
    if case .people(let people) = item.content { return people.first?.id.hashValue }
    return nil
  }

  func receive(for item: WorkItem, in plan: inout CrawlPlan) throws {
    try plan.receiveProperty(property, scan, for: item)
  }
}

extension FetchedResponse {
  static func property(_ property: PropertyItemResponse, _ scan: ResponseScan) -> FetchedResponse {
    .answer(PropertyResponse(property: property, scan: scan))
  }
}

extension CrawlPlan {
  /// Enqueues requests for properties of a page.
  mutating func request(_ properties: [PropertyID], of page: StoredObject) {
    for property in properties {
      enqueue(
        WorkItem(
          phase: .continuation, kind: .property, target: page.id, detail: property.text, owner: page.key))
    }
  }

  // MARK: Answers

  /// Stores one response of the property endpoint.
  mutating func receiveProperty(
    _ response: PropertyItemResponse, _ scan: ResponseScan, for item: WorkItem
  ) throws {
    guard let key = item.owner, let page = try facts.object(key: key) else { return finish(item) }
    storeProperty(item, of: page, hash: scan.hash, body: scan.body)
    let reference = PartReference(owner: key, part: .properties, revision: page.draftRevision)
    try recordReferences(scan, reference) { _ in AssetSource(AssetSource.Kind.page, page.id) }
    if case .list(let list) = response {
      reportUnreadable(list, of: item)
      advance(item, to: list.nextCursor, hasMore: list.hasMore)
    } else {
      finish(item)
    }
    considerCompletion(of: key)
  }

  /// Records that a property cannot be read, or not completely.
  mutating func propertyUnavailable(_ item: WorkItem, reason: String) throws {
    if try !isNotCalculated(item, reason: reason) {
      report(.incomplete(item.kind, item.target, reason: reason))
    }
    if let key = item.owner, let page = try facts.object(key: key) {
      storeProperty(item, of: page, hash: ContentHash(of: Array(reason.utf8)), body: nil)
    }
    giveUp(item)
  }

  /// Returns whether the endpoint reports that it does not calculate a formula or rollup, which is then
  /// marked and reported.
  private func isNotCalculated(_ item: WorkItem, reason: String) throws -> Bool {
    let reason = reason.lowercased()
    guard reason.contains("unsupported") || reason.contains("not supported"), let key = item.owner,
      let body = try facts.body(of: key)
    else { return false }
    return try Page(json: body).properties.contains {
      $0.id.text == item.detail && ($0.type == .formula || $0.type == .rollup)
    }
  }

  private mutating func storeProperty(
    _ item: WorkItem, of page: StoredObject, hash: ContentHash, body: ArraySlice<UInt8>?
  ) {
    perform(
      .storeProperty(
        ListedResponse(
          owner: page.key, revision: page.draftRevision, list: item.detail, sequence: item.sequence,
          hash: hash,
          body: body)))
  }

  // MARK: Completing

  /// Stores the completed properties of a page: its title, and the values that remain unknown.
  mutating func storeCompletedProperties(of page: inout StoredObject) throws {
    guard let completed = try facts.completedProperties(of: page.key, revision: page.draftRevision),
      let body = try facts.body(of: page.key)
    else { return }
    let properties = try Page(json: body).completed(by: completed.properties).properties
    perform(.storeUnresolved(properties.compactMap(UnresolvedProperty.init), of: page.key))
    guard completed.properties.keys.contains(where: { $0.text == "title" }) else { return }
    for case .title(let text) in properties.lazy.map(\.content) where text.title != page.title {
      let before = page
      page.title = text.title
      save(page)
      placeChanged(of: page, before: before)
    }
  }
}

/// Results calculated from a truncated relation, requested once the schema determines them.
enum CalculationsRequest: RequestKind {
  static let listed = "a property's values"
  static let traits = RequestTraits.isWish

  static func takeTurn(_ item: WorkItem, in plan: inout CrawlPlan) throws {
    try plan.requestCalculations(item)
  }
}

extension CrawlPlan {
  /// Enqueues the results that are calculated from a truncated relation, to be requested once they are known.
  mutating func requestCalculations(_ calculations: PartialCalculations, of page: StoredObject) throws {
    guard !calculations.isEmpty else { return }
    if let schema = try schema(of: page) {
      request(calculations.dependent(in: schema), of: page)
    } else {
      enqueue(WorkItem(phase: .leftovers, kind: .calculations, target: page.id, owner: page.key))
    }
  }

  /// Replaces the item by requests for the results; the schema is stored by now if it is available.
  mutating func requestCalculations(_ item: WorkItem) throws {
    finish(item)
    guard let key = item.owner, let page = try facts.object(key: key) else { return }
    request(try calculatedProperties(of: page), of: page)
    considerCompletion(of: key)
  }

  /// Requests results over more than 25 pages of which some have changed in this crawl: the page itself does
  /// not show that its results have changed.
  mutating func recalculate(_ key: Int64) throws {
    guard var page = try facts.object(key: key), page.wanted.isEmpty else { return }
    let properties = try calculatedProperties(of: page)
    guard !properties.isEmpty else { return }
    page.draftRevision += 1
    page.wanted.insert(.properties)
    perform(.takeOver(.properties, of: key, into: page.draftRevision, list: nil))
    for property in properties {
      perform(.removeProperty(property.text, of: key, revision: page.draftRevision))
    }
    request(properties, of: page)
    saveProgress(page)
  }

  private func calculatedProperties(of page: StoredObject) throws -> [PropertyID] {
    guard let body = try facts.body(of: page.key) else { return [] }
    let calculations = PartialCalculations(try Page(json: body).properties)
    return try schema(of: page).map { calculations.dependent(in: $0) } ?? calculations.results
  }

  /// Returns the schema of the data source that contains a page as a row, or `nil` if it is not in the
  /// archive.
  private func schema(of page: StoredObject) throws -> PropertySchemas? {
    guard let container = page.container, let source = try facts.object(key: container),
      source.kind == .dataSource, source.state == .present, let body = try facts.body(of: container)
    else { return nil }
    return try DataSource(json: body).properties
  }
}
