import DurableFiles
import GRDB
package import NotionModel

/// The templates of the rows of data sources.
package struct TemplatesTable: ArchiveTable {
  let database: SQLiteDatabase

  /// The place of a template in the list of its data source.
  package struct Listing: Sendable, Hashable {
    package var ordinal: Int
    var name: String?
    var isDefault: Bool

    package init(ordinal: Int, name: String? = nil, isDefault: Bool) {
      self.ordinal = ordinal
      self.name = name
      self.isDefault = isDefault
    }
  }

  /// The stored properties of a template.
  package struct Known: Sendable, Hashable {
    package var listing: Listing
    package var dataSource: Int64
    /// The last crawl whose list named it.
    package var crawl: Int

    package init(_ listing: Listing, of dataSource: Int64, crawl: Int) {
      self.listing = listing
      self.dataSource = dataSource
      self.crawl = crawl
    }
  }

  package func template(_ id: ObjectID) throws -> Known? {
    try first("SELECT ordinal, name, is_default, data_source, seen FROM templates WHERE id = ?", [id]) {
      row in
      let listing = try Listing(
        ordinal: row.value(at: 0), name: row.value(at: 1), isDefault: row.value(at: 2))
      return try Known(listing, of: row.value(at: 3), crawl: row.value(at: 4))
    }
  }

  package func contains(_ id: ObjectID) throws -> Bool {
    try exists("SELECT 1 FROM templates WHERE id = ?", [id])
  }

  /// A template, or a page inside one, as readers see it.
  struct Published: Sendable {
    var object: PublishedObject
    /// `nil` for a page inside a template.
    var dataSource: ObjectID?
    var name: String?
    var isDefault: Bool
  }

  /// Returns the templates and pages inside them after an id, ordered by id.
  func published(after id: ObjectID, limit: Int) throws -> [Published] {
    try Row.fetchAll(
      statement(
        """
        SELECT \(PlacedNode.columnsAlone), \(PublishedObject.columns), s.id, t.name, t.is_default
        FROM \(ObjectsTable.withPlace) LEFT JOIN templates t ON t.id = o.id LEFT JOIN objects s ON s.key = t.data_source
        WHERE o.kind = \(StoredKind.template.sql) AND \(ObjectsTable.isPresent) AND o.id > ? ORDER BY o.id LIMIT ?
        """), arguments: [id, limit]
    ).map {
      try Published(
        object: PublishedObject(row: $0), dataSource: $0.value(at: 12), name: $0.value(at: 13),
        isDefault: $0.value(at: 14) ?? false)
    }
  }

  package func store(_ id: ObjectID, _ listing: Listing, of dataSource: Int64, crawl: Int) throws {
    try run(
      """
      INSERT INTO templates (id, data_source, ordinal, name, is_default, seen) VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET data_source = excluded.data_source, ordinal = excluded.ordinal,
        name = excluded.name, is_default = excluded.is_default, seen = excluded.seen
      """, [id, dataSource, listing.ordinal, listing.name, listing.isDefault, crawl])
  }

  /// Returns whether a template, or a page inside one, was a page before, or `nil` for other objects.
  func wasPage(_ id: ObjectID) throws -> Bool? {
    try first(
      "SELECT t.was_page FROM objects o LEFT JOIN templates t ON t.id = o.id WHERE o.id = ? AND o.kind = ?",
      [id, StoredKind.template]
    ) { try $0.value(at: 0) ?? false }
  }

  /// Records that a template was a page before.
  package func markWasPage(_ id: ObjectID) throws {
    try run("UPDATE templates SET was_page = 1 WHERE id = ?", [id])
  }

  package func remove(_ id: ObjectID) throws { try run("DELETE FROM templates WHERE id = ?", [id]) }

  /// Returns the templates of a data source that its list has not named in a crawl; all of them for `nil`.
  package func templates(of dataSource: Int64, notSeenIn crawl: Int?) throws -> [ObjectID] {
    try ObjectID.fetchAll(
      statement("SELECT id FROM templates WHERE data_source = ? AND seen IS NOT ?"),
      arguments: [dataSource, crawl])
  }
}

extension ArchiveTables {
  package var templates: TemplatesTable { TemplatesTable(database: database) }
}
