internal import NotionExportKit
internal import NotionModel

extension ScriptedWorkspace {
  /// An event for each object, in a possible order of a first crawl.
  var events: [ExportEvent] {
    userObjects.sorted { $0.id < $1.id }.map { .user($0) }
      + files.values.sorted { $0.key < $1.key }.map { .asset($0) }
      + pageObjects.keys.sorted().compactMap { page(PageID($0)) }.map { .page($0) }
      + databaseObjects.keys.sorted().compactMap { database(DatabaseID($0)) }.map { .database($0) }
      + dataSourceObjects.keys.sorted().compactMap { dataSource(DataSourceID($0)) }.map { .dataSource($0) }
  }
}
