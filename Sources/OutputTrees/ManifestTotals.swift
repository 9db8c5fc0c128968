internal import DurableFiles
internal import GRDB
internal import NotionExportKit

/// The number and size of the files in a manifest; read without changing the manifest, also during an export.
package struct ManifestTotals: Sendable {
  /// The number of files.
  package let files: Int
  /// The sum of their sizes.
  package let bytes: Int64

  /// Reads the manifest at `path`; returns `nil` if it is damaged.
  ///
  /// - Throws: ``OutputError`` if it cannot be read.
  package init?(of path: String) throws {
    do {
      (files, bytes) = try OutputManifest.naming(path, marks: false) {
        let readable = try ReadableDatabase(path)
        let manifest = try DatabaseQueue(path: readable.name, configuration: ReadableDatabase.configuration)
        defer {
          try? manifest.close()
          withExtendedLifetime(readable) {}
        }
        return try manifest.read { database in
          // The lane may have created the file and not yet its tables.
          guard try database.tableExists("files") else { return (0, 0) }
          let row = try Row.fetchOne(
            database, sql: "SELECT COUNT(*), CAST(TOTAL(size) AS INTEGER) FROM files")
          return (try row?.value(at: 0) ?? 0, try row?.value(at: 1) ?? 0)
        }
      }
    } catch let error as OutputError where error.code == .damagedManifest {
      return nil
    }
  }
}
