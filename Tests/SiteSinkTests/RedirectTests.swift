import NotionExportKit
import NotionModel
import SinkTestKit
import SiteSink
import Testing

/// The pages at former addresses.
struct RedirectTests {
  private let output = RecordingOutput()
  private var options: SiteSinkPlugin.Options {
    var options = SiteSinkPlugin.Options()
    options.baseURL = "https://example.com/docs"
    return options
  }

  @Test("A renamed page leaves a page that leads to it, also after a replay; without a base URL none")
  func redirects() async throws {
    try await SmallSite.export(SmallSite.make(), into: output, options)
    #expect(
      output.files.values.allSatisfy {
        !String(decoding: $0, as: UTF8.self).contains("http-equiv=\"refresh\"")
      })
    let renamed = try SmallSite.make(start: "Beginning")
    try await SmallSite.export(renamed, SmallSite.event(2, in: renamed), into: output, options)
    for _ in 0..<2 {
      let page = try #require(output.text("guide/start/index.html"))
      #expect(page.contains(#"<meta http-equiv="refresh" content="0; url=../beginning/">"#))
      #expect(page.contains(#"<link rel="canonical" href="https://example.com/docs/guide/beginning/">"#))
      try await SmallSite.export(renamed, into: output, options)
    }
    // The old name comes back: the page is there, and what was its address in between leads to it.
    let back = try SmallSite.make()
    try await SmallSite.export(back, SmallSite.event(2, in: back), into: output, options)
    #expect(output.text("guide/start/index.html")?.contains("First things first") == true)
    #expect(output.text("guide/beginning/index.html")?.contains("url=../start/") == true)
  }

  @Test("Where another page has taken the address, it stays there")
  func taken() async throws {
    try await SmallSite.export(SmallSite.make(), into: output, options)
    var renamed = try SmallSite.make(start: "Beginning")
    try renamed.add(page: "Start", id: SmallSite.id(5), in: SmallSite.parent(1))
    let events = SmallSite.event(2, in: renamed) + SmallSite.event(5, in: renamed)
    try await SmallSite.export(renamed, events, into: output, options)
    #expect(output.text("guide/start/index.html")?.contains("refresh") == false)
    #expect(output.files["guide/beginning/index.html"] != nil)
  }
}
