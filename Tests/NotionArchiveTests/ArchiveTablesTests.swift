import GRDB
import NotionExportKit
import NotionModel
import Testing

@testable import NotionArchive

/// The tables of the archive, in memory.
@Suite struct ArchiveTablesTests {
  private func withTables<Result>(_ body: (ArchiveTables) throws -> Result) throws -> Result {
    let database = try DatabaseQueue()
    try ArchiveSchema.migrator.migrate(database)
    return try database.write { try body(ArchiveTables(database: $0, codec: BodyCodec())) }
  }

  private static let id = ObjectID(high: 1, low: 1)

  @Test(
    "A stored number that stands for nothing is an error that names the row, and no default",
    arguments: [
      "UPDATE frontier SET kind = 99", "UPDATE frontier SET phase = 99", "UPDATE objects SET kind = 99",
      "UPDATE objects SET state = 99", "UPDATE users SET state = 99", "UPDATE assets SET source_kind = 99",
      "UPDATE link_targets SET kind = 99", "UPDATE retries SET kind = 99",
    ])
  func unknownNumbersAreErrors(damage: String) throws {
    try withTables { tables in
      try fill(tables)
      try readAll(tables)
      #expect(try StoredValues.finding(in: tables.database) == nil)
      try tables.database.execute(sql: damage)
      let error = #expect(throws: ArchiveError.self) { try readAll(tables) }
      #expect(error?.code == .damaged)
      #expect(error?.detail.contains("99") == true)
      #expect(try StoredValues.finding(in: tables.database) != nil)
    }
  }

  @Test(
    "A stored value of another type is an error that names the row, and ends nothing",
    arguments: [
      "UPDATE frontier SET sequence = 'odd'", "UPDATE frontier SET target = 'odd'",
      "UPDATE frontier SET flags = 'odd'", "UPDATE objects SET seen = 'odd'", "UPDATE objects SET id = 'odd'",
      "UPDATE objects SET parent = 'odd'", "UPDATE objects SET wanted = 'odd'",
      "UPDATE users SET hash = 'odd'",
      "UPDATE link_targets SET id = 'odd'", "UPDATE assets SET source = 'odd'",
      "UPDATE retries SET sequence = 'odd'",
    ])
  func valuesOfAnotherTypeAreErrors(damage: String) throws {
    try withTables { tables in
      try fill(tables)
      try tables.database.execute(sql: damage)
      let error = #expect(throws: DatabaseError.self) {
        try readAll(tables)
        // Where the id itself is odd, nothing is found by the right one.
        _ = try tables.objects.object(key: 1)
      }
      #expect(error?.resultCode == .SQLITE_CORRUPT)
      #expect(error?.message?.contains("odd") == true, "\(String(describing: error?.message))")
    }
  }

  /// Puts a row into each of several tables.
  private func fill(_ tables: ArchiveTables) throws {
    try tables.frontier.enqueue(WorkItem(phase: .content, kind: .children, target: Self.id, owner: 1))
    try tables.retries.add(WorkItem(phase: .content, kind: .children, target: Self.id, owner: 1), crawl: 1)
    try tables.objects.introduce(Self.id, .page, in: nil)
    try tables.users.introduce(Self.id)
    try tables.links.enqueue(Self.id, as: .page)
    try tables.assets.use(
      "file", name: "file", from: AssetSource(.page as StoredKind, Self.id),
      by: PartReference(owner: 1, part: .body, revision: 0))
  }

  private func readAll(_ tables: ArchiveTables) throws {
    _ = try tables.frontier.first(1)
    _ = try tables.retries.lists(of: 1, before: 2)
    _ = try tables.objects.object(Self.id)
    _ = try tables.users.user(Self.id)
    _ = try tables.links.pending(limit: 1)
    _ = try tables.assets.source(of: "file")
  }

  @Test("An item keeps its flags when it goes on, and gets a flag once")
  func flags() throws {
    try withTables { tables in
      try tables.frontier.enqueue(WorkItem(phase: .listing, kind: .rows, target: Self.id, flags: .retry))
      let item = try #require(try tables.frontier.first(1).first)
      try tables.frontier.flag(item.number, .listChanged)
      #expect(try tables.frontier.flags(of: item.number) == [.retry, .listChanged])
    }
  }

  @Test("A file that is not here takes its address from the object that shows it last")
  func sources() throws {
    try withTables { tables in
      let other = ObjectID(high: 1, low: 2)
      let reference = PartReference(owner: 1, part: .blocks, revision: 1)
      for id in [Self.id, other] {
        try tables.assets.use(
          "file", name: "file", from: AssetSource(.block as StoredKind, id), by: reference)
      }
      #expect(try tables.assets.source(of: "file")?.id == other)
      let asset = try #require(try tables.assets.asset("file"))
      try tables.assets.store(
        .stored(.init(sha256: "00", byteCount: 1, mediaType: nil, pixelSize: nil)), of: asset.key)
      try tables.assets.use(
        "file", name: "file", from: AssetSource(.block as StoredKind, Self.id), by: reference)
      #expect(try tables.assets.source(of: "file")?.id == other)
    }
  }

  @Test("A revision of a part is published with its differences, and those before it go")
  func revisions() throws {
    try withTables { tables in
      try tables.objects.introduce(Self.id, .page, in: nil)
      let key = try #require(try tables.objects.object(Self.id)).key
      func store(_ revision: Int, _ text: String) throws {
        let body = Array(text.utf8)
        try tables.blockLists.store(
          BlockListsTable.Response(
            ListedResponse(
              owner: key, revision: revision, list: Self.id, sequence: 0, hash: ContentHash(of: body),
              body: body[...])))
      }
      try store(1, "one")
      try tables.lists.publish(.blocks, of: key, revision: 1, replacing: 0)
      try store(2, "one")
      #expect(try !tables.lists.differ(.blocks, of: key, 1, 2))
      try store(3, "two")
      #expect(try tables.lists.differ(.blocks, of: key, 1, 3))
      try tables.lists.publish(.blocks, of: key, revision: 3, replacing: 1)
      #expect(try tables.lists.publishedRevision(.blocks, of: key) == 3)
      #expect(try tables.blockLists.count(of: key) == 1)
    }
  }
}
