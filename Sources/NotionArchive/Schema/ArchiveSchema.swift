import DurableFiles
import GRDB
import NotionExportKit

/// The tables of the archive, and the migrations of older ones.
///
/// A released migration never changes, so its text contains literal numbers.
enum ArchiveSchema {
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1 objects, content, frontier, change log") { database in
      for statement in [
        meta, objects, objectsByPlace, objectsByTitle, objectsUnplaced, objectsByKind, objectsByState,
        blockLists,
        propertyLists, commentLists, views, users, assets, assetsByHash, assetUses, assetUsesByAsset,
        dependencies, dependenciesByTarget, placeChanges, rowChanges, nameChanges, frontier, frontierByOwner,
        frontierByPhase, changeLog,
      ] {
        try database.execute(sql: statement)
      }
    }
    migrator.registerMigration("2 retries") { database in
      for statement in [retries, unavailableAsRetries] { try database.execute(sql: statement) }
    }
    migrator.registerMigration("3 sizes of pictures") { database in
      try database.execute(sql: pictureSizes)
      // Files are scanned after all migrations have run.
      try Meta.set(.lacksPictureSizes, to: true, in: database)
    }
    migrator.registerMigration("4 order of responses") { database in
      try database.execute(sql: blockListsInOrder)
    }
    migrator.registerMigration("5 long data sources") { database in
      try database.execute(sql: longDataSources)
    }
    migrator.registerMigration("6 unresolved values and counts of blocks") { database in
      for statement in [unresolvedValues, blockCounts] { try database.execute(sql: statement) }
      // Stored responses are scanned when the next crawl begins, as it may have to fetch more.
      try Meta.set(.lacksValues, to: true, in: database)
    }
    migrator.registerMigration("7 links, templates and learnt users") { database in
      for statement in [linkTargets, linksOfStoredResponses, templates, learntUsers] {
        try database.execute(sql: statement)
      }
    }
    migrator.registerMigration("8 links to blocks") { database in
      try database.execute(sql: blockLinks)
      try Meta.set(.lacksBlockLinks, to: true, in: database)
    }
    migrator.registerMigration("9 stamps of the change log, keys of titles by case folding, marks of damage")
    {
      database in
      for statement in [logStamps, damage] { try database.execute(sql: statement) }
      try computeTitleKeys(database)
    }
    migrator.registerMigration("10 archived pages, widgets of dashboards") { database in
      for statement in [archivedPages, dashboardWidgets, viewsFetched] {
        try database.execute(sql: statement)
      }
    }
    migrator.registerMigration("11 rows that are missing") { database in
      try database.execute(sql: cutRows)
    }
    migrator.registerMigration("12 copies of columns") { database in
      try database.execute(sql: columnCopies)
    }
    migrator.registerMigration("13 lists that are cut off") { database in
      for statement in [cutLists, commentReasons] { try database.execute(sql: statement) }
    }
    migrator.registerMigration("14 surroundings of objects, changed aspects") { database in
      for statement in [changedAspects, outlineChanges, surroundings] { try database.execute(sql: statement) }
    }
    return migrator
  }

  /// Recomputes the keys of all titles, as canonically equivalent titles had different keys.
  private static func computeTitleKeys(_ database: SQLiteDatabase) throws {
    let update = try database.cachedStatement(sql: "UPDATE objects SET title_key = ? WHERE key = ?")
    var last: Int64 = -1
    while case let rows = try Row.fetchAll(
      database, sql: "SELECT key, title, title_key FROM objects WHERE key > ? ORDER BY key LIMIT 500",
      arguments: [last]), let end = rows.last
    {
      for row in rows {
        let key = TitleKey.key(of: try row.value("title"))
        let stored: String = try row.value("title_key")
        if key != stored { try update.execute(arguments: [key, try row.value("key") as Int64]) }
      }
      last = try end.value("key")
    }
  }

  private static let meta = """
    CREATE TABLE meta (name TEXT PRIMARY KEY, value) WITHOUT ROWID
    """

  /// Pages, databases, data sources, and synced originals whose page is inaccessible.
  ///
  /// The columns of the outline precede the body, so that reading the outline reads no bodies. `…_revision`
  /// is the published revision of the lists; 0 if there is none.
  private static let objects = """
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
    )
    """
  private static let objectsByPlace = """
    CREATE INDEX objects_by_place ON objects (container, ordinal, id) WHERE container IS NOT NULL
    """
  private static let objectsByTitle = """
    CREATE INDEX objects_by_title ON objects (container, title_key)
    """
  private static let objectsUnplaced = """
    CREATE INDEX objects_unplaced ON objects (id) WHERE container IS NULL AND state = 1
    """
  private static let objectsByKind = """
    CREATE INDEX objects_by_kind ON objects (kind, id) WHERE state = 1
    """
  private static let objectsByState = """
    CREATE INDEX objects_by_state ON objects (state, kind, id) WHERE state <> 1
    """

  /// One response of `GET /blocks/{container}/children` a row.
  ///
  /// `outline` is its part of the outline: see ``OutlineSkeleton``.
  private static let blockLists = """
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
    """
  /// Finds the next response of a container without scanning those before it.
  private static let blockListsInOrder = """
    DROP INDEX block_lists_by_container;
    CREATE INDEX block_lists_by_container ON block_lists (container, sequence);
    """
  private static let propertyLists = """
    CREATE TABLE property_lists (
      owner INTEGER NOT NULL,
      revision INTEGER NOT NULL,
      property TEXT NOT NULL,
      sequence INTEGER NOT NULL,
      hash BLOB NOT NULL,
      body BLOB,
      PRIMARY KEY (owner, revision, property, sequence)
    )
    """
  private static let commentLists = """
    CREATE TABLE comment_lists (
      owner INTEGER NOT NULL,
      revision INTEGER NOT NULL,
      container BLOB NOT NULL,
      sequence INTEGER NOT NULL,
      hash BLOB NOT NULL,
      body BLOB,
      PRIMARY KEY (owner, revision, container, sequence)
    )
    """
  private static let views = """
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
    """
  /// The views that a dashboard shows; a view that is in no list of views has 0 as its database.
  private static let dashboardWidgets = """
    CREATE TABLE dashboard_widgets (
      dashboard BLOB NOT NULL, ordinal INTEGER NOT NULL, view BLOB NOT NULL,
      PRIMARY KEY (dashboard, ordinal)
    ) WITHOUT ROWID;
    CREATE INDEX dashboard_widgets_by_view ON dashboard_widgets (view);
    """
  /// The crawl that last read a view, as several lists and dashboards may name it; also the name and type
  /// from its list, which is all that is known of a view of an unsupported type.
  private static let viewsFetched = """
    ALTER TABLE views ADD COLUMN fetched INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE views ADD COLUMN listed_name TEXT;
    ALTER TABLE views ADD COLUMN listed_type TEXT;
    """
  /// Pages that are archived in Notion. The table is mostly empty, so that a lookup costs almost nothing.
  private static let archivedPages = """
    CREATE TABLE archived_pages (object INTEGER PRIMARY KEY)
    """
  private static let users = """
    CREATE TABLE users (
      key INTEGER PRIMARY KEY,
      id BLOB NOT NULL UNIQUE,
      state INTEGER NOT NULL,
      seen INTEGER NOT NULL,
      hash BLOB,
      reason TEXT,
      body BLOB
    )
    """

  /// Files by key. A signed address is never stored: it is requested again when it is needed.
  private static let assets = """
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
    )
    """
  private static let assetsByHash = """
    CREATE INDEX assets_by_hash ON assets (sha256) WHERE sha256 IS NOT NULL
    """
  /// In pixels; `NULL` for other files and pictures of an unknown format.
  private static let pictureSizes = """
    ALTER TABLE assets ADD COLUMN width INTEGER;
    ALTER TABLE assets ADD COLUMN height INTEGER;
    """
  /// Edges from objects to the files that they show. `part` is the part of the object: body, blocks,
  /// properties or comments.
  private static let assetUses = """
    CREATE TABLE asset_uses (
      owner INTEGER NOT NULL, part INTEGER NOT NULL, revision INTEGER NOT NULL, asset INTEGER NOT NULL,
      PRIMARY KEY (owner, part, revision, asset)
    ) WITHOUT ROWID
    """
  private static let assetUsesByAsset = """
    CREATE INDEX asset_uses_by_asset ON asset_uses (asset)
    """
  /// Dependency edges: `owner` is exported again when the title, place, rows or blocks of `target` change.
  private static let dependencies = """
    CREATE TABLE dependencies (
      owner INTEGER NOT NULL, part INTEGER NOT NULL, revision INTEGER NOT NULL, target BLOB NOT NULL,
      aspect INTEGER NOT NULL,
      PRIMARY KEY (owner, part, revision, target, aspect)
    ) WITHOUT ROWID
    """
  /// Edges from objects to the blocks to which they link, and pending changes of these.
  ///
  /// `block_changes` holds pages whose blocks have changed: objects that link to them are logged again.
  /// `link_changes` holds pages whose incoming links to blocks have changed, by id, as a page may be unknown
  /// yet.
  private static let blockLinks = """
    CREATE TABLE block_links (
      owner INTEGER NOT NULL, part INTEGER NOT NULL, revision INTEGER NOT NULL, page BLOB NOT NULL,
      block BLOB NOT NULL,
      PRIMARY KEY (owner, part, revision, page, block)
    ) WITHOUT ROWID;
    CREATE INDEX block_links_by_page ON block_links (page, block);
    CREATE TABLE block_changes (object INTEGER PRIMARY KEY, position INTEGER NOT NULL);
    CREATE TABLE link_changes (page BLOB PRIMARY KEY, position INTEGER NOT NULL) WITHOUT ROWID;
    """
  private static let dependenciesByTarget = """
    CREATE INDEX dependencies_by_target ON dependencies (target)
    """
  /// Objects whose title or place has changed, with the end of the change log at that time: dependents that
  /// were logged before are logged again once the crawl knows all places.
  private static let placeChanges = """
    CREATE TABLE place_changes (object INTEGER PRIMARY KEY, position INTEGER NOT NULL)
    """
  /// Data sources with changed rows.
  private static let rowChanges = """
    CREATE TABLE row_changes (object INTEGER PRIMARY KEY, position INTEGER NOT NULL)
    """
  /// Titles that were added, removed or moved, by their container: siblings with equal titles may be named
  /// after each other.
  private static let nameChanges = """
    CREATE TABLE name_changes (
      container INTEGER NOT NULL, title_key TEXT NOT NULL, position INTEGER NOT NULL,
      PRIMARY KEY (container, title_key)
    ) WITHOUT ROWID
    """
  /// Data sources with more rows than a query lists, with the crawl that detected it: see ``RowsQuery``.
  private static let longDataSources = """
    CREATE TABLE long_data_sources (object INTEGER PRIMARY KEY, crawl INTEGER NOT NULL)
    """
  /// Data sources with missing rows, with the crawl that detected it.
  private static let cutRows = """
    CREATE TABLE cut_rows (object INTEGER PRIMARY KEY, reason TEXT NOT NULL, crawl INTEGER NOT NULL)
    """
  /// Lists of views and templates that end too early, with the crawl that detected it.
  private static let cutLists = """
    CREATE TABLE cut_lists (
      object INTEGER NOT NULL, kind INTEGER NOT NULL, reason TEXT NOT NULL, crawl INTEGER NOT NULL,
      PRIMARY KEY (object, kind)
    ) WITHOUT ROWID;
    CREATE INDEX cut_lists_copy ON cut_lists (reason, crawl);
    """
  /// Reasons why comments, or the rest of a list of them, could not be read.
  private static let commentReasons = """
    ALTER TABLE comment_lists ADD COLUMN reason TEXT;
    CREATE INDEX comment_lists_copy ON comment_lists (owner, reason) WHERE reason IS NOT NULL;
    CREATE INDEX block_lists_copy ON block_lists (owner, reason) WHERE reason IS NOT NULL;
    """
  /// Properties of pages whose values are missing in the API: see `UnresolvedValue`.
  private static let unresolvedValues = """
    CREATE TABLE unresolved_values (
      object INTEGER NOT NULL, property TEXT NOT NULL, name TEXT NOT NULL, reason TEXT NOT NULL,
      PRIMARY KEY (object, property)
    ) WITHOUT ROWID
    """
  /// The number of blocks of a response that may have comments of their own; `NULL` in responses that older versions
  /// stored.
  private static let blockCounts = """
    ALTER TABLE block_lists ADD COLUMN commentable INTEGER;
    CREATE INDEX block_lists_commentable ON block_lists (owner, revision, commentable)
      WHERE commentable > 0;
    """
  /// Targets of links that are in no other response, with the state of the request: see ``LinkState``.
  private static let linkTargets = """
    CREATE TABLE link_targets (id BLOB PRIMARY KEY, kind INTEGER NOT NULL, state INTEGER NOT NULL) WITHOUT ROWID;
    CREATE INDEX link_targets_wanted ON link_targets (id) WHERE state = 0
    """
  private static let linksOfStoredResponses = """
    INSERT OR IGNORE INTO link_targets (id, kind, state)
      SELECT DISTINCT target, 0, 0 FROM dependencies d WHERE aspect = 0
      AND NOT EXISTS (SELECT 1 FROM objects o WHERE o.id = d.target)
      AND NOT EXISTS (SELECT 1 FROM users u WHERE u.id = d.target)
      AND NOT EXISTS (SELECT 1 FROM block_lists b WHERE b.container = d.target)
    """
  /// Templates of new rows, by data source.
  private static let templates = """
    CREATE TABLE templates (
      id BLOB PRIMARY KEY,
      data_source INTEGER NOT NULL,
      ordinal INTEGER NOT NULL,
      name TEXT,
      is_default INTEGER NOT NULL,
      seen INTEGER NOT NULL,
      was_page INTEGER NOT NULL DEFAULT 0
    ) WITHOUT ROWID;
    CREATE INDEX templates_by_data_source ON templates (data_source, ordinal)
    """
  /// Users as described by pages, texts and comments, for tokens that may not list users: see
  /// ``UserProfile``.
  private static let learntUsers = """
    CREATE TABLE learnt_users (id BLOB PRIMARY KEY, crawl INTEGER NOT NULL, body BLOB NOT NULL) WITHOUT ROWID
    """
  private static let frontier = """
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
    )
    """
  private static let frontierByOwner = """
    CREATE INDEX frontier_by_owner ON frontier (owner) WHERE owner IS NOT NULL
    """
  private static let frontierByPhase = """
    CREATE INDEX frontier_by_phase ON frontier (phase, item)
    """

  /// Requests that failed for a transient reason; the next crawl retries them.
  ///
  /// Those for lists of a page remain here until their turn, as the page may be read again before.
  private static let retries = """
    CREATE TABLE retries (
      target BLOB NOT NULL,
      kind INTEGER NOT NULL,
      detail TEXT NOT NULL DEFAULT '',
      owner INTEGER,
      sequence INTEGER NOT NULL DEFAULT 0,
      cursor TEXT,
      flags INTEGER NOT NULL DEFAULT 0,
      crawl INTEGER NOT NULL DEFAULT 0,
      PRIMARY KEY (target, kind, detail)
    ) WITHOUT ROWID;
    CREATE INDEX retries_by_owner ON retries (owner);
    """
  /// Missing data of older archives may be due to a transient failure, so it is requested once more.
  private static let unavailableAsRetries = """
    INSERT OR IGNORE INTO retries (target, kind, owner)
      SELECT container, 8, owner FROM block_lists WHERE reason IS NOT NULL;
    INSERT OR IGNORE INTO retries (target, kind)
      SELECT id, kind + 4 FROM objects WHERE state = 2 AND reason IS NOT NULL AND kind <= 3;
    INSERT OR IGNORE INTO retries (target, kind) SELECT id, 13 FROM users WHERE state = 2;
    INSERT OR IGNORE INTO retries (target, kind, detail)
      SELECT zeroblob(16), 14, text FROM assets WHERE state = 2;
    """

  /// One entry for each object: a new change replaces the old entry, so the log stays as small as the
  /// workspace.
  private static let changeLog = """
    CREATE TABLE change_log (
      position INTEGER PRIMARY KEY AUTOINCREMENT,
      subject INTEGER NOT NULL,
      object INTEGER NOT NULL,
      UNIQUE (subject, object)
    )
    """

  /// The changed aspects of an entry: those that have changed in the log after `since`. See ``Aspects``.
  private static let changedAspects = """
    ALTER TABLE change_log ADD COLUMN aspects INTEGER NOT NULL DEFAULT 127;
    ALTER TABLE change_log ADD COLUMN since INTEGER NOT NULL DEFAULT 0;
    """
  /// Pending changes of the outline and of backlinks: see ``SurroundingsTable``.
  private static let outlineChanges = """
    CREATE TABLE outline_changes (
      container INTEGER NOT NULL, object INTEGER NOT NULL, was_listed INTEGER NOT NULL, ordinal INTEGER,
      retitled INTEGER NOT NULL, PRIMARY KEY (container, object)
    ) WITHOUT ROWID;
    CREATE TRIGGER objects_listed AFTER UPDATE OF state, kind, container, ordinal, title ON objects
    WHEN OLD.state IS NOT NEW.state OR OLD.kind IS NOT NEW.kind OR OLD.container IS NOT NEW.container
      OR OLD.ordinal IS NOT NEW.ordinal OR OLD.title IS NOT NEW.title
    BEGIN
      INSERT INTO outline_changes (container, object, was_listed, ordinal, retitled)
        SELECT COALESCE(OLD.container, 0), OLD.key, 1, OLD.ordinal, OLD.title IS NOT NEW.title
        WHERE OLD.state = 1 AND OLD.kind <= 3
        ON CONFLICT (container, object) DO UPDATE SET retitled = MAX(retitled, excluded.retitled);
      INSERT INTO outline_changes (container, object, was_listed, ordinal, retitled)
        SELECT COALESCE(NEW.container, 0), NEW.key, 0, NULL, 0
        WHERE NEW.state = 1 AND NEW.kind <= 3
          AND (OLD.state <> 1 OR OLD.kind > 3 OR OLD.container IS NOT NEW.container)
        ON CONFLICT (container, object) DO NOTHING;
    END;
    CREATE TABLE backlink_changes (
      target BLOB NOT NULL, owner INTEGER NOT NULL, PRIMARY KEY (target, owner)
    ) WITHOUT ROWID;
    CREATE TRIGGER dependencies_deleted AFTER DELETE ON dependencies WHEN OLD.aspect < 2
    BEGIN
      INSERT INTO backlink_changes (target, owner) VALUES (OLD.target, OLD.owner) ON CONFLICT DO NOTHING;
    END;
    """
  private static let surroundings = """
    CREATE TABLE surroundings (object INTEGER PRIMARY KEY, aspects INTEGER NOT NULL);
    INSERT INTO surroundings (object, aspects) SELECT object, 384 FROM change_log WHERE subject = 0;
    INSERT OR REPLACE INTO meta (name, value) SELECT 'referencesEnd', MAX(position) FROM change_log;
    """

  private static let logStamps = """
    CREATE TABLE log_stamps (start INTEGER PRIMARY KEY, stamp TEXT NOT NULL)
    """

  private static let damage = """
    CREATE TABLE damage (kind INTEGER NOT NULL, key INTEGER NOT NULL, PRIMARY KEY (kind, key)) WITHOUT ROWID
    """

  /// Second copies of columns: see ``ColumnCopies``. Columns that every crawl writes for every object are not among them.
  private static let columnCopies = """
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

  /// Records again that a migration was applied; the table belongs to GRDB.
  static func addMigration(_ identifier: String, in database: SQLiteDatabase) throws {
    try database.execute(
      sql: "INSERT OR IGNORE INTO grdb_migrations (identifier) VALUES (?)", arguments: [identifier])
  }
}

extension WorkItem {
  /// The kinds of requests, with their numbers in the frontier and the retries.
  package enum Kind: Int, Sendable, Hashable, CaseIterable {
    case me = 1
    case users = 2
    case search = 3
    case rows = 4
    case page = 5
    case database = 6
    case dataSource = 7
    case children = 8
    case property = 9
    case comments = 10
    case views = 11
    case view = 12
    case user = 13
    case asset = 14
    case syncedOriginal = 15
    /// The block of a child in its page, after the child has changed and the page has not.
    case childBlock = 16
    /// Incomplete lists of a page that an earlier crawl could not finish.
    case partialLists = 17
    /// The target of a link; the detail is the kind that it is requested as.
    case link = 18
    /// The templates of a data source.
    case templates = 19
    /// The properties that the API calculates from a relation which the page object truncates.
    case calculations = 31
  }
}
