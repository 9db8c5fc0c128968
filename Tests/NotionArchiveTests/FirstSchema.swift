import Foundation
import GRDB

/// An archive with the first version of the schema, without later additions.
enum FirstSchema {
  /// Converts the archive at `file` to the first version of the schema.
  static func restore(_ file: URL) throws {
    let old = file.appendingPathExtension("old")
    let database = try DatabaseQueue(path: old.path)
    try database.writeWithoutTransaction { database in
      try database.execute(sql: tables)
      try database.execute(sql: "PRAGMA application_id = 0x4E455850; PRAGMA journal_mode = WAL")
      try database.execute(sql: "ATTACH DATABASE ? AS present", arguments: [file.path])
      let names = try String.fetchAll(
        database,
        sql: """
          SELECT name FROM main.sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'
            AND name <> 'grdb_migrations'
          """)
      for name in names {
        let columns = try database.columns(in: name).map(\.name).joined(separator: ", ")
        try database.execute(
          sql: "INSERT INTO main.\(name) (\(columns)) SELECT \(columns) FROM present.\(name)")
      }
      // A value that came later.
      try database.execute(sql: "DELETE FROM main.meta WHERE name = 'usersRefused'")
      try database.execute(sql: "DETACH DATABASE present")
      try database.checkpoint(.truncate)
    }
    try database.close()
    for suffix in ["", "-wal", "-shm"] where FileManager.default.fileExists(atPath: file.path + suffix) {
      try FileManager.default.removeItem(atPath: file.path + suffix)
    }
    try FileManager.default.moveItem(at: old, to: file)
  }

  /// The statements that created it, and the record of their execution.
  private static let tables = """
    CREATE TABLE meta (name TEXT PRIMARY KEY, value) WITHOUT ROWID;
    CREATE TABLE objects (
      key INTEGER PRIMARY KEY,
      id BLOB NOT NULL UNIQUE,
      kind INTEGER NOT NULL,
      state INTEGER NOT NULL,
      parent BLOB,
      container INTEGER,
      ordinal INTEGER,
      title TEXT NOT NULL DEFAULT '',
      title_key TEXT NOT NULL DEFAULT '',
      seen INTEGER NOT NULL DEFAULT 0,
      edited INTEGER NOT NULL DEFAULT 0,
      hash BLOB,
      wanted INTEGER NOT NULL DEFAULT 0,
      draft_revision INTEGER NOT NULL DEFAULT 0,
      blocks_revision INTEGER NOT NULL DEFAULT 0,
      properties_revision INTEGER NOT NULL DEFAULT 0,
      comments_revision INTEGER NOT NULL DEFAULT 0,
      content_edited INTEGER,
      content_minute INTEGER,
      content_crawl INTEGER NOT NULL DEFAULT 0,
      listed INTEGER NOT NULL DEFAULT 0,
      dirty INTEGER NOT NULL DEFAULT 0,
      reason TEXT,
      body BLOB
    );
    CREATE INDEX objects_by_place ON objects (container, ordinal, id) WHERE container IS NOT NULL;
    CREATE INDEX objects_by_title ON objects (container, title_key);
    CREATE INDEX objects_unplaced ON objects (id) WHERE container IS NULL AND state = 1;
    CREATE INDEX objects_by_kind ON objects (kind, id) WHERE state = 1;
    CREATE INDEX objects_by_state ON objects (state, kind, id) WHERE state <> 1;
    CREATE TABLE block_lists (
      container BLOB NOT NULL,
      revision INTEGER NOT NULL,
      sequence INTEGER NOT NULL,
      owner INTEGER NOT NULL,
      hash BLOB NOT NULL,
      outline BLOB,
      reason TEXT,
      body BLOB,
      PRIMARY KEY (owner, revision, container, sequence)
    );
    CREATE INDEX block_lists_by_container ON block_lists (container);
    CREATE INDEX block_lists_unavailable ON block_lists (container) WHERE reason IS NOT NULL;
    CREATE TABLE property_lists (
      owner INTEGER NOT NULL,
      revision INTEGER NOT NULL,
      property TEXT NOT NULL,
      sequence INTEGER NOT NULL,
      hash BLOB NOT NULL,
      body BLOB,
      PRIMARY KEY (owner, revision, property, sequence)
    );
    CREATE TABLE comment_lists (
      owner INTEGER NOT NULL,
      revision INTEGER NOT NULL,
      container BLOB NOT NULL,
      sequence INTEGER NOT NULL,
      hash BLOB NOT NULL,
      body BLOB,
      PRIMARY KEY (owner, revision, container, sequence)
    );
    CREATE TABLE views (
      id BLOB PRIMARY KEY,
      database INTEGER NOT NULL,
      ordinal INTEGER NOT NULL,
      seen INTEGER NOT NULL,
      data_source BLOB,
      hash BLOB,
      body BLOB
    );
    CREATE INDEX views_by_database ON views (database, ordinal);
    CREATE TABLE users (
      key INTEGER PRIMARY KEY,
      id BLOB NOT NULL UNIQUE,
      state INTEGER NOT NULL,
      seen INTEGER NOT NULL,
      hash BLOB,
      reason TEXT,
      body BLOB
    );
    CREATE TABLE assets (
      key INTEGER PRIMARY KEY,
      text TEXT NOT NULL UNIQUE,
      name TEXT NOT NULL,
      state INTEGER NOT NULL,
      source_kind INTEGER NOT NULL,
      source BLOB NOT NULL,
      sha256 TEXT,
      size INTEGER,
      media_type TEXT,
      reason TEXT
    );
    CREATE INDEX assets_by_hash ON assets (sha256) WHERE sha256 IS NOT NULL;
    CREATE TABLE asset_uses (
      owner INTEGER NOT NULL, part INTEGER NOT NULL, revision INTEGER NOT NULL, asset INTEGER NOT NULL,
      PRIMARY KEY (owner, part, revision, asset)
    ) WITHOUT ROWID;
    CREATE INDEX asset_uses_by_asset ON asset_uses (asset);
    CREATE TABLE dependencies (
      owner INTEGER NOT NULL, part INTEGER NOT NULL, revision INTEGER NOT NULL, target BLOB NOT NULL,
      aspect INTEGER NOT NULL,
      PRIMARY KEY (owner, part, revision, target, aspect)
    ) WITHOUT ROWID;
    CREATE INDEX dependencies_by_target ON dependencies (target);
    CREATE TABLE place_changes (object INTEGER PRIMARY KEY, position INTEGER NOT NULL);
    CREATE TABLE row_changes (object INTEGER PRIMARY KEY, position INTEGER NOT NULL);
    CREATE TABLE name_changes (
      container INTEGER NOT NULL, title_key TEXT NOT NULL, position INTEGER NOT NULL,
      PRIMARY KEY (container, title_key)
    ) WITHOUT ROWID;
    CREATE TABLE frontier (
      item INTEGER PRIMARY KEY,
      phase INTEGER NOT NULL,
      kind INTEGER NOT NULL,
      target BLOB NOT NULL,
      detail TEXT NOT NULL DEFAULT '',
      owner INTEGER,
      sequence INTEGER NOT NULL DEFAULT 0,
      cursor TEXT,
      flags INTEGER NOT NULL DEFAULT 0,
      UNIQUE (target, kind, detail)
    );
    CREATE INDEX frontier_by_owner ON frontier (owner) WHERE owner IS NOT NULL;
    CREATE INDEX frontier_by_phase ON frontier (phase, item);
    CREATE TABLE change_log (
      position INTEGER PRIMARY KEY AUTOINCREMENT,
      subject INTEGER NOT NULL,
      object INTEGER NOT NULL,
      UNIQUE (subject, object)
    );
    CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
    INSERT INTO grdb_migrations VALUES ('1 objects, content, frontier, change log');
    """
}
