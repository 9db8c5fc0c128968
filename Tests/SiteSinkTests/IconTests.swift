import NotionExportKit
import NotionModel
import SinkTestKit
import Testing

@testable import SiteSink

/// Icons of pages in the sidebar, and of the site.
struct IconTests {
  private static let url = "https://files.example/icons/sea bird.png"

  private func page(
    _ title: String, _ number: UInt64, in parent: JSONObject, icon: JSONValue
  ) -> JSONObject {
    [
      "object": "page", "id": .string("\(SmallSite.id(number))"), "parent": .object(parent),
      "icon": icon,
      "properties": [
        "title": [
          "id": "title", "type": "title",
          "title": [
            SmallSite.run(title)
          ],
        ]
      ],
    ]
  }

  private func picture(_ name: String) -> JSONValue {
    [
      "type": "file",
      "file": ["url": .string("\(Self.url)?\(name)"), "expiry_time": "2026-01-01T00:00:00.000Z"],
    ]
  }

  /// A home page with an icon, and a page and a database in it, both with the same picture.
  private func workspace(home: JSONValue) throws -> ScriptedWorkspace {
    var workspace = ScriptedWorkspace(name: "Small")
    let content = Asset.StoredContent(
      sha256: String(repeating: "ab", count: 32), byteCount: 1, mediaType: "image/png")
    workspace.add(
      asset: Asset(key: AssetKey(hostedURL: Self.url), name: "sea bird.png", content: .stored(content)))
    let top: JSONObject = ["type": "workspace", "workspace": true]
    try workspace.add(page: page("Home", 1, in: top, icon: home))
    try workspace.add(page: page("Child", 2, in: SmallSite.parent(1), icon: picture("b")))
    try workspace.add(database: [
      "object": "database", "id": .string("\(SmallSite.id(10))"), "title": [SmallSite.run("Posts")],
      "description": [], "parent": .object(SmallSite.parent(1)), "is_inline": false,
      "icon": picture("c"),
      "data_sources": [],
    ])
    return workspace
  }

  private func export(_ home: JSONValue, _ output: RecordingOutput = RecordingOutput()) async throws
    -> RecordingOutput
  {
    try await SmallSite.export(workspace(home: home), into: output)
    return output
  }

  @Test("A picture is the icon of the sidebar and, of the home page, that of the site")
  func pictures() async throws {
    let output = try await export(picture("a"))
    let name = "assets/sea bird ababababab.png"
    let address = "assets/sea%20bird%20ababababab.png"
    #expect(output.files[name] != nil)
    #expect(output.files["child/\(name)"] != nil)
    #expect(output.files["posts/\(name)"] != nil)
    let child = try #require(output.text("child/index.html"))
    #expect(child.contains(#"<link rel="icon" href="../\#(address)">"#))
    #expect(child.contains(#"<a class="brand" href="../"><img src="../\#(address)""#))
    for source in ["../\(address)", address, "../posts/\(address)"] {
      let icon =
        #"<span class="nav-icon" aria-hidden="true"><img src="\#(source)" alt="" width="18" height="18"/></span>"#
      #expect(child.contains(icon), "\(source)")
    }
    let missing = try #require(output.text("404.html"))
    #expect(missing.contains(#"<link rel="icon" href="/\#(address)">"#))
    #expect(missing.contains(#"<img src="/child/\#(address)""#))
  }

  @Test("An emoji of the workspace's own is a picture on its page and in the sidebar")
  func customEmoji() async throws {
    let url = "https://s3.example/public/0a1b/buoy.png"
    let emoji: JSONValue = [
      "type": "custom_emoji",
      "custom_emoji": ["id": .string("\(SmallSite.id(90))"), "name": "buoy", "url": .string(url)],
    ]
    var workspace = try workspace(home: emoji)
    let content = Asset.StoredContent(
      sha256: String(repeating: "cd", count: 32), byteCount: 1, mediaType: "image/png")
    // As the archive keeps it: under the emoji's name, which has no extension.
    workspace.add(asset: Asset(key: AssetKey(hostedURL: url), name: "buoy", content: .stored(content)))
    let output = RecordingOutput()
    try await SmallSite.export(workspace, into: output)
    #expect(output.files["assets/buoy cdcdcdcdcd.png"] != nil)
    let home = try #require(output.text("index.html"))
    #expect(home.contains(#"<img class="icon" src="assets/buoy%20cdcdcdcdcd.png" alt=":buoy:"/>"#))
    let child = try #require(output.text("child/index.html"))
    #expect(child.contains(#"<link rel="icon" href="../assets/buoy%20cdcdcdcdcd.png">"#))
    #expect(child.contains(#"<img src="../assets/buoy%20cdcdcdcdcd.png" alt="" width="18" height="18"/>"#))
  }

  @Test("Another icon of the home page changes every page")
  func change() async throws {
    let output = try await export(picture("a"))
    let later = try workspace(home: ["type": "emoji", "emoji": "🐦"])
    try await SmallSite.export(later, SmallSite.event(1, in: later), into: output)
    let fresh = RecordingOutput()
    try await SmallSite.export(later, into: fresh)
    #expect(output.files == fresh.files)
    #expect(output.text("child/index.html")?.contains(#"href="../assets/favicon.svg""#) == true)
    #expect(output.text("assets/favicon.svg")?.contains("🐦") == true)
  }

  @Test("What is not in the archive is no icon")
  func unknown() async throws {
    let output = try await export(["type": "external", "external": ["url": "https://example.com/x.png"]])
    let child = try #require(output.text("child/index.html"))
    #expect(child.contains(#"<link rel="icon" href="../assets/favicon.svg">"#))
    #expect(!child.contains("example.com"))
  }
}
