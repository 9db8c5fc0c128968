import GRDB

/// Data sources of more rows than a query lists, with the crawl that found so: see ``RowsQuery``.
package struct LongDataSourcesTable: ArchiveTable {
  let database: Database

  /// The crawl that found a data source to be long; `nil` where it is not.
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
