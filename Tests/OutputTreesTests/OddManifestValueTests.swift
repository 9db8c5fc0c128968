import TestSupport
import Foundation
import GRDB
import NotionExportKit
import NotionModel
import Testing

@testable import OutputTrees

/// SQLite keeps any value in any column, so that a manifest may hold a text where a number belongs.
@Suite("Values of another type in the databases of an output") struct OddManifestValueTests {
  private let folder: TemporaryFolder
  private let owner = FileOwner.object(ObjectID(high: 1, low: 1))
  private static let content = Asset.StoredContent(
    sha256: "2bb80d537b1da3e38bd30361aa855686bde0eacd7162fef6a25fe97bf527a25b", byteCount: 6,
    mediaType: "image/png")

  init() throws {
    folder = try TemporaryFolder()
    try folder.put("state/assets/2b/\(Self.content.sha256)", "secret")
    try folder.put("out/.keep", "")
    try FileManager.default.removeItem(atPath: "\(folder.path)/out/.keep")
  }

  private var manifest: String { "\(folder.path)/state/manifest.sqlite" }

  private func tree() throws -> FileOutputTree {
    try FileOutputTree(
      root: "\(folder.path)/out", manifestPath: manifest, temporaryFolder: "\(folder.path)/state/tmp",
      assetsFolder: "\(folder.path)/state/assets")
  }

  private func write(_ tree: FileOutputTree) async throws {
    try await tree.replaceFiles(of: owner) { files in
      try await files.write(OutputPath("a/b.md"), bytes: Array("text".utf8))
      try await files.write(OutputPath("c.png"), content: Self.content)
      try await files.note("key", [1, 2, 3])
    }
    try tree.synchronize()
  }

  /// All queries of a lane, a verification and the status.
  private func askEverything(_ tree: FileOutputTree) async throws {
    _ = try await tree.notes(of: owner)
    for try await _ in tree.notes(withPrefix: "k") {}
    try tree.forEachContest { _, _ in }
    try await write(tree)
    try tree.beginReplay()
    try tree.removeOutdatedFiles()
    try await tree.removeFiles(of: owner)
  }

  private static let columns = [
    ("", "files", "path"), ("", "files", "owner"), ("", "files", "sha256"), ("", "files", "size"),
    ("", "files", "modified"), ("", "files", "generation"), ("", "files", "wanted"), ("", "files", "key"),
    ("", "files", "seal"), ("", "uses", "owner"), ("", "uses", "path"), ("", "uses", "generation"),
    ("", "uses", "seal"), ("", "state", "generation"), (".notes", "notes", "key"),
    (".notes", "notes", "owner"), (".notes", "notes", "generation"), (".notes", "notes", "value"),
  ]

  private func damage(_ file: String, _ table: String, _ column: String) throws {
    let database = try DatabaseQueue(path: manifest + file)
    try database.write { database in
      let value =
        try database.columns(in: table).first { $0.name == column }?.type == "INTEGER" ? "'odd'" : "5"
      let odd = column == "sha256" || column == "value" ? value : value == "5" ? "x'FF'" : value
      try database.execute(sql: "UPDATE OR REPLACE \(table) SET \(column) = \(odd)")
      #expect(database.changesCount > 0)
    }
    try database.close()
  }

  @Test("All columns are tested") func allColumns() async throws {
    try await write(try tree())
    var found: [String] = []
    for file in ["", ".notes"] {
      let database = try DatabaseQueue(path: manifest + file)
      found += try await database.read { database in
        try String.fetchAll(
          database,
          sql: """
            SELECT m.name || '.' || c.name FROM sqlite_master m, pragma_table_info(m.name) c
            WHERE m.type = 'table' AND m.name <> 'grdb_migrations'
            """)
      }
    }
    #expect(Set(found) == Set(Self.columns.map { "\($0.1).\($0.2)" }))
  }

  @Test("A value of another type is damage at the next opening, which mends it", arguments: columns)
  func opening(file: String, table: String, column: String) async throws {
    try await write(try tree())
    try damage(file, table, column)
    let again = try tree()
    #expect(again.damagedManifest != nil)
    try await write(again)
    #expect(folder.files(in: "out") == ["a/b.md", "c.png"])
    try again.removeOutdatedFiles()
    #expect(try tree().damagedManifest == nil)
  }

  @Test("A value of another type that is met later is damage, too", arguments: columns)
  func reading(file: String, table: String, column: String) async throws {
    try await write(try tree())
    let open = try tree()
    try damage(file, table, column)
    do {
      try await askEverything(open)
    } catch let error as OutputError {
      #expect(error.code == .damagedManifest && error.path.hasPrefix(manifest), "\(error)")
    }
    if file.isEmpty, table == "files", ["size", "modified", "generation", "sha256"].contains(column) {
      let totals = try ManifestTotals(of: manifest)
      #expect(totals == nil || totals?.files ?? 3 <= 2)
    }
  }
}
