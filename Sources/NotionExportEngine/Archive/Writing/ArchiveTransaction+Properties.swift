import Foundation
import GRDB
import NotionExportKit
import NotionModel

/// Completing the properties that a page object cuts off, and noting those whose values stay unknown.
extension ArchiveTransaction {
  // MARK: Asking

  /// Asks the property endpoint for properties of a page.
  func request(_ properties: [PropertyID], of page: StoredObject) throws {
    for property in properties {
      try add(
        WorkItem(
          phase: .continuation, kind: .property, target: page.id, detail: property.text, owner: page.key))
    }
  }

  /// Asks for what is calculated from a relation that is cut off, as soon as it is known what that is.
  func requestCalculations(_ calculations: PartialCalculations, of page: StoredObject) throws {
    guard !calculations.isEmpty else { return }
    if let schema = try schema(of: page) {
      try request(calculations.dependent(in: schema), of: page)
    } else {
      try add(WorkItem(phase: .leftovers, kind: .calculations, target: page.id, owner: page.key))
    }
  }

  /// Turns the wish for what is calculated into requests; by now the schema is here if it can be had.
  mutating func requestCalculations(_ item: WorkItem) throws {
    try finish(item)
    guard let key = item.owner, let page = try object(key: key) else { return }
    if let body = try body(of: key) {
      let calculations = PartialCalculations(try Page(json: body).properties)
      let schema = try schema(of: page)
      try request(schema.map { calculations.dependent(in: $0) } ?? calculations.results, of: page)
    }
    try completeIfDone(owner: key)
  }

  /// Asks again for what is calculated over more than 25 pages of which some have changed in this crawl: nothing in the
  /// page itself shows that its results have.
  mutating func requestChangedCalculations() throws {
    guard let start: Int64 = try Meta.value(.crawlLogStart, in: database) else { return }
    let owners = try Int64.fetchAll(
      statement(
        """
        SELECT DISTINCT o.key FROM property_lists p
        JOIN objects o ON o.key = p.owner AND o.properties_revision = p.revision
        JOIN dependencies d ON d.owner = o.key
        JOIN objects t ON t.id = d.target AND t.kind = 1
        JOIN change_log l ON l.subject = 0 AND l.object = t.key
        WHERE l.position > ? AND o.state = 1 AND o.content_crawl <> ? ORDER BY o.key
        """), arguments: [start, crawl])
    for key in owners {
      guard var page = try object(key: key), page.wanted.isEmpty, let body = try body(of: key) else {
        continue
      }
      let calculations = PartialCalculations(try Page(json: body).properties)
      let schema = try schema(of: page)
      let properties = schema.map { calculations.dependent(in: $0) } ?? calculations.results
      guard !properties.isEmpty else { continue }
      page.draftRevision += 1
      page.wanted.insert(.properties)
      try takeOver(.properties, of: page)
      for property in properties {
        try run(
          "DELETE FROM property_lists WHERE owner = ? AND revision = ? AND property = ?",
          [key, page.draftRevision, property.text])
      }
      try request(properties, of: page)
      try saveProgress(page)
    }
  }

  /// The schema of the data source that a page is a row of; `nil` where it is not in the archive.
  private func schema(of page: StoredObject) throws -> PropertySchemas? {
    guard let container = page.container, let source = try object(key: container), source.kind == .dataSource,
      source.state == .present, let body = try body(of: container)
    else { return nil }
    return try DataSource(json: body).properties
  }

  private func body(of key: Int64) throws -> [UInt8]? {
    let body = try Data.fetchOne(statement("SELECT body FROM objects WHERE key = ?"), arguments: [key])
    return try body.map { try codec.decode($0) }
  }

  // MARK: Answers

  /// Stores one response of the property endpoint.
  mutating func store(
    _ response: PropertyItemResponse, _ scan: ResponseScan, for item: WorkItem
  ) throws {
    guard let key = item.owner, let page = try object(key: key) else { return try finish(item) }
    try insertProperty(item, of: page, hash: scan.hash, body: try encode(scan.body))
    try note(scan, of: key, part: .properties, revision: page.draftRevision) { _ in
      AssetSource(AssetSource.Kind.page, page.id)
    }
    if case .list(let list) = response {
      try noteUnreadable(list, of: item)
      try advance(item, to: list.nextCursor, hasMore: list.hasMore)
    } else {
      try finish(item)
    }
    try completeIfDone(owner: key)
  }

  /// Whether the endpoint says that it does not calculate a formula or rollup; the value is marked and reported so.
  func isNotCalculated(_ item: WorkItem, reason: String) throws -> Bool {
    let reason = reason.lowercased()
    guard reason.contains("unsupported") || reason.contains("not supported"), let key = item.owner,
      let body = try body(of: key)
    else { return false }
    return try Page(json: body).properties.contains {
      $0.id.text == item.detail && ($0.type == .formula || $0.type == .rollup)
    }
  }

  /// Notes that a property cannot be read, or not to its end.
  mutating func storeUnavailableProperty(_ item: WorkItem, reason: String) throws {
    guard let key = item.owner, let page = try object(key: key) else { return try finish(item) }
    try insertProperty(item, of: page, hash: ContentHash(of: Array(reason.utf8)), body: nil)
    try giveUp(item)
  }

  /// A response of the property endpoint; without a body where there is none.
  private func insertProperty(_ item: WorkItem, of page: StoredObject, hash: ContentHash, body: Data?) throws
  {
    try run(
      """
      INSERT OR REPLACE INTO property_lists (owner, revision, property, sequence, hash, body)
      VALUES (?, ?, ?, ?, ?, ?)
      """, [page.key, page.draftRevision, item.detail, item.sequence, hash, body])
  }

  // MARK: Completing

  /// Stores the results of the completed properties of a page: its title, and the values that stay unknown.
  mutating func settleProperties(of page: inout StoredObject) throws {
    let responses = try Row.fetchAll(
      statement(
        """
        SELECT property, body FROM property_lists WHERE owner = ? AND revision = ? ORDER BY property, sequence
        """), arguments: [page.key, page.draftRevision])
    guard !responses.isEmpty, let body = try body(of: page.key) else { return }
    let completed = try CompletedProperties(responses) { try codec.decode($0) }
    let properties = try Page(json: body).completed(by: completed.properties).properties
    try keep(properties.compactMap(UnresolvedProperty.init), of: page.key)
    guard completed.properties.keys.contains(where: { $0.text == "title" }) else { return }
    for case .title(let text) in properties.lazy.map(\.content) where text.title != page.title {
      let before = page
      page.title = text.title
      try save(page)
      try placeChanged(of: page, before: before)
    }
  }

  // MARK: Unknown values

  /// Notes the properties of a page whose values the API does not tell, in place of those of before.
  func keep(_ unresolved: [UnresolvedProperty], of page: Int64) throws {
    try run("DELETE FROM unresolved_values WHERE object = ?", [page])
    for property in unresolved {
      try run(
        "INSERT OR REPLACE INTO unresolved_values (object, property, name, reason) VALUES (?, ?, ?, ?)",
        [page, property.id.text, property.name, property.reason])
    }
  }

  /// The number of pages that a finding names.
  private static let namedPages = 20

  /// Reports the properties whose values are not known, each property once, with the pages that lack it.
  mutating func reportUnresolved() throws {
    struct Subject: Equatable {
      let container: ObjectID?
      let property: String
      let name: String
      let reason: String
    }
    let rows = try Row.fetchCursor(
      statement(
        """
        SELECT COALESCE(c.id, o.id) AS container, u.property, u.name, u.reason, o.id, o.title
        FROM unresolved_values u JOIN objects o ON o.key = u.object AND o.state = 1
        LEFT JOIN objects c ON c.key = o.container
        ORDER BY container, u.property, u.name, u.reason, o.id
        """))
    var subject: Subject?
    var pages: [(title: String, id: ObjectID)] = []
    var count = 0
    func report() -> Diagnostic? {
      subject.map {
        .unresolvedValues(of: $0.name, in: $0.container, reason: $0.reason, pages: pages, count: count)
      }
    }
    while let row = try rows.next() {
      let next = Subject(
        container: row["container"], property: row["property"], name: row["name"], reason: row["reason"])
      if next != subject {
        if let diagnostic = report() { effects.diagnostics.append(diagnostic) }
        (subject, pages, count) = (next, [], 0)
      }
      count += 1
      if pages.count < Self.namedPages { pages.append((row["title"], row["id"])) }
    }
    if let diagnostic = report() { effects.diagnostics.append(diagnostic) }
  }
}
