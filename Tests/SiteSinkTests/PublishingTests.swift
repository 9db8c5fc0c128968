import NotionExportKit
import NotionModel
import SinkTestKit
import SiteSink
import Testing

/// The selection of published pages.
struct PublishingTests {
  private func options(_ rule: String) -> SiteSinkPlugin.Options {
    var options = SiteSinkPlugin.Options()
    options.publishIf = rule
    options.baseURL = "https://example.com/docs/"
    return options
  }

  @Test("What is not published is nowhere: no page, no name, no link, no word of the search")
  func hides() async throws {
    let output = RecordingOutput()
    try await SmallSite.export(SmallSite.make(), into: output, options("Status=Published"))
    #expect(output.files["news/posts/post-1/index.html"] != nil)
    #expect(output.files["news/posts/post-1/below-1/index.html"] != nil)
    for (path, bytes) in output.files {
      let text = String(decoding: bytes, as: UTF8.self)
      for word in ["post-2", "Post 2", "post 2", "Below 2", "below-2"] {
        #expect(!path.contains(word) && !text.contains(word), "\(path) has \(word)")
      }
    }
    #expect(output.text("news/index.html")?.contains("Our best is Unpublished page.") == true)
  }

  @Test("A page that is published later gets its page and its links, and loses them when it is withdrawn")
  func changes() async throws {
    let output = RecordingOutput()
    let rule = options("Status=Published")
    let draft = try SmallSite.make()
    try await SmallSite.export(draft, into: output, rule)
    let before = output.files
    let published = try SmallSite.make(statuses: ["Published", "Published"])
    try await SmallSite.export(published, SmallSite.event(22, in: published), into: output, rule)
    let link = #"<a href="posts/post-2/">Post 2</a>"#
    #expect(output.text("news/index.html")?.contains("Our best is \(link).") == true)
    #expect(output.files["news/posts/post-2/below-2/index.html"] != nil)
    try await SmallSite.export(draft, SmallSite.event(22, in: draft), into: output, rule)
    // The database has a separate event, as its rows have changed.
    let after = output.files.filter { !$0.key.hasSuffix("posts/index.html") && !$0.key.hasSuffix("feed.xml") }
    #expect(after.keys.sorted() == before.keys.filter { after[$0] != nil }.sorted())
    for (path, bytes) in after { #expect(before[path] == bytes, "\(path)") }
  }

  @Test("A rule that makes no sense is refused", arguments: ["Status", "=Published", "Status=", " = "])
  func refuses(rule: String) async throws {
    await #expect(throws: OptionError.self) {
      try await SmallSite.export(SmallSite.make(), into: RecordingOutput(), options(rule))
    }
  }
}
