import NotionExportKit
import NotionModel
import SinkTestKit
import SiteSink
import Testing

/// The files that a later run writes.
struct IncrementalTests {
  private let output = RecordingOutput()

  private func objects() -> Set<UInt64> {
    Set(
      output.takeOwners().compactMap { owner in
        if case .object(let id) = owner { id.low & 0xFFFF } else { nil }
      })
  }

  private func fresh(_ workspace: ScriptedWorkspace) async throws -> [String: [UInt8]] {
    let output = RecordingOutput()
    try await SmallSite.export(workspace, into: output)
    return output.files
  }

  @Test("A run in which nothing has changed writes no document, and no file differs")
  func nothing() async throws {
    let workspace = try SmallSite.make()
    try await SmallSite.export(workspace, into: output)
    let before = output.files
    _ = objects()
    try await SmallSite.export(workspace, [], into: output)
    #expect(objects().isEmpty)
    #expect(output.files == before)
  }

  @Test("An edited page is written, and nothing else is")
  func edit() async throws {
    let workspace = try SmallSite.make()
    try await SmallSite.export(workspace, into: output)
    _ = objects()
    try await SmallSite.export(workspace, SmallSite.event(22, in: workspace), into: output)
    #expect(objects() == [22])
  }

  @Test("A renamed page takes with it what shows it: navigation, links, what it contains, what it links to")
  func rename() async throws {
    try await SmallSite.export(SmallSite.make(), into: output)
    _ = objects()
    let renamed = try SmallSite.make(start: "Beginning")
    try await SmallSite.export(renamed, SmallSite.event(2, in: renamed), into: output)
    // Guide and Other list it in their sidebar, and News is linked from it; the posts know nothing of it.
    #expect(objects() == [1, 2, 3, 4])
    let expected = try await fresh(renamed)
    #expect(output.files.keys.sorted() == expected.keys.sorted())
    for (path, bytes) in expected { #expect(output.files[path] == bytes, "\(path)") }
  }

  @Test("Another slug of a row changes the links to it, in the pages that have them alone")
  func slug() async throws {
    try await SmallSite.export(SmallSite.make(), into: output)
    _ = objects()
    let changed = try SmallSite.make(slug: "The First!")
    try await SmallSite.export(changed, SmallSite.event(21, in: changed), into: output)
    #expect(output.files["news/posts/the-first/index.html"] != nil)
    #expect(output.files["news/posts/post-1/index.html"] == nil)
    // The database lists it, the post after it links back to it, it has a child page, and the sidebar of the
    // page below the other post lists both posts.
    #expect(objects() == [10, 21, 22, 31, 32])
    #expect(output.files == (try await fresh(changed)))
  }

  @Test("The page that is linked to has the sentence")
  func backlinks() async throws {
    try await SmallSite.export(SmallSite.make(), into: output)
    let news = try #require(output.text("news/index.html"))
    #expect(
      news.contains(
        #"<li><a href="../guide/start/">Start</a><p>Read the <mark>News</mark> every day.</p></li>"#))
    #expect(output.text("guide/index.html")?.contains("Linked from") == false)
  }
}
