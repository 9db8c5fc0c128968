import Foundation
import GRDB
public import NotionExportKit
public import NotionModel

extension ArchiveWorkspaceReader {
  /// The rows in an order of the caller's own; the keys wait in a file beside the archive.
  public func rows(
    of dataSource: DataSourceID, orderedBy key: @Sendable (RowReference) async throws -> [UInt8]?
  ) async throws -> WorkspaceListing<RowReference> {
    let sorter = try RowSorter(in: URL(filePath: database.path).deletingLastPathComponent())
    var gathered: [(key: [UInt8], row: RowReference)] = []
    var count = 0
    for try await row in rows(of: dataSource) {
      guard let key = try await key(row) else { continue }
      gathered.append((key, row))
      guard gathered.count == 500 else { continue }
      try sorter.append(gathered, from: count)
      count += gathered.count
      gathered.removeAll(keepingCapacity: true)
    }
    try sorter.append(gathered, from: count)
    return sorter.rows
  }
}
