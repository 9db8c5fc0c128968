import GRDB

/// Data sources with more rows than a query lists, with the crawl that detected it: see ``RowsQuery``.
package struct LongDataSourcesTable: ArchiveTable {
  let database: Database

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
