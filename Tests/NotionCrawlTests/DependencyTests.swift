import CrawlTestSupport
import TestSupport
import Foundation
import NotionExportKit
import NotionModel
import NotionSimulator
import Testing

@testable import NotionArchive
@testable import NotionCrawl

@Suite struct DependencyTests {
  /// Returns the names of objects that a crawl logs after an edit of the small workspace.
  private func logged(
    by edit: @Sendable (inout SimulatedWorkspace) -> Void
  ) async throws -> Set<String> {
    Set(try await changes(by: edit).filter { !$0.isOfSurroundings }.map(Self.name))
  }

  private static func name(_ change: LoggedChange) -> String {
    SmallWorkspace.names[change.id ?? WorkItem.workspace] ?? "?"
  }

  /// Returns the entries that a crawl logs after an edit of the small workspace.
  private func changes(
    by edit: @Sendable (inout SimulatedWorkspace) -> Void
  ) async throws -> [LoggedChange] {
    try await withTemporaryFolder { folder in
      try await withSimulator(SmallWorkspace.make()) { simulator in
        try await simulator.crawl(into: folder)
        let end = try await Archive.withArchive(at: StateDirectory(in: folder)) {
          try await $0.lastPosition()
        }
        simulator.edit { edit(&$0) }
        try await simulator.crawl(into: folder, CrawlConfiguration(allowsMassRemoval: true))
        return try await Archive.withArchive(at: StateDirectory(in: folder)) { archive in
          try await archive.changes(after: end, limit: 1000)
        }
      }
    }
  }

  @Test("An edit of a text logs the page, and the pages that show its block")
  func anEditOfTextLogsThePageAndThoseThatShowItsBlock() async throws {
    let logged = try await logged { $0.append([.paragraph("More.")], to: SmallWorkspace.id("original")) }
    // Home has a copy of the block, and the block of Plans in it contains the time of the edit.
    #expect(logged == ["plans", "home"])
  }

  @Test("An entry names the aspects that have changed")
  func aspects() async throws {
    func aspects(
      of name: String, by edit: @Sendable (inout SimulatedWorkspace) -> Void
    ) async throws -> Set<Aspect>? {
      try await changes(by: edit).first { !$0.isOfSurroundings && Self.name($0) == name }?.aspects
    }
    let append: @Sendable (inout SimulatedWorkspace) -> Void = {
      $0.append([.paragraph("More.")], to: SmallWorkspace.id("original"))
    }
    let text = try #require(try await aspects(of: "plans", by: append))
    // The time of its edit is a property.
    #expect(text.isSuperset(of: [.content, .properties]) && text.isDisjoint(with: [.title, .comments]))
    let setValue: @Sendable (inout SimulatedWorkspace) -> Void = {
      $0.setValue("Hours", of: SmallWorkspace.id("first"), to: .number(4))
    }
    let value = try #require(try await aspects(of: "first", by: setValue))
    #expect(value.contains(.properties) && value.isDisjoint(with: [.content, .title, .comments]))
    #expect(try await aspects(of: "tasks", by: setValue)?.contains(.rows) == true)
    let rename: @Sendable (inout SimulatedWorkspace) -> Void = {
      $0.rename(SmallWorkspace.id("deep"), to: "Deeper")
    }
    let title = try #require(try await aspects(of: "deep", by: rename))
    #expect(title.contains(.title) && title.isDisjoint(with: [.content, .comments]))
    #expect(try await aspects(of: "home", by: rename)?.contains(.links) == true)
  }

  @Test("A new title logs the surroundings of siblings, and of what they contain, after all objects")
  func surroundings() async throws {
    let changes = try await changes { $0.rename(SmallWorkspace.id("deep"), to: "Deeper") }
    let surroundings = changes.filter(\.isOfSurroundings)
    let around = surroundings.filter { $0.aspects.contains(.neighbors) }
    #expect(Set(around.map(Self.name)).isSuperset(of: ["deep", "notes"]))
    #expect(Set(around.map(Self.name)).isDisjoint(with: ["elsewhere", "plans", "first", "second"]))
    let last = changes.suffix(surroundings.count)
    #expect(last.allSatisfy { $0.isOfSurroundings })
  }

  @Test("A new title logs the pages that link to the page, and those within it")
  func aNewTitleLogsWhatLinksToThePageAndWhatStandsInIt() async throws {
    let logged = try await logged { $0.rename(SmallWorkspace.id("notes"), to: "Remarks") }
    // All objects inside it have another path now, and Home mentions Deep, which does.
    #expect(logged == ["notes", "deep", "twin one", "twin two", "home"])
  }

  @Test("A title that equals a sibling's logs the sibling")
  func aTitleThatEqualsASiblingsLogsTheSibling() async throws {
    let logged = try await logged { $0.rename(SmallWorkspace.id("plans"), to: "Notes") }
    #expect(logged.isSuperset(of: ["plans", "notes", "home"]))
    #expect(logged.isDisjoint(with: ["elsewhere", "first", "second", "third"]))
  }

  @Test("A changed row logs the pages that show its table")
  func aChangedRowLogsWhatShowsItsTable() async throws {
    let logged = try await logged {
      $0.setValue("Hours", of: SmallWorkspace.id("first"), to: .number(4))
    }
    #expect(logged == ["first", "task rows", "tasks", "home"])
  }

  @Test("A name that becomes known logs the pages of that person")
  func aNameThatBecomesKnownLogsThePagesOfThatPerson() async throws {
    let page = SmallWorkspace.id("by ines")
    try await withTemporaryFolder { folder in
      var workspace = SmallWorkspace.make()
      workspace.add(page: PageDraft("By Ines", id: page, by: SmallWorkspace.id("ines")))
      workspace.capabilities.readsUsers = false
      try await withSimulator(workspace) { simulator in
        try await simulator.crawl(into: folder)
        let end = try await Archive.withArchive(at: StateDirectory(in: folder)) {
          try await $0.lastPosition()
        }
        simulator.edit { $0.capabilities.readsUsers = true }
        try await simulator.crawl(into: folder)
        let logged = try await Archive.withArchive(at: StateDirectory(in: folder)) { archive in
          try await archive.changes(after: end, limit: 1000).compactMap(\.id)
        }
        #expect(logged.contains(SmallWorkspace.id("ines")))
        #expect(logged.contains(page))
        #expect(!logged.contains(SmallWorkspace.id("elsewhere")))
      }
    }
  }

  @Test("A removed page logs the pages that linked to it")
  func aPageThatIsGoneLogsWhatLinkedToIt() async throws {
    let logged = try await logged { $0.trash(SmallWorkspace.id("deep")) }
    #expect(logged.isSuperset(of: ["deep", "notes", "home"]))
    #expect(logged.isDisjoint(with: ["elsewhere", "plans", "first"]))
  }
}

extension SmallWorkspace {
  static let names: [ObjectID: String] = Dictionary(
    [
      "home", "elsewhere", "notes", "plans", "deep", "twin one", "twin two", "tasks", "task rows", "first",
      "second", "third", "original", "ines",
    ].map { (id($0), $0) }, uniquingKeysWith: { first, _ in first })
}

/// The siblings of an object in the outline.
@Suite struct NeighbourTests {
  /// A database of more rows than a listing reads at once, and pages within pages.
  private func workspace() -> SimulatedWorkspace {
    var workspace = DemoWorkspace.make()
    let rows = (0..<250).map { PageDraft("Row \($0)") }
    workspace.add(database: DatabaseDraft("Long", dataSources: [DataSourceDraft("Long", rows: rows)]))
    return workspace
  }

  private func nodes(_ listing: WorkspaceListing<OutlineNode>) async throws -> [OutlineNode] {
    var nodes: [OutlineNode] = []
    for try await node in listing { nodes.append(node) }
    return nodes
  }

  @Test("The siblings of an object are the ones that its parent lists before and after it")
  func theSiblingsOfAnObjectAreWhatItsParentListsBeforeAndAfterIt() async throws {
    try await withTemporaryFolder { folder in
      try await withSimulator(workspace()) { simulator in
        try await simulator.crawl(into: folder, CrawlConfiguration())
        try await Archive.withArchive(at: StateDirectory(in: folder)) { archive in
          let reader = archive.reader
          var parents: [ObjectID?] = [nil]
          var counts: [Int] = []
          while let parent = parents.popLast() {
            let children = try await nodes(reader.children(of: parent))
            counts.append(children.count)
            parents += children.map(\.id)
            for (index, child) in children.enumerated() {
              let node = try await reader.node(child.id)
              #expect(node == child)
              let before = try await nodes(reader.siblings(.before, child))
              let after = try await nodes(reader.siblings(.after, child))
              #expect(before == children[..<index].reversed())
              #expect(after == Array(children[(index + 1)...]))
            }
          }
          #expect(counts.contains(250))
          #expect(counts[0] > 1)
        }
      }
    }
  }
}
