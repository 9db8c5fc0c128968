import Foundation
import GRDB
import NotionModel
import NotionSimulator
import TestSupport
import Testing

/// A flipped byte in a column of the archive makes the next export fetch again what the row is about, and no more.
@Suite(.timeLimit(.minutes(5))) struct ColumnDamageTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private func workspace() -> SimulatedWorkspace {
    var workspace = SimulatedWorkspace(now: SimulatorTime(year: 2026, month: 3, day: 9, hour: 8))
    let picture = workspace.addAsset(
      "gauge.png", contentType: "image/png", bytes: Array("not really a picture".utf8))
    workspace.add(
      page: PageDraft(
        "Home",
        content: [
          .paragraph("Text."), .image(.hosted(picture)),
          .database(
            DatabaseDraft(
              "Reports",
              dataSources: [
                DataSourceDraft(
                  rows: [PageDraft("First report"), PageDraft("Second report")],
                  templates: [TemplateDraft("Weekly report", content: [.paragraph("Words.")])])
              ], views: [ViewDraft("table", name: "All of them")])),
        ], comments: [CommentDraft("Is this still so?")]))
    for number in 1...25 {
      workspace.add(
        page: PageDraft(
          TextDraft("Chapter number \(number)"),
          content: [.paragraph("Words."), .toggle("More", [.paragraph("In it.")])]))
    }
    return workspace
  }

  /// The name of a column, and a query for one of its values.
  private static let columns = [
    "objects.title": "SELECT title FROM objects WHERE title = 'Chapter number 7'",
    "objects.id": "SELECT id FROM objects WHERE title = 'Chapter number 7'",
    "rows' title": "SELECT title FROM objects WHERE title = 'First report'",
    "database's title": "SELECT title FROM objects WHERE title = 'Reports'",
    "objects.parent": "SELECT parent FROM objects WHERE title = 'First report'",
    "users.id": "SELECT id FROM users LIMIT 1", "views.data_source": "SELECT data_source FROM views LIMIT 1",
    "views.id": "SELECT id FROM views LIMIT 1", "assets.text": "SELECT text FROM assets",
    "assets.media_type": "SELECT media_type FROM assets", "assets.source": "SELECT source FROM assets",
    "templates.name": "SELECT name FROM templates", "templates.id": "SELECT id FROM templates",
    "block_lists.container":
      "SELECT container FROM block_lists WHERE container NOT IN (SELECT id FROM objects) LIMIT 1",
    "comment_lists.container": "SELECT container FROM comment_lists LIMIT 1",
    "dependencies.target": "SELECT target FROM dependencies LIMIT 1",
    "log_stamps.stamp": "SELECT stamp FROM log_stamps LIMIT 1",
    "meta.archiveID": "SELECT value FROM meta WHERE name = 'archiveID'",
    "meta.name": "SELECT 'crawlStarted'", "meta.crawl": "SELECT 'scanVersion'",
    "grdb_migrations": "SELECT '11 rows that are missing'",
  ]

  /// Columns that are damaged together.
  private static let groups = (0..<5).map { group in
    columns.keys.sorted().enumerated().filter { $0.offset % 5 == group }.map(\.element)
  }

  @Test(
    "Only what the rows are about is fetched again, whichever copy is damaged, and the archive stays",
    arguments: groups)
  func flipped(columns: [String]) async throws {
    try await withSimulator(workspace()) { simulator in
      var bench = Workbench(folder, simulator)
      bench.formats = ["json"]
      #expect(try await bench.program("out").run().code == 0)
      let whole = try folder.contents(of: "out")
      simulator.resetStatistics()
      #expect(try await bench.program("out").run().code == 0)
      let usual = simulator.statistics
      try FileManager.default.copyItem(atPath: "\(folder.path)/out", toPath: "\(folder.path)/sound")
      let path = "\(folder.path)/out/.notion-export/archive.sqlite"
      let bytes = Array(try Data(contentsOf: URL(filePath: path)))
      let places = try columns.map { column in
        try Self.places(of: try #require(Self.columns[column]), in: bytes, path)
      }
      for side in [places.map(\.first), places.map(\.last)] {
        try FileManager.default.removeItem(atPath: "\(folder.path)/out")
        try FileManager.default.copyItem(atPath: "\(folder.path)/sound", toPath: "\(folder.path)/out")
        var damaged = bytes
        for place in side { damaged[try #require(place)] ^= 1 }
        try Data(damaged).write(to: URL(filePath: path))
        simulator.resetStatistics()
        let ending = try await bench.program("out").run()
        let name = "\(columns), \(side)"
        #expect(ending.code == 0, "\(name): \(ending.errors)")
        let files = folder.files(in: "out/.notion-export")
        #expect(!files.contains { $0.hasPrefix("archive-damaged") }, "\(name): \(ending.errors)")
        let served = simulator.statistics
        let children = usual.count(.blockChildren) + 3 * columns.count
        #expect(served.count(.blockChildren) <= children, "\(name): \(served.served)")
        #expect(served.count() <= usual.count() + 6 * columns.count, "\(name): \(served.served)")
        let found = try folder.contents(of: "out")
        #expect(found.keys.sorted() == whole.keys.sorted(), "\(name)")
        #expect(whole.filter { found[$0.key] != $0.value }.keys.sorted() == [], "\(name)")
        let sound = try await Program("verify", "--read-data", "--output", "\(folder.path)/out").run()
        #expect(sound.code == 0, "\(name): \(sound.output)")
      }
    }
  }

  /// The middle bytes of all copies that a database holds of the value of a query.
  private static func places(of query: String, in bytes: [UInt8], _ path: String) throws -> [Int] {
    let database = try DatabaseQueue(path: path)
    defer { try? database.close() }
    let stored = try database.read { try Data.fetchOne($0, sql: "SELECT CAST((\(query)) AS BLOB)") }
    let value = Array(try #require(stored))
    return bytes.indices.dropLast(value.count).filter { bytes[$0...].starts(with: value) }
      .map { $0 + value.count / 2 }
  }
}
