internal import Foundation
internal import GRDB
internal import NotionExportKit
internal import NotionModel

/// The database while it is built.
struct WorkspaceDatabase {
  /// Rows between two commits: few enough to fit in SQLite's cache, many enough to be fast.
  private static let batchSize = 500

  private let queue: DatabaseQueue
  private let includesJSON: Bool

  init(at url: URL, includesJSON: Bool) throws {
    var configuration = Configuration()
    configuration.prepareDatabase { database in
      // The file is private until it is complete, so it needs no journal; the cache has 512 KiB for any size.
      try database.execute(
        sql: "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -512")
    }
    queue = try DatabaseQueue(path: url.path(percentEncoded: false), configuration: configuration)
    self.includesJSON = includesJSON
    try queue.write { try $0.execute(sql: Self.schema) }
  }

  func close() throws { try queue.close() }

  /// Columns are `NULL` if Notion has no value; times as ISO 8601 text; booleans as 0 and 1.
  private static let schema = """
    CREATE TABLE users (id TEXT PRIMARY KEY, name TEXT, json TEXT) WITHOUT ROWID;
    CREATE TABLE data_sources (id TEXT PRIMARY KEY, title TEXT NOT NULL, parent_id TEXT, json TEXT) WITHOUT ROWID;
    CREATE TABLE pages (
      id TEXT PRIMARY KEY, title TEXT NOT NULL, parent_id TEXT, parent_kind TEXT, url TEXT, created_time TEXT,
      last_edited_time TEXT, json TEXT) WITHOUT ROWID;
    CREATE TABLE properties (
      page_id TEXT NOT NULL REFERENCES pages (id), property_id TEXT NOT NULL, name TEXT NOT NULL,
      type TEXT NOT NULL, text TEXT, number REAL, json TEXT, PRIMARY KEY (page_id, property_id)) WITHOUT ROWID;
    CREATE TABLE blocks (
      page_id TEXT NOT NULL REFERENCES pages (id), position INTEGER NOT NULL, id TEXT NOT NULL, parent_id TEXT,
      depth INTEGER NOT NULL, type TEXT NOT NULL, text TEXT, json TEXT,
      PRIMARY KEY (page_id, position)) WITHOUT ROWID;
    """

  /// Reads the whole workspace; a page's blocks are written one at a time.
  func fill(from workspace: any WorkspaceReader) async throws {
    var rows = RowBatch(limit: Self.batchSize, queue: queue)
    for try await user in workspace.users {
      try rows.insert("users", ["\(user.id)", user.name, json(user.json)])
    }
    for try await document in workspace.dataSources {
      try rows.insert(
        "data_sources",
        [
          "\(document.dataSource.id)", document.place.title, document.place.parent?.description,
          json(document.dataSource.json),
        ])
    }
    for try await document in workspace.pages { try await write(document, workspace, &rows) }
    try rows.flush()
  }

  private func write(
    _ document: PageDocument, _ workspace: any WorkspaceReader, _ rows: inout RowBatch
  ) async throws {
    let page = document.page
    let parent = try await document.place.parent.asyncFlatMap { try await workspace.node($0) }
    try rows.insert(
      "pages",
      [
        "\(page.id)", document.place.title, document.place.parent?.description, parent?.kind.rawValue,
        page.url,
        page.createdTime?.description, page.lastEditedTime?.description, json(page.json),
      ])
    let values =
      includesJSON
      ? try JSONValue(json: Array(page.json.withoutSignatures(keepsExpiryTimes: false).bytes))["properties"]
      : nil
    for property in page.properties {
      let value = PropertyColumns(property.content)
      try rows.insert(
        "properties",
        [
          "\(page.id)", property.id.text, property.name, "\(property.type)", value.text, value.number,
          values?[property.name].map { String(decoding: $0.serialized, as: UTF8.self) },
        ])
    }
    var position = 0
    var open: [String] = []
    for try await event in document.content {
      switch event {
      case .enter(let node):
        try rows.insert(
          "blocks",
          [
            "\(page.id)", position, "\(node.block.id)", open.last, node.depth, "\(node.block.type)",
            BlockText.of(node.block), json(node.block.json),
          ])
        position += 1
        open.append("\(node.block.id)")
      case .leave: open.removeLast()
      case .unavailable(let reason):
        // A row in place of missing blocks.
        try rows.insert(
          "blocks", ["\(page.id)", position, "", open.last, open.count, "unavailable", reason, nil])
        position += 1
      case .enterSection, .leaveSection: break
      @unknown default: break
      }
    }
  }

  private func json(_ slice: JSONSlice) -> String? {
    includesJSON ? slice.withoutSignatures(keepsExpiryTimes: false).text : nil
  }
}

extension Optional {
  fileprivate func asyncFlatMap<Result>(_ transform: (Wrapped) async throws -> Result?) async rethrows
    -> Result?
  {
    guard let self else { return nil }
    return try await transform(self)
  }
}
