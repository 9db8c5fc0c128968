import CrawlTestSupport
import TestSupport
import Foundation
import GRDB
import NotionExportKit
import NotionModel
import NotionSimulator
import SinkTestKit
import Testing

@testable import NotionArchive
@testable import NotionCrawl

/// All readers of a workspace return the same results: that of an archive, and the script that replaces it in
/// the tests of sinks. A script that is more generous than the archive would hide errors of a sink.
@Suite struct WorkspaceReaderTests {
  private static func id(_ name: String) -> ObjectID { ObjectID(simulated: "reader \(name)") }

  private static func workspace() -> SimulatedWorkspace {
    var workspace = SmallWorkspace.make()
    func link(_ page: String, _ block: String) -> TextDraft {
      .link("link", to: "https://www.notion.so/T-\(id(page).compactText)#\(id(block).compactText)")
    }
    workspace.add(
      page: PageDraft(
        "Target", id: id("target"),
        content: [
          .heading2("Heading").id(id("heading")), .paragraph("Leaf").id(id("leaf")),
          .toggle("Open", [.bulleted("Nested").id(id("nested"))]).id(id("toggle")),
          .synced([.paragraph("Shared").id(id("shared"))], id: id("original")),
          .paragraph(["To itself ", link("target", "leaf")]),
        ]))
    workspace.add(
      page: PageDraft(
        "Source", id: id("source"),
        content: [
          .paragraph([link("target", "heading"), " ", link("target", "gone"), " ", link("nowhere", "leaf")]),
          .bookmark("/\(id("target").compactText)?pvs=4#\(id("nested").compactText)"),
          .syncedCopy(of: id("original")),
          .columns([[.paragraph("In a column").id(id("column"))], [.table([["a"]])]]),
        ]))
    workspace.add(page: PageDraft("Empty", id: id("empty")))
    return workspace
  }

  /// The same objects as a script, parents first.
  private static func script(of archive: ArchiveWorkspaceReader) async throws -> ScriptedWorkspace {
    var script = ScriptedWorkspace(name: try await archive.description().name ?? "")
    for try await user in archive.users { try script.add(user: object(user.json)) }
    for try await asset in archive.assets { script.add(asset: asset) }
    try await add(below: nil, archive, to: &script)
    return script
  }

  private static func object(_ json: JSONSlice) throws -> JSONObject {
    try JSONValue(json: Array(json.bytes)).object ?? [:]
  }

  private static func add(
    below parent: ObjectID?, _ archive: ArchiveWorkspaceReader, to script: inout ScriptedWorkspace
  ) async throws {
    for try await node in archive.children(of: parent) {
      switch node.kind {
      case .page:
        guard let document = try await archive.page(PageID(node.id)) else { continue }
        // The outline contains the page of a block; in a script the object names it.
        var json = try object(document.page.json)
        if let parent { json["parent"] = Self.parent(parent, of: json) }
        try script.add(
          page: json, content: try await blocks(document),
          comments: document.comments.map { try object($0.json) })
      case .database:
        guard let document = try await archive.database(DatabaseID(node.id)) else { continue }
        var json = try object(document.database.json)
        if let parent { json["parent"] = ["type": "page_id", "page_id": .string("\(parent)")] }
        try script.add(database: json, views: document.views.map { try object($0.json) })
      case .dataSource:
        guard let document = try await archive.dataSource(DataSourceID(node.id)) else { continue }
        try script.add(dataSource: object(document.dataSource.json))
      default: continue
      }
      try await add(below: node.id, archive, to: &script)
    }
  }

  private static func parent(_ id: ObjectID, of json: JSONObject) -> JSONValue {
    json["parent"]?["type"]?.string == "block_id"
      ? ["type": "page_id", "page_id": .string("\(id)")] : json["parent"] ?? .null
  }

  private static func blocks(_ document: PageDocument) async throws -> [ScriptedBlock] {
    var open: [ScriptedBlock] = [ScriptedBlock("page")]
    var copies = 0
    for try await event in document.content {
      switch event {
      case .enter(let node):
        if copies == 0 {
          let json = try object(node.block.json)
          open.append(
            ScriptedBlock(
              json["type"]?.string ?? "", json[json["type"]?.string ?? ""]?.object ?? [:],
              id: node.block.id.object))
        }
        if case .synced = node.children { copies += 1 }
      case .leave(let node):
        if case .synced = node.children { copies -= 1 }
        if copies == 0, let block = open.popLast() { open[open.count - 1].children.append(block) }
      case .enterSection, .leaveSection, .unavailable: break
      }
    }
    return open[0].children
  }

  private func withReaders(
    _ body: @Sendable (_ archive: ArchiveWorkspaceReader, _ script: ScriptedWorkspace) async throws -> Void
  ) async throws {
    try await withTemporaryFolder { folder in
      try await withSimulator(Self.workspace()) { simulator in
        try await simulator.crawl(into: folder)
        try await Archive.withArchive(at: StateDirectory(in: folder)) { archive in
          try await body(archive.reader, try await Self.script(of: archive.reader))
        }
      }
    }
  }

  /// All results of a reader, as lines.
  private func answers(_ reader: some WorkspaceReader, about ids: [ObjectID]) async throws -> [String] {
    var lines = ["\(try await reader.counts())", "\(try await reader.description().name ?? "")"]
    func texts(_ listing: WorkspaceListing<OutlineNode>) async throws -> String {
      var texts: [String] = []
      for try await node in listing { texts.append("\(node.id) \(node.kind) \(node.ordinal) \(node.title)") }
      return texts.joined(separator: ", ")
    }
    lines.append("top: \(try await texts(reader.children(of: nil)))")
    for try await page in reader.pages { lines.append("page \(page.page.id)") }
    for try await database in reader.databases {
      lines.append("database \(database.database.id) \(database.views.count)")
    }
    for try await source in reader.dataSources { lines.append("source \(source.dataSource.id)") }
    for try await user in reader.users { lines.append("user \(user.id) \(user.name ?? "")") }
    for try await asset in reader.assets { lines.append("asset \(asset.key) \(asset.name)") }
    for try await object in reader.unavailableObjects {
      lines.append("unavailable \(object.id) \(object.reason)")
    }
    for id in ids {
      lines.append("about \(id)")
      let node = try await reader.node(id)
      lines.append("  node \(node.map { "\($0)" } ?? "none")")
      lines.append("  path \(try await reader.path(to: id).map(\.id))")
      lines.append("  children \(try await texts(reader.children(of: id)))")
      if let node {
        lines.append("  namesakes \(try await reader.namesakes(of: node).map(\.id))")
        for side in SiblingSide.allCases {
          lines.append("  \(side) \(try await texts(reader.siblings(side, node)))")
        }
      }
      lines.append("  page \(try await reader.page(PageID(id)) != nil)")
      lines.append("  database \(try await reader.database(DatabaseID(id)) != nil)")
      lines.append("  source \(try await reader.dataSource(DataSourceID(id)) != nil)")
      lines.append("  icon \(try await reader.icon(of: id).map { "\($0)" } ?? "none")")
      lines.append("  user \(try await reader.user(UserID(id))?.name ?? "none")")
      lines.append("  children stored \(try await reader.containsChildren(of: BlockID(id)))")
      lines.append("  linked \(try await reader.linkedBlocks(in: PageID(id)).sorted())")
      if try await reader.dataSource(DataSourceID(id)) != nil {
        for try await row in reader.rows(of: DataSourceID(id)) { lines.append("  row \(row.id) \(row.kind)") }
      }
      for page in ids where page != id {
        if try await reader.containsBlock(BlockID(id), in: PageID(page)) {
          lines.append("  stands in \(page)")
        }
      }
      for try await event in try await reader.page(PageID(id))?.content
        ?? BlockStream(of: BlockID(id), from: Nothing())
      {
        if case .enter(let node) = event {
          lines.append("    \(node.depth) \(node.block.id) \(node.block.type) \(node.children)")
        }
      }
      for comment in try await reader.page(PageID(id))?.comments ?? [] {
        lines.append("    comment \(comment.id)")
      }
    }
    return lines
  }

  private struct Nothing: BlockSource {
    func blocks(in container: BlockID, after cursor: Int?) -> BlockBatch {
      BlockBatch(entries: [], next: nil)
    }
  }

  @Test("A script answers everything as the archive of the same workspace does")
  func answersAreTheSame() async throws {
    try await withReaders { archive, script in
      var about: [ObjectID] = []
      for try await page in archive.pages {
        about.append(page.page.id.object)
        for try await event in page.content {
          if case .enter(let node) = event { about.append(node.block.id.object) }
        }
      }
      for try await database in archive.databases { about.append(database.database.id.object) }
      for try await source in archive.dataSources { about.append(source.dataSource.id.object) }
      about += ["gone", "nowhere"].map(Self.id)
      about = Set(about).sorted()
      let (stored, scripted) = (
        try await answers(archive, about: about), try await answers(script, about: about)
      )
      let difference = scripted.difference(from: stored).map { change in
        switch change {
        case .insert(let offset, let line, _): "+ \(offset) \(line)"
        case .remove(let offset, let line, _): "- \(offset) \(line)"
        }
      }
      #expect(difference.prefix(30).joined(separator: "\n") == "")
    }
  }

  @Test("A block stands in its own page alone, children or not, and links to it are known")
  func blocks() async throws {
    try await withReaders { archive, script in
      for reader in [archive, script] as [any WorkspaceReader] {
        let (target, source) = (PageID(Self.id("target")), PageID(Self.id("source")))
        for name in ["heading", "leaf", "toggle", "nested", "original", "shared"] {
          try await expect(true, BlockID(Self.id(name)), in: target, reader)
          try await expect(false, BlockID(Self.id(name)), in: source, reader)
        }
        try await expect(true, BlockID(Self.id("column")), in: source, reader)
        try await expect(false, BlockID(Self.id("gone")), in: target, reader)
        try await expect(false, BlockID(Self.id("leaf")), in: PageID(Self.id("nowhere")), reader)
        let linked = try await reader.linkedBlocks(in: target)
        #expect(linked == Set(["heading", "gone", "nested", "leaf"].map { BlockID(Self.id($0)) }))
        let none = try await reader.linkedBlocks(in: PageID(Self.id("empty")))
        #expect(none.isEmpty)
        let (toggle, leaf) = (BlockID(Self.id("toggle")), BlockID(Self.id("leaf")))
        let (holds, holdsNot) = (
          try await reader.containsChildren(of: toggle), try await reader.containsChildren(of: leaf)
        )
        #expect(holds && !holdsNot)
      }
    }
  }

  private func expect(
    _ expected: Bool, _ block: BlockID, in page: PageID, _ reader: any WorkspaceReader
  ) async throws {
    let stands = try await reader.containsBlock(block, in: page)
    #expect(stands == expected, "\(block) in \(page)")
  }
}

@Suite struct LongContainerTests {
  /// A container of many responses is read in order, one response at a time: were those before each looked at, too, the
  /// work would grow with the square of their number.
  @Test("The next response of a container is found without the others")
  func theNextResponseOfAContainerIsFoundWithoutTheOthers() async throws {
    let queue = try DatabaseQueue()
    try ArchiveSchema.migrator.migrate(queue)
    let plan = try await queue.read { database in
      try Row.fetchAll(
        database, sql: "EXPLAIN QUERY PLAN \(BlockListsTable.nextResponse)", arguments: [Data(), 0]
      ).map { $0["detail"] as String }
    }
    #expect(plan.first == "SEARCH b USING INDEX block_lists_by_container (container=? AND sequence>?)")
    #expect(!plan.contains { $0.contains("B-TREE") }, "\(plan)")
  }
}

/// Rows wait on disk in the order of their keys.
@Suite struct RowSorterTests {
  @Test("Rows are sorted by their keys, and equal ones keep their order")
  func rowsComeInTheOrderOfTheirKeysAndEqualOnesAsTheyWent() async throws {
    try await withTemporaryFolder { folder in
      let sorter = try RowSorter(in: folder)
      var entries: [OrderedRow] = []
      for number in 0..<1_050 {
        let key = [UInt8(number * 7919 % 251), UInt8(number % 3)]
        let id = ObjectID(high: 1, low: UInt64(number))
        entries.append(
          OrderedRow(row: RowReference(id: id, kind: number % 5 == 0 ? .dataSource : .page), key: key))
      }
      for start in stride(from: 0, to: entries.count, by: 150) {
        try sorter.append(Array(entries[start..<min(start + 150, entries.count)]), from: start)
      }
      var found: [OrderedRow] = []
      for try await row in sorter.rows { found.append(row) }
      let expected = entries.indices.sorted { first, second in
        if entries[first].key == entries[second].key { return first < second }
        return entries[first].key.lexicographicallyPrecedes(entries[second].key)
      }
      #expect(found == expected.map { entries[$0] })
      // Nothing stays behind, not even while the sorter lives.
      #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == [])
    }
  }

  @Test("An empty sorter has no rows") func anEmptySorterHasNoRows() async throws {
    try await withTemporaryFolder { folder in
      for try await row in try RowSorter(in: folder).rows { Issue.record("found \(row)") }
    }
  }
}
