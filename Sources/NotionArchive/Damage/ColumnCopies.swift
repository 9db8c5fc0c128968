internal import DurableFiles
import GRDB
package import NotionModel

/// Indexes whose purpose is a second copy of columns that no hash and no other index covers.
///
/// A byte that has flipped in a title, a name or a reason leaves a text that is as good as any. SQLite's integrity check
/// compares each row with its entries in indexes, so that two copies that differ are found, whichever of them is damaged.
package enum ColumnCopies {
  /// The columns, by table. Columns that every crawl writes for every object are not among them.
  static let table = """
    CREATE INDEX objects_copy ON objects (title, parent, edited, reason);
    CREATE INDEX users_copy ON users (state, reason);
    CREATE INDEX views_copy ON views (data_source, listed_name, listed_type);
    CREATE INDEX assets_copy ON assets
      (name, state, source_kind, source, size, media_type, width, height, reason);
    CREATE INDEX templates_copy ON templates (name, is_default, was_page);
    CREATE INDEX learnt_users_copy ON learnt_users (crawl, body);
    CREATE INDEX unresolved_values_copy ON unresolved_values (name, reason);
    CREATE INDEX cut_rows_copy ON cut_rows (reason, crawl);
    CREATE INDEX long_data_sources_copy ON long_data_sources (crawl);
    CREATE INDEX archived_pages_copy ON archived_pages (object);
    CREATE INDEX link_targets_copy ON link_targets (kind, state);
    CREATE INDEX log_stamps_copy ON log_stamps (stamp);
    CREATE INDEX meta_copy ON meta (value);
    """

  /// A row of a table that is not what was written.
  package struct Finding: Sendable, Hashable {
    /// The part of the archive, as a short clause.
    package var detail: String
    package var object: ObjectID?
    package var title: String?
  }

  /// Whether any copies differ.
  static func areDamaged(in database: Database) throws -> Bool {
    try String.fetchOne(database, sql: "PRAGMA integrity_check(1)") != "ok"
  }
}
