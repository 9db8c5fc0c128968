import Foundation
import RenderingTestSupport
import Testing

/// The site of the demo workspace, exported and served by the real program, in Chromium.
@Suite(.serialized, .enabled(if: BrowserCheck.isPossible, BrowserCheck.advice))
struct DemoSiteTests {
  /// The site, exported once for all tests; the folder stays until the tests end.
  private static let folder = Task { () throws -> URL in
    let folder = FileManager.default.temporaryDirectory.appending(path: "site-test-\(UUID().uuidString)")
    atexit { DemoSiteTests.removeFolders() }
    try SiteServer.run("--demo", "--format", "site", "--output", folder.path)
    return folder
  }

  private static func removeFolders() {
    let temporary = FileManager.default.temporaryDirectory
    let names = (try? FileManager.default.contentsOfDirectory(atPath: temporary.path)) ?? []
    for name in names where name.hasPrefix("site-test-") {
      try? FileManager.default.removeItem(at: temporary.appending(path: name))
    }
  }

  private func serving(_ body: (String) async throws -> Void) async throws {
    try await SiteServer.serving(try await Self.folder.value, body)
  }

  @Test("Every page loads without a complaint or a request elsewhere, and every link and file is there")
  func crawl() async throws {
    try await serving { try BrowserCheck.expectNothing(of: "crawl", $0, "70") }
  }

  @Test("The search finds by keyboard, marks why, and works for Japanese")
  func search() async throws {
    let questions = """
      [{"query": "stilling", "titles": ["Glossary 用語集"], "any": true, "marks": ["Stilling"]},
       {"query": "用語", "titles": ["Glossary 用語集"], "any": true, "marks": ["用語"]},
       {"query": "alarm turn", "titles": ["Alarm for a tide that does not turn"], "any": true, "key": "Control+k"},
       {"query": "wwwwwww", "titles": [], "status": "Nothing found"}]
      """
    try await serving { try BrowserCheck.expectNothing(of: "search", $0, questions) }
  }

  @Test("The theme is the system's until it is chosen, and the choice stays")
  func theme() async throws { try await serving { try BrowserCheck.expectNothing(of: "theme", $0) } }

  @Test("On a phone the navigation opens and closes, with scripts and without")
  func sidebar() async throws {
    try await serving { try BrowserCheck.expectNothing(of: "sidebar", $0 + "handbook/how-we-write/") }
  }

  @Test(
    "On a phone the Tab key goes through what is seen, in order",
    arguments: ["handbook/", "work/tasks-projects/tasks/alarm-for-a-tide-that-does-not-turn/"])
  func order(path: String) async throws {
    try await serving { try BrowserCheck.expectNothing(of: "order", $0 + path) }
  }

  @Test("The contents of a page follow the scroll, and are a button away on a phone")
  func contents() async throws {
    try await serving {
      try BrowserCheck.expectNothing(of: "contents", $0 + "engineering/a-specimen-of-every-block/")
    }
  }

  @Test("A link to a view of a database opens its tab, and the keyboard reaches all of them")
  func views() async throws {
    try await serving { try BrowserCheck.expectNothing(of: "views", $0 + "work/tasks-projects/") }
  }

  @Test("A table sorts by numbers and texts and filters", arguments: ["Estimate", "Status"])
  func tables(column: String) async throws {
    try await serving {
      try BrowserCheck.expectNothing(of: "tables", $0 + "work/tasks-projects/", column, "software")
    }
  }

  @Test("Without scripts the content, the navigation and the views of a database are there")
  func plain() async throws {
    try await serving {
      try BrowserCheck.expectNothing(
        of: "plain", $0 + "handbook/how-we-write/", "Everything else is weather", $0 + "work/tasks-projects/")
    }
  }

  @Test("axe finds nothing on pages of every kind, light, dark and on a phone")
  func accessibility() async throws {
    let paths = """
      ["", "handbook/", "handbook/installing-a-gauge/", "engineering/a-specimen-of-every-block/",
       "engineering/the-logger/", "handbook/glossary-用語集/", "work/", "work/tasks-projects/",
       "work/tasks-projects/tasks/alarm-for-a-tide-that-does-not-turn/", "the-low-water-mark/posts/",
       "handbook/team/", "meetings/minutes/"]
      """
    try await serving { try BrowserCheck.expectNothing(of: "accessibility", $0, paths, "tide") }
  }

  @Test("Opened from a disk, the site has its look, its links and its search")
  func disk() async throws {
    let page = try await Self.folder.value.appending(path: "handbook/how-we-write/index.html")
    try BrowserCheck.expectNothing(
      of: "disk", page.absoluteString, "alarm turn", "Alarm for a tide that does not turn")
  }

  @Test("A page that is shown loads itself again when an export has ended")
  func reload() async throws {
    try await TestTool.withFolder { folder in
      try SiteServer.run("--demo", "--format", "html", "--output", folder.path)
      // HTML allows its pages nothing; what serve adds is let through all the same.
      let command = SiteServer.command("render", "--format", "html", "--output", folder.path)
      try await SiteServer.serving(folder) { address in
        try BrowserCheck.expectNothing(of: "reload", arguments: [address] + command)
      }
    }
    let folder = try await Self.folder.value
    let command = SiteServer.command("render", "--format", "site", "--output", folder.path)
    try await serving { try BrowserCheck.expectNothing(of: "reload", arguments: [$0] + command) }
  }

  @Test("The scripts of a page together take less than 15 kB")
  func scripts() async throws {
    let folder = try await Self.folder.value.appending(path: "assets")
    let sizes = try ["theme.js", "site.js", "search.js"].map {
      try Data(contentsOf: folder.appending(path: $0)).count
    }
    #expect(sizes.reduce(0, +) < 15_000)
  }
}
