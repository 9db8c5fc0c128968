import Foundation
import GRDB
package import NotionExportKit
package import NotionModel

extension ArchiveWorkspaceReader {
  /// The rows in an order of the caller's own; the keys wait in a file.
  package func rows(
    of dataSource: DataSourceID, orderedBy key: @Sendable (RowReference) async throws -> [UInt8]?
  ) async throws -> WorkspaceListing<RowReference> {
    let sorter = try await sorter(of: dataSource) { row in try await key(row).map { [$0] } ?? [] }
    return sorter.listing(\.row)
  }

  /// The rows in an order of the caller's own, in as many places; the keys wait in a file.
  package func rows(
    of dataSource: DataSourceID, orderedByEach keys: @Sendable (RowReference) async throws -> [[UInt8]]
  ) async throws -> WorkspaceListing<OrderedRow> {
    try await sorter(of: dataSource, keys).rows
  }

  private func sorter(
    of dataSource: DataSourceID, _ keys: @Sendable (RowReference) async throws -> [[UInt8]]
  ) async throws -> RowSorter {
    let sorter = try RowSorter(in: connections.temporaryFolder)
    var gathered: [OrderedRow] = []
    var count = 0
    for try await row in rows(of: dataSource) {
      for key in try await keys(row) { gathered.append(OrderedRow(row: row, key: key)) }
      guard gathered.count >= 500 else { continue }
      try sorter.append(gathered, from: count)
      count += gathered.count
      gathered.removeAll(keepingCapacity: true)
    }
    try sorter.append(gathered, from: count)
    return sorter
  }
}
