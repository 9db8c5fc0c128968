internal import DurableFiles
import GRDB
package import NotionModel

/// Indexes that serve as a second copy of columns that no hash and no other index covers.
///
/// A flipped byte in a title, a name or a reason leaves a valid text. SQLite's integrity check compares each
/// row with its index entries, so it detects copies that differ, whichever of them is damaged.
/// `ArchiveSchema.columnCopies` lists the columns.
package enum ColumnCopies {
  /// A damaged row of a table.
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
