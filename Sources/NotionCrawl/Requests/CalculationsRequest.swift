import NotionArchive
import NotionModel

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
