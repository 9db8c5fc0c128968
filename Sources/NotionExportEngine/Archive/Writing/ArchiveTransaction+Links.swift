import GRDB
import NotionModel

/// Pages, databases and data sources that only a link leads to: search lags behind, and misses some for good.
///
/// Each is asked for once, when everything else that shows objects has been read; one that is missing is
/// remembered, so that no later crawl asks for it again.
extension ArchiveTransaction {
  /// Notes that something links to an object.
  func wantLink(to id: ObjectID, as kind: ResponseScan.LinkKind) throws {
    let isKnown = try Bool.fetchOne(
      statement("SELECT EXISTS (SELECT 1 FROM objects WHERE id = ? AND state <> 3)"), arguments: [id])
    guard isKnown == false else { return }
    try run(
      """
      INSERT INTO link_targets (id, kind, state) VALUES (?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET kind = MAX(kind, excluded.kind) WHERE kind < excluded.kind
      """, [id, kind.rawValue, LinkState.wanted])
  }

  /// Asks for targets of links that nothing else has shown.
  ///
  /// - Returns: whether there are any.
  func requestLinkTargets(limit: Int) throws -> Bool {
    try run(
      """
      UPDATE link_targets SET state = ? WHERE state = ? AND (
        EXISTS (SELECT 1 FROM objects o WHERE o.id = link_targets.id AND o.state <> 3)
        OR EXISTS (SELECT 1 FROM users u WHERE u.id = link_targets.id)
        OR EXISTS (SELECT 1 FROM block_lists b WHERE b.container = link_targets.id))
      """, [LinkState.known, LinkState.wanted])
    let targets = try Row.fetchAll(
      statement("SELECT id, kind FROM link_targets WHERE state = 0 ORDER BY id LIMIT ?"), arguments: [limit])
    for target in targets {
      let id: ObjectID = target["id"]
      let kind = ResponseScan.LinkKind(rawValue: target["kind"]) ?? .any
      try add(WorkItem(phase: .leftovers, kind: .link, target: id, detail: kind.detail))
      try note(link: id, .asked)
    }
    return !targets.isEmpty
  }

  func note(link id: ObjectID, _ state: LinkState) throws {
    try run("UPDATE link_targets SET state = ? WHERE id = ?", [state, id])
  }

  /// Asks again for what a crawl that was given up had not come to, and for targets outside of its roots.
  func forgetUnansweredLinks(isScopeNew: Bool) throws {
    try run("UPDATE link_targets SET state = ? WHERE state = ?", [LinkState.wanted, LinkState.asked])
    guard isScopeNew else { return }
    try run("UPDATE link_targets SET state = ? WHERE state = ?", [LinkState.wanted, LinkState.outside])
  }

  // MARK: Answers

  /// Stores what a link leads to, unless it is in none of the roots.
  mutating func store(linked object: SightedObject, for item: WorkItem) throws {
    guard !object.isReference else {
      return try unavailableLink(item, reason: Self.tellsNothing)
    }
    try finish(item)
    guard try isInScope(object.parent) else { return try note(link: item.target, .outside) }
    try note(link: item.target, .known)
    // The page that holds it may be one that nothing shows either.
    if case .block(let id) = object.parent, try page(holding: id) == nil { try wantLink(to: id, as: .block) }
    try sight(object)
    noteOddities(of: object)
  }

  /// Goes on from a block to the page that holds it.
  mutating func store(linked block: Block, for item: WorkItem) throws {
    try finish(item)
    try note(link: item.target, .known)
    guard settings.roots.isEmpty else { return }
    switch block.content {
    case .childPage: try want(block.id.object, .page)
    case .childDatabase: try want(block.id.object, .database)
    default:
      switch block.parent {
      case .page(let id): try wantLink(to: id.object, as: .page)
      case .database(let id): try wantLink(to: id.object, as: .database)
      case .dataSource(let id, _): try wantLink(to: id.object, as: .dataSource)
      case .block(let id): if try page(holding: id.object) == nil { try wantLink(to: id.object, as: .block) }
      case .workspace, .agent, .unknown, nil: break
      }
    }
  }

  /// Does without what a link leads to; what is not there, or not shared, is no finding.
  ///
  /// `reason` is the message of the API, which names the kind where the id belongs to another.
  mutating func missing(link item: WorkItem, reason: String) throws {
    if let next = item.linkKind.next(after: reason) {
      var item = item
      item.detail = next.detail
      return try update(item)
    }
    try finish(item)
    try note(link: item.target, .missing)
  }

  /// Asks for what a link leads to as what the API says it is, or does without what it refuses for good.
  mutating func refuse(link item: WorkItem, reason: String) throws {
    if item.linkKind.next(after: reason) == nil {
      effects.diagnostics.append(.refusedLink(item.target, reason: reason))
    }
    try missing(link: item, reason: reason)
  }

  /// Reports that what a link leads to is there and cannot be read.
  mutating func unavailableLink(_ item: WorkItem, reason: String) throws {
    try finish(item)
    let kind: StoredKind =
      switch item.linkKind {
      case .database: .database
      case .dataSource: .dataSource
      case .page, .any, .block: .page
      }
    try unavailable(item.target, kind, reason: reason)
    try note(link: item.target, .known)
    effects.unavailable += 1
    effects.diagnostics.append(.unavailable(kind.exportedKind, item.target, reason: reason))
  }

  private func want(_ id: ObjectID, _ kind: ResponseScan.LinkKind) throws {
    try run(
      "INSERT OR REPLACE INTO link_targets (id, kind, state) VALUES (?, ?, ?)",
      [id, kind.rawValue, LinkState.wanted])
  }

  // MARK: Scope

  /// The page whose blocks hold another's children.
  private func page(holding block: ObjectID) throws -> Int64? {
    try Int64.fetchOne(
      statement("SELECT owner FROM block_lists WHERE container = ? LIMIT 1"), arguments: [block])
  }

  /// Whether what has such a parent is to be fetched in this crawl.
  private func isInScope(_ parent: SightedObject.Parent) throws -> Bool {
    if settings.roots.isEmpty { return true }
    let key: Int64?
    switch parent {
    case .workspace, .unknown: key = nil
    case .object(let id, _): key = try object(id).flatMap { $0.state == .present ? $0.key : nil }
    case .block(let id): key = try page(holding: id)
    }
    guard let key else { return false }
    let roots = settings.roots.map(\.id)
    let places = Array(repeating: "?", count: roots.count).joined(separator: ", ")
    return try Bool.fetchOne(
      database,
      sql: """
        WITH RECURSIVE around (key) AS (
          SELECT ? UNION SELECT o.container FROM around a JOIN objects o ON o.key = a.key
          WHERE o.container IS NOT NULL)
        SELECT EXISTS (
          SELECT 1 FROM around a JOIN objects o ON o.key = a.key
          WHERE o.id IN (\(places)) OR EXISTS (
            SELECT 1 FROM objects s WHERE s.container = o.key AND s.kind = 3 AND s.id IN (\(places))))
        """, arguments: [key] + StatementArguments(roots) + StatementArguments(roots)) ?? false
  }
}

extension WorkItem {
  /// The kind of object that a link's target is requested as.
  var linkKind: ResponseScan.LinkKind { ResponseScan.LinkKind(detail: detail) }
}

extension ResponseScan.LinkKind {
  /// The kind as the detail of an item; one that was tried as a page first is told apart.
  var detail: String {
    switch self {
    case .any: "any"
    case .page: "page"
    case .database: "database"
    case .dataSource: "data source"
    case .block: "block"
    }
  }

  init(detail: String) {
    self = [.page, .database, .dataSource, .block].first { $0.detail == detail } ?? .any
  }

  /// The kind to request next after an answer with `reason`; `nil` where no other can help.
  ///
  /// The API names the kind of an object that was taken for one of another: "Provided ID … is a database, not a
  /// page." The address of a page looks as that of a database does, so a page that is not found may be one.
  fileprivate func next(after reason: String) -> Self? {
    let named = ["database", "data source", "page", "block"].first { reason.contains("is a \($0)") }
    if let named {
      let kind = Self(detail: named)
      // Nothing that was asked for is asked for again.
      return kind == self || (self == .database && kind == .page) ? nil : kind
    }
    return self == .any ? .database : nil
  }
}
