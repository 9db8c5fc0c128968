package import NotionExportKit
package import NotionModel

extension DatabaseDocument {
  /// Returns the data sources of the database: those that it lists, and after them those that name it as their database.
  ///
  /// The API may leave one out of the list, or give an entry that cannot be read; the rows are there all the same.
  ///
  /// - Throws: an error of the archive.
  package func ownDataSources(in workspace: any WorkspaceReader) async throws -> [DataSourceID] {
    var ids = database.dataSources.map(\.id)
    for try await node in workspace.children(of: database.id.object) where node.kind == .dataSource {
      let id = DataSourceID(node.id)
      if !ids.contains(id) { ids.append(id) }
    }
    return ids
  }
}
