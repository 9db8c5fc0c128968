internal import DurableFiles
import GRDB
package import NotionModel

/// Indexes whose purpose is a second copy of columns that no hash and no other index covers.
///
/// A byte that has flipped in a title, a name or a reason leaves a text that is as good as any. SQLite's integrity check
/// compares each row with its entries in indexes, so that two copies that differ are found, whichever of them is damaged.
/// `ArchiveSchema.columnCopies` has the columns.
package enum ColumnCopies {
  /// A row of a table that is not what was written.
  package struct Finding: Sendable, Hashable {
    /// The part of the archive, as a short clause.
    package var detail: String
    package var object: ObjectID?
    package var title: String?
  }

  /// Whether any copies differ.
  static func areDamaged(in database: Database) throws -> Bool {
    try !RowCopies(database: database).integrityFindings(limit: 1).isEmpty
  }
}
