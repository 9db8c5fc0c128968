import Foundation
import GRDB
import NotionModel
import NotionSimulator
import TestSupport
import Testing

/// Damage to the files of the program is reported by file, and repaired.
@Suite(.timeLimit(.minutes(5))) struct DiskDamageTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private static func id(_ name: String) -> ObjectID { ObjectID(simulated: name) }

  private func workspace() -> SimulatedWorkspace {
    var workspace = SimulatedWorkspace(now: SimulatorTime(year: 2026, month: 3, day: 9, hour: 8))
    let picture = workspace.addAsset(
      "gauge.png", contentType: "image/png", bytes: Array("not really a picture".utf8))
    workspace.add(
      page: PageDraft(
        "Home", id: Self.id("home"),
        content: [
          .paragraph("Text."), .toggle("More", [.paragraph("Inside.")]).id(Self.id("toggle")),
          .image(.hosted(picture)),
        ], comments: [CommentDraft("Is this still so?")]))
    for number in 1...4 {
      workspace.add(page: PageDraft(TextDraft("Other \(number)"), content: [.paragraph("Words.")]))
    }
    return workspace
  }

  private func withExport(
    _ formats: [String] = ["json"], _ body: (Workbench) async throws -> Void
  ) async throws {
    try await withSimulator(workspace()) { simulator in
      var bench = Workbench(folder, simulator)
      bench.formats = formats
      let whole = try await bench.program("whole").run()
      #expect(whole.code == 0, "\(whole.errors)")
      let first = try await bench.program("out").run()
      #expect(first.code == 0, "\(first.errors)")
      try await body(bench)
    }
  }

  private var state: String { "\(folder.path)/out/.notion-export" }

  private func database(_ name: String, _ sql: String) throws {
    let database = try DatabaseQueue(path: "\(state)/\(name)")
    try database.write { try $0.execute(sql: sql) }
    try database.close()
  }

  private func verify(_ arguments: String...) async throws -> Program.Ending {
    var program = Program("verify", "--output", "\(folder.path)/out")
    program.arguments += arguments
    return try await program.run()
  }

  private func overwrite(_ path: String, at offset: Int, with bytes: [UInt8]) throws {
    let handle = try FileHandle(forUpdating: URL(filePath: path))
    try handle.seek(toOffset: UInt64(offset))
    try handle.write(contentsOf: Data(bytes))
    try handle.close()
  }

  // MARK: The archive

  @Test(
    "A stored response that is damaged is named, set aside and fetched again, and nothing else is",
    arguments: [
      "UPDATE block_lists SET body = x'0105000000FF' WHERE owner = (SELECT key FROM objects WHERE title = 'Home')",
      "UPDATE block_lists SET body = substr(body, 1, 20) WHERE owner = (SELECT key FROM objects WHERE title = 'Home')",
      "UPDATE objects SET body = x'01' WHERE title = 'Home'",
      "UPDATE objects SET body = zeroblob(40) WHERE title = 'Home'",
      "UPDATE comment_lists SET body = x'0105000000FF'",
    ])
  func damagedResponse(sql: String) async throws {
    try await withExport { bench in
      try database("archive.sqlite", sql)
      let damaged = try await verify()
      #expect(damaged.code == 3, "\(damaged.output)")
      #expect(damaged.output.contains("Damaged responses in the archive: "))
      #expect(damaged.output.contains("\"Home\""))
      bench.simulator.resetStatistics()
      let second = try await bench.program("out").run()
      #expect(second.code == 0, "\(second.errors)")
      #expect(second.errors.contains("the archive's copy of \"Home\" was damaged and was discarded"))
      // The lists of the one page, and what every run asks for.
      #expect(bench.simulator.statistics.count(.blockChildren) <= 2)
      #expect(!folder.files(in: "out/.notion-export").contains { $0.hasPrefix("archive-damaged") })
      try bench.expectSame("out", "whole")
      let sound = try await verify("--read-data")
      #expect(sound.code == 0, "\(sound.output)")
    }
  }

  @Test("A response in the place of another is found by reading all data, and fetched again")
  func exchangedResponse() async throws {
    try await withExport { bench in
      try database(
        "archive.sqlite",
        """
        UPDATE objects SET body = (SELECT body FROM objects WHERE title = 'Other 1') WHERE title = 'Other 2'
        """)
      let damaged = try await verify("--read-data")
      #expect(damaged.code == 3, "\(damaged.output)")
      #expect(damaged.output.contains("\"Other 2\""))
      let second = try await bench.program("out").run()
      #expect(second.code == 0, "\(second.errors)")
      let sound = try await verify("--read-data")
      #expect(sound.code == 0, "\(sound.output)")
      try bench.expectSame("out", "whole")
    }
  }

  @Test("A format that is added writes nothing of a damaged response, and says so")
  func renderingDamage() async throws {
    try await withExport { bench in
      try database("archive.sqlite", "UPDATE block_lists SET body = x'0105000000FF'")
      let render = Program("render", "--format", "markdown", "--output", "\(folder.path)/out")
      let first = try await render.run()
      #expect(first.code == 3, "\(first.errors)")
      #expect(first.errors.contains("The next export fetches it again"))
      let export = try await bench.program("out").run()
      #expect(export.code == 0, "\(export.errors)")
      let second = try await render.run()
      #expect(second.code == 0, "\(second.errors)")
      #expect(folder.text("out/Home.md")?.contains("Inside.") == true)
    }
  }

  @Test(
    "A file of the archive that was overwritten or deleted is downloaded again and never written",
    arguments: ["same size", "other size", "gone", "empty"], ["json", "markdown"])
  func damagedAsset(damage: String, format: String) async throws {
    try await withExport([format]) { bench in
      let name = try #require(folder.files(in: "out/.notion-export/assets").first)
      let path = "\(state)/assets/\(name)"
      let bytes = try folder.bytes("out/.notion-export/assets/\(name)")
      switch damage {
      case "same size": try Data(repeating: 0x78, count: bytes.count).write(to: URL(filePath: path))
      case "other size": try Data("rot".utf8).write(to: URL(filePath: path))
      case "empty": try Data().write(to: URL(filePath: path))
      default: try FileManager.default.removeItem(atPath: path)
      }
      #expect(try await verify().code == 3)
      let second = try await bench.program("out").run()
      #expect(second.code == 0, "\(second.errors)")
      #expect(bench.simulator.statistics.count(.download) == 3)
      #expect(try folder.bytes("out/.notion-export/assets/\(name)") == bytes)
      try bench.expectSame("out", "whole")
      #expect(try await verify("--read-data").code == 0)
    }
  }

  @Test("A damaged file of the archive is not written by a format that is added")
  func damagedAssetInRendering() async throws {
    try await withExport { _ in
      let name = try #require(folder.files(in: "out/.notion-export/assets").first)
      let size = try folder.bytes("out/.notion-export/assets/\(name)").count
      try Data(repeating: 0x78, count: size).write(to: URL(filePath: "\(state)/assets/\(name)"))
      let ending = try await Program("render", "--format", "html", "--output", "\(folder.path)/out").run()
      #expect(ending.code == 3, "\(ending.errors)")
      let rot = Data(repeating: 0x78, count: size)
      for (path, bytes) in try folder.contents(of: "out") { #expect(bytes != rot, "\(path)") }
    }
  }

  @Test("After an older copy of the archive was put back, later edits reach the output")
  func restoredArchive() async throws {
    try await withExport { bench in
      let files = FileManager.default
      try files.copyItem(atPath: "\(state)/archive.sqlite", toPath: "\(folder.path)/backup.sqlite")
      // Some runs that the copy does not know of.
      for number in 1...3 {
        bench.simulator.edit { $0.rename(Self.id("home"), to: TextDraft("Renamed \(number)")) }
        _ = try await bench.program("out").run()
      }
      try files.removeItem(atPath: "\(state)/archive.sqlite")
      try files.copyItem(atPath: "\(folder.path)/backup.sqlite", toPath: "\(state)/archive.sqlite")
      let damaged = try await verify()
      #expect(damaged.code == 3, "\(damaged.output)")
      bench.simulator.edit { $0.rename(Self.id("home"), to: "After the restore") }
      let ending = try await bench.program("out").run()
      #expect(ending.code == 0, "\(ending.errors)")
      _ = try await bench.program("fresh").run()
      try bench.expectSame("out", "fresh")
      #expect(try await verify().code == 0)
      // The same archive, read on by the same lane.
      let again = try await bench.program("out").run()
      #expect(again.output.contains("no changes"))
    }
  }

  @Test("A token that was revoked deletes nothing, however fresh the export is to be")
  func freshWithRevokedToken() async throws {
    try await withExport { bench in
      var program = bench.program("out", "--fresh")
      program.environment["NOTION_TOKEN"] = "ntn_revoked0000000000000000000"
      let ending = try await program.run()
      #expect(ending.code == 1)
      #expect(ending.errors.contains("The token was refused"))
      #expect(try await verify("--read-data").code == 0)
      bench.simulator.resetStatistics()
      #expect(try await bench.program("out").run().code == 0)
      #expect(bench.simulator.statistics.count(.blockChildren) == 0)
    }
  }

  // MARK: Lists of files

  @Test(
    "A damaged list of files is named itself, and made anew",
    arguments: ["header", "middle", "row", "text", "empty"])
  func damagedManifest(damage: String) async throws {
    try await withExport { bench in
      let path = "\(state)/manifests/json.sqlite"
      switch damage {
      case "header": try overwrite(path, at: 0, with: [UInt8](repeating: 0x55, count: 200))
      case "middle": try overwrite(path, at: 4096, with: [UInt8](repeating: 0x55, count: 9000))
      case "row":
        try database("manifests/json.sqlite", "UPDATE files SET path = replace(path, 'pages/', 'pagez/')")
      case "empty": try overwrite(path, at: 0, with: [UInt8](repeating: 0, count: 12_288))
      default: try Data("This is no database.".utf8).write(to: URL(filePath: path))
      }
      try folder.put("out/mine.txt", "mine")
      let damaged = try await verify()
      #expect(damaged.code == 3, "\(damaged.output)\(damaged.errors)")
      #expect(damaged.output.contains("manifests/json.sqlite"))
      let status = try await Program("status", "--output", "\(folder.path)/out").run()
      #expect(status.code == 0, "\(status.errors)")
      bench.simulator.edit { $0.rename(Self.id("home"), to: "Renamed") }
      let second = try await bench.program("out").run()
      #expect(second.code == 0, "\(second.errors)")
      #expect(second.errors.contains("the list of files of json was damaged"), "\(second.errors)")
      #expect(!second.errors.contains("the archive was damaged"))
      #expect(folder.text("out/mine.txt") == "mine")
      try FileManager.default.removeItem(atPath: "\(folder.path)/out/mine.txt")
      _ = try await bench.program("fresh").run()
      try bench.expectSame("out", "fresh")
      let sound = try await verify()
      #expect(sound.code == 0, "\(sound.output)")
      let third = try await bench.program("out").run()
      #expect(third.code == 0 && third.errors == "", "\(third.errors)")
    }
  }

  // MARK: Anything

  @Test(
    "In an archive that is too large to be read at each start, damage leaves out one object and stops no format",
    arguments: [
      "UPDATE block_lists SET body = x'0105000000FF' WHERE owner = (SELECT key FROM objects WHERE title = 'Home')",
      "UPDATE objects SET body = x'01' WHERE title = 'Home'",
    ])
  func damageInLargeArchive(sql: String) async throws {
    try await withExport { bench in
      // More than four megabytes, which belong to an unused table.
      try database(
        "archive.sqlite",
        "\(sql); CREATE TABLE ballast (x); INSERT INTO ballast VALUES (zeroblob(6000000)); DROP TABLE ballast"
      )
      let render = Program("render", "--format", "markdown", "--output", "\(folder.path)/out")
      let first = try await render.run()
      #expect(first.code == 3, "\(first.output)\(first.errors)")
      #expect(first.errors.contains("the page could not be written as markdown"), "\(first.errors)")
      #expect(folder.report("out").contains { $0 == "not-written" })
      for number in 1...4 { #expect(folder.text("out/Other \(number).md")?.contains("Words.") == true) }
      let export = try await bench.program("out").run()
      #expect(export.code == 0, "\(export.errors)")
      let second = try await render.run()
      #expect(second.code == 0, "\(second.errors)")
      #expect(folder.text("out/Home.md")?.contains("Inside.") == true)
      let sound = try await verify("--read-data")
      #expect(sound.code == 0, "\(sound.output)")
    }
  }

  @Test(
    "A flipped byte in any column is noticed by reading all data, or does no harm, and the next export mends it",
    arguments: 1...20)
  func flippedColumn(seed: UInt64) async throws {
    var random = SplitMix(seed: seed &* 7919)
    try await withExport(["json", "markdown"]) { bench in
      let path = "\(state)/archive.sqlite"
      var bytes = Array(try Data(contentsOf: URL(filePath: path)))
      let values = try Self.storedValues(path)
      // Each seed takes another column, so that all kinds come by.
      let columns = values.keys.sorted()
      let column = columns[Int(seed) % columns.count]
      let value = try #require(values[column].map { $0[Int(random.next() % UInt64($0.count))] })
      let places = bytes.indices.dropLast(value.count).filter { bytes[$0...].starts(with: value) }
      try #require(!places.isEmpty, "\(column)")
      let place =
        places[Int(random.next() % UInt64(places.count))] + Int(random.next() % UInt64(value.count))
      bytes[place] ^= 1 << UInt8(random.next() % 7)
      try Data(bytes).write(to: URL(filePath: path))
      let verified = try await verify("--read-data")
      // If not even the archive's version is readable, there is no other finding.
      let isUnreadable = verified.code == 1 && verified.errors.contains("the archive is damaged")
      #expect(
        [0, 3].contains(verified.code) || isUnreadable, "\(column): \(verified.output)\(verified.errors)")
      let texts = ["objects.title", "objects.id", "objects.parent", "views.listed_name", "assets.name"]
      if texts.contains(column) { #expect(verified.code == 3, "\(column)") }
      let second = try await bench.program("out").run()
      #expect(second.code == 0, "\(column): \(second.errors)")
      #expect(
        !folder.files(in: "out/.notion-export").contains { $0.hasPrefix("archive-damaged") }, "\(column)")
      try bench.expectSame("out", "whole")
      #expect(try await verify("--read-data").code == 0, "\(column)")
    }
  }

  /// The texts and bytes of an archive that are long enough to be found in its file, by table and column.
  private static func storedValues(_ path: String) throws -> [String: [[UInt8]]] {
    let database = try DatabaseQueue(path: path)
    defer { try? database.close() }
    return try database.read { database in
      var values: [String: [[UInt8]]] = [:]
      let tables = try String.fetchAll(
        database, sql: "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
      for table in tables {
        for column in try database.columns(in: table).map(\.name) {
          let found = try Data.fetchAll(
            database,
            sql: """
              SELECT DISTINCT CAST(\(column) AS BLOB) FROM \(table)
              WHERE typeof(\(column)) IN ('text', 'blob') AND length(\(column)) BETWEEN 4 AND 400
              """)
          if !found.isEmpty { values["\(table).\(column)"] = found.map { Array($0) } }
        }
      }
      return values
    }
  }

  @Test(
    "Flipped bytes anywhere never end in a crash, and those outside of the archive in a whole output",
    arguments: 1...12)
  func flippedBytes(seed: UInt64) async throws {
    var random = SplitMix(seed: seed)
    // A flipped byte in a text of the archive makes another valid text, so it cannot be detected.
    let isArchive = seed % 3 == 0
    try await withExport(["json", "markdown"]) { bench in
      let names =
        isArchive
        ? ["archive.sqlite"]
        : [
          "checkpoints/json-folder.json", "checkpoints/markdown-folder.json",
          "manifests/json-folder.sqlite", "manifests/markdown-folder.sqlite", "report.json",
        ]
      for _ in 0..<3 {
        let name = names[Int(random.next() % UInt64(names.count))]
        var bytes = Array(try Data(contentsOf: URL(filePath: "\(state)/\(name)")))
        for _ in 0..<(1 + random.next() % 4) {
          let index = Int(random.next() % UInt64(bytes.count))
          bytes[index] ^= UInt8(1 + random.next() % 255)
        }
        try Data(bytes).write(to: URL(filePath: "\(state)/\(name)"))
      }
      for command in ["status", "verify"] {
        let ending = try await Program(command, "--output", "\(folder.path)/out").run()
        #expect([0, 1, 3].contains(ending.code), "\(command): \(ending.code) \(ending.errors)")
      }
      _ = try await verify("--read-data")
      var codes: [Int32] = []
      for _ in 0..<3 {
        let ending = try await bench.program("out").run()
        #expect([0, 1, 3].contains(ending.code), "\(ending.code) \(ending.errors)")
        codes.append(ending.code)
      }
      if isArchive { return }
      #expect(codes.last == 0, "\(codes)")
      try bench.expectSame("out", "whole")
    }
  }

  // MARK: Read-only

  @Test(
    "Status and verify read what may not be written, and an export names the file that it cannot write",
    .enabled(if: SmallDisk.isAvailable))
  func readOnlyState() async throws {
    let out = "\(folder.path)/disk"
    try FileManager.default.createDirectory(atPath: out, withIntermediateDirectories: true)
    let disk = try SmallDisk(at: out, size: "64m")
    try await withSimulator(workspace()) { simulator in
      let bench = Workbench(folder, simulator, formats: "json", "markdown")
      #expect(try await bench.program("disk").run().code == 0)
      try disk.remount("ro")
      for command in [["status"], ["verify"], ["verify", "--read-data"]] {
        var program = Program()
        program.arguments = command + ["--output", out]
        let ending = try await program.run()
        #expect(ending.code == 0, "\(command): \(ending.output)\(ending.errors)")
      }
      let export = try await bench.program("disk").run()
      #expect(export.code == 1)
      #expect(export.errors.contains(out), "\(export.errors)")
      #expect(export.errors.contains("not writable"), "\(export.errors)")
    }
  }
}

extension TemporaryFolder {
  /// The kinds of findings in the report of an export.
  fileprivate func report(_ output: String) -> [String] {
    let value = try? JSONValue(json: Array((text("\(output)/.notion-export/report.json") ?? "").utf8))
    return (value?["diagnostics"]?.array ?? []).compactMap { $0["identifier"]?.string }
  }
}

/// Numbers that are the same for the same seed.
struct SplitMix {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}
