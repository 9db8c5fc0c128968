import Foundation
import NotionModel
import NotionSimulator
import TestSupport
import Testing

/// Addresses that hold their own content, and long ones, through the real program.
@Suite struct EmbeddedAddressTests {
  private static let base64 =
    "iVBORw0KGgoAAAANSUhEUgAAAAoAAAAKCAYAAACNMs+9AAAAFUlEQVR42mNk+M9Qz0AEYBxVSF+FABJADveWkH6oAAAAAElFTkSuQmCC"
  private static let picture = "data:image/png;base64,\(base64)"
  private static let drawing = "data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9ImFsZXJ0KDEpIi8+"
  private static let long = "https://example.com/" + String(repeating: "long/", count: 200) + "end"

  private static func workspace() -> SimulatedWorkspace {
    var workspace = SimulatedWorkspace()
    func link(_ text: String, _ address: String) -> BlockDraft {
      BlockDraft(
        "paragraph",
        payload: [
          "color": "default",
          "rich_text": [
            [
              "type": "text", "text": ["content": .string(text), "link": ["url": .string(address)]],
              "plain_text": .string(text), "href": .string(address),
            ]
          ],
        ])
    }
    workspace.add(
      page: PageDraft(
        "Addresses", icon: .file(.external(picture)), cover: .external(picture),
        content: [
          .image(.external(picture)), .image(.external(drawing)), .file(.external(picture)),
          .video(.external(picture)),
          .bookmark(picture), .embed(picture), .bookmark(long), link(picture, picture), link("here", picture),
          link(long, long), .linkPreview(long),
          .video(.external("https://www.youtube.com/watch?v=dQw4w9WgXcQ")),
          .video(.external("https://vimeo.com/769635358")), .embed("https://vimeo.com/769635358"),
        ]))
    return workspace
  }

  @Test("A picture in an address is shown, its base64 is printed nowhere, and a film has its service's name")
  func pages() async throws {
    let folder = try TemporaryFolder()
    try await withSimulator(Self.workspace()) { simulator in
      let ending = try await Workbench(folder, simulator, formats: "html", "site").program("out").run()
      #expect(ending.code == 0, "\(ending.errors)")
    }
    for file in ["out/html/Addresses.html", "out/site/index.html"] {
      let text = try #require(folder.text(file))
      #expect(text.contains("<img src=\"\(Self.picture)\""), "\(file)")
      #expect(text.contains("<img class=\"cover\" src=\"\(Self.picture)\""), "\(file)")
      let visible = text.replacing(/<[^>]*>/, with: "")
      #expect(!visible.contains(Self.base64.prefix(40)), "\(file)")
      #expect(!text.contains("data:image/svg+xml;base64") && !text.contains("PHN2Zy"), "\(file)")
      #expect(text.contains("Embedded picture (PNG, "), "\(file)")
      #expect(!visible.contains(String(repeating: "long/", count: 60)), "\(file)")
      #expect(text.contains("href=\"\(Self.long)\""), "\(file)")
      let titles = text.matches(of: /<span class="card-title">(.*?)<\/span>/).map { String($0.1) }
      #expect(titles.contains("YouTube") && titles.contains("Vimeo"), "\(titles)")
      #expect(!titles.contains("watch") && !titles.contains("769635358"), "\(titles)")
    }
    // The search says no more than the page.
    for file in folder.files(in: "out/site/search") {
      #expect(folder.text("out/site/search/\(file)")?.contains(Self.base64.prefix(40)) == false, "\(file)")
    }
  }
}
