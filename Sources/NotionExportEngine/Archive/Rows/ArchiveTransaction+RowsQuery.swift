import Foundation
import GRDB
import NotionExportKit
import NotionModel

/// Which queries list the rows of a data source.
extension ArchiveTransaction {
  /// About so many rows are looked at to find what divides them.
  private static let sampleSize = 2000

  /// The query that comes first.
  func firstRows(of dataSource: Int64) throws -> RowsQuery {
    let isLong =
      try Int.fetchOne(
        statement("SELECT 1 FROM long_data_sources WHERE object = ?"), arguments: [dataSource]) != nil
    return RowsQuery(window: isLong ? .fromStart : nil)
  }

  /// The query that goes on where one has come to its end; `nil` after the last.
  ///
  /// Where it lists all rows in another order, the count of `item` begins again.
  mutating func following(_ list: ObjectList<WorkspaceObject>, _ item: inout WorkItem) throws -> RowsQuery? {
    var query = RowsQuery(text: item.detail)
    guard list.requestStatus?.isIncomplete == true else {
      if query == RowsQuery(window: .fromStart), try becomesShort(item) {
        try beginAgain(&item)
        return RowsQuery()
      }
      if case .parts(let partition) = query.window { return query.following(partition) }
      return query.isArchived ? nil : RowsQuery(isArchived: true)
    }
    let last = list.results.last?.createdTime?.text
    switch (query.window, last) {
    case (.parts(let partition), _) where partition.isBackward:
      try report(partition, item, reason: nil)
      return query.following(partition)
    case (.parts(var partition), _):
      if let divided = try divide(partition, list, item) {
        partition = divided
      } else {
        partition.isBackward = true
      }
      query.window = .parts(partition)
    case (.from(let start), let last?) where last == start:
      let minute = RowsPartition(minute: start)
      query.window = .parts(try divide(minute, list, item) ?? minute)
    case (nil, _):
      query.window = .fromStart
      if !query.isArchived {
        try run("INSERT OR REPLACE INTO long_data_sources VALUES (?, ?)", [item.owner, crawl])
        try beginAgain(&item)
      }
    case (_, let last?): query.window = .from(last)
    case (_, nil): query.window = nil
    }
    return query
  }

  /// Forgets that an earlier crawl found more rows than a query lists; `false` if this one did.
  private func becomesShort(_ item: WorkItem) throws -> Bool {
    try run("DELETE FROM long_data_sources WHERE object = ? AND crawl <> ?", [item.owner, crawl])
    return database.changesCount > 0
  }

  /// Lists all rows once more: their places are those of the order in which they come now.
  private func beginAgain(_ item: inout WorkItem) throws {
    item.sequence = 0
    // In a wiki a data source stands for its database.
    try run(
      """
      UPDATE objects SET listed = 0 WHERE listed = ?1 AND container IN (
        SELECT ?2 UNION ALL SELECT key FROM objects WHERE container = ?2 AND kind = ?3)
      """, [crawl, item.owner, StoredKind.database])
  }

  /// Goes on after a part of a minute's rows that the API refuses to list.
  ///
  /// - Returns: whether the item is about such a part.
  mutating func passOver(_ item: WorkItem, reason: String) throws -> Bool {
    let query = RowsQuery(text: item.detail)
    guard case .parts(let partition) = query.window else { return false }
    try report(partition, item, reason: reason)
    var next = item
    next.cursor = nil
    next.detail = query.following(partition).text
    try update(next)
    return true
  }

  private mutating func report(_ partition: RowsPartition, _ item: WorkItem, reason: String?) throws {
    var listed = 0
    try forEachListedRow(of: item, every: 1) { if partition.holds($0) { listed += 1 } }
    effects.diagnostics.append(.rowsBeyondLimit(item.target, partition, listed: listed, reason: reason))
  }

  // MARK: Dividing

  private func divide(
    _ partition: RowsPartition, _ list: ObjectList<WorkspaceObject>, _ item: WorkItem
  ) throws -> RowsPartition? {
    guard partition.conditions.count < RowsSplit.depth, let schema = try schema(of: item) else { return nil }
    var sample = list.results.compactMap { object in
      if case .page(let page) = object, partition.holds(page) { page } else { nil }
    }
    try forEachListedRow(of: item, every: max(1, item.sequence / Self.sampleSize)) { row in
      if partition.holds(row) { sample.append(row) }
    }
    return RowsSplit(sample).parts(schema).map(partition.divided)
  }

  private func schema(of item: WorkItem) throws -> PropertySchemas? {
    let body = try Data.fetchOne(
      statement("SELECT body FROM objects WHERE key = ?"), arguments: [item.owner])
    return try body.map { try DataSource(json: codec.decode($0)).properties }
  }

  /// Reads the rows that this crawl has listed so far, or every so many of them.
  private func forEachListedRow(of item: WorkItem, every step: Int, _ body: (Page) throws -> Void) throws {
    let rows = try Data.fetchCursor(
      statement(
        """
        SELECT body FROM objects
        WHERE container = ? AND ordinal % ? = 0 AND listed = ? AND kind = 1 AND body IS NOT NULL
        """), arguments: [item.owner, step, crawl])
    while let row = try rows.next() { try body(Page(json: codec.decode(row))) }
  }
}

extension RowsPartition {
  /// Whether a row is of the minute and of the part that is being listed.
  fileprivate func holds(_ row: Page) -> Bool {
    row.createdTime?.text == minute
      && conditions.allSatisfy { $0.holds(for: RowsSubjectValue($0.subject, of: row)) }
  }
}
