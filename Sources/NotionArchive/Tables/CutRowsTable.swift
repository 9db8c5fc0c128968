import DurableFiles
import GRDB

/// Lists of views and templates that end too early, with the reason and the crawl that detected it.
package struct CutListsTable: ArchiveTable {
  let database: SQLiteDatabase

  package init(database: SQLiteDatabase) { self.database = database }

  package func cut(of object: Int64, _ kind: WorkItem.Kind) throws -> CutRowsTable.Cut? {
    try first("SELECT reason, crawl FROM cut_lists WHERE object = ? AND kind = ?", [object, kind]) { row in
      CutRowsTable.Cut(reason: try row.value(at: 0), crawl: try row.value(at: 1))
    }
  }

  package func store(_ cut: CutRowsTable.Cut, of object: Int64, _ kind: WorkItem.Kind) throws {
    try run("INSERT OR REPLACE INTO cut_lists VALUES (?, ?, ?, ?)", [object, kind, cut.reason, cut.crawl])
  }

  package func remove(of object: Int64, _ kind: WorkItem.Kind) throws {
    try run("DELETE FROM cut_lists WHERE object = ? AND kind = ?", [object, kind])
  }
}

/// Data sources with missing rows, with the reason and the crawl that detected it.
package struct CutRowsTable: ArchiveTable {
  let database: SQLiteDatabase

  /// The premature end of a list of rows.
  package struct Cut: Sendable, Hashable {
    package var reason: String
    package var crawl: Int

    package init(reason: String, crawl: Int) {
      self.reason = reason
      self.crawl = crawl
    }
  }

  package func cut(of dataSource: Int64) throws -> Cut? {
    try first("SELECT reason, crawl FROM cut_rows WHERE object = ?", [dataSource]) { row in
      Cut(reason: try row.value(at: 0), crawl: try row.value(at: 1))
    }
  }

  package func store(_ cut: Cut, of dataSource: Int64) throws {
    try run("INSERT OR REPLACE INTO cut_rows VALUES (?, ?, ?)", [dataSource, cut.reason, cut.crawl])
  }

  package func remove(of dataSource: Int64) throws {
    try run("DELETE FROM cut_rows WHERE object = ?", [dataSource])
  }
}

/// Data sources with more rows than a query lists, with the crawl that detected it: see ``RowsQuery``.
package struct LongDataSourcesTable: ArchiveTable {
  let database: SQLiteDatabase

  /// Returns the crawl that detected a long data source, or `nil` if it is not long.
  package func crawl(of dataSource: Int64) throws -> Int? {
    try Int.fetchOne(
      statement("SELECT crawl FROM long_data_sources WHERE object = ?"), arguments: [dataSource])
  }

  package func add(_ dataSource: Int64, crawl: Int) throws {
    try run("INSERT OR REPLACE INTO long_data_sources VALUES (?, ?)", [dataSource, crawl])
  }

  package func remove(_ dataSource: Int64) throws {
    try run("DELETE FROM long_data_sources WHERE object = ?", [dataSource])
  }
}
