import Foundation
import NotionExportKit
import NotionModel
import SinkTestKit
import Testing

@testable import SiteSink

#if canImport(FoundationXML)
import FoundationXML
#endif

/// The files about the whole site.
struct SiteFilesTests {
  private func files(_ change: (inout SiteSinkPlugin.Options) -> Void = { _ in }) async throws
    -> RecordingOutput
  {
    var options = SiteSinkPlugin.Options()
    options.baseURL = "https://example.com/docs"
    change(&options)
    let output = RecordingOutput()
    try await SmallSite.export(SmallSite.make(), into: output, options)
    return output
  }

  @Test("The sitemap has every document with its day, and robots.txt leads to it")
  func sitemap() async throws {
    let output = try await files()
    let map = try #require(output.text("sitemap.xml"))
    #expect(map.matches(of: /<loc>/).count == output.files.keys.count { $0.hasSuffix("index.html") } - 2)
    #expect(
      map.contains(
        "<url><loc>https://example.com/docs/guide/start/</loc><lastmod>2026-03-02T09:30:00Z</lastmod></url>"))
    #expect(output.text("robots.txt")?.contains("Sitemap: https://example.com/docs/sitemap.xml") == true)
    #expect(try XMLDocument(xmlString: map).rootElement()?.name == "urlset")
  }

  @Test("A sitemap that is too long is several, and a list of them")
  func longSitemap() async throws {
    let output = try await files()
    let base = try #require(try BaseAddress("https://example.com/"))
    let tree = MemoryOutputTree()
    try await tree.replaceFiles(of: .named("map")) { files in
      try await Sitemap(output: output, base: base, perFile: 4).write(to: files)
    }
    #expect(tree.files.keys.sorted() == ["sitemap-1.xml", "sitemap-2.xml", "sitemap-3.xml", "sitemap.xml"])
    #expect(tree.text("sitemap.xml")?.contains("<loc>https://example.com/sitemap-3.xml</loc>") == true)
    let all = (1...3).map { tree.text("sitemap-\($0).xml")?.matches(of: /<loc>/).count ?? 0 }
    #expect(all == [4, 4, 1])
  }

  @Test("A database whose rows have dates has a feed, the newest first")
  func feed() async throws {
    let output = try await files()
    let feed = try #require(output.text("news/posts/feed.xml"))
    let document = try XMLDocument(xmlString: feed)
    let titles = try document.nodes(forXPath: "//*[local-name()='entry']/*[local-name()='title']")
    #expect(titles.map(\.stringValue) == ["Post 2", "Post 1"])
    #expect(feed.contains("<link href=\"https://example.com/docs/news/posts/post-1/\"/>"))
    #expect(feed.contains("<published>2026-02-01T00:00:00Z</published>"))
    #expect(feed.contains("<summary>Words of post 1.</summary>"))
    #expect(
      output.text("news/posts/index.html")?.contains(
        #"<link rel="alternate" type="application/atom+xml" title="Posts" href="feed.xml">"#) == true)
  }

  @Test("A tag has a page that lists its pages, and pages lead to it")
  func tags() async throws {
    let output = try await files()
    let tag = try #require(output.files.keys.first { $0.hasPrefix("tags/") })
    // C++ is not C, and its page is another.
    let address = tag.dropLast("index.html".count)
    #expect(address.hasPrefix("tags/c-"))
    #expect(output.text(tag)?.contains(#"<a href="../../news/posts/post-1/">Post 1</a>"#) == true)
    #expect(
      output.text("news/posts/post-1/index.html")?.contains(
        "<li><a href=\"../../../\(address)\">C++</a></li>")
        == true)
  }

  @Test("The page for what is missing works at every depth")
  func missing() async throws {
    let text = try #require(try await files().text("404.html"))
    #expect(text.contains(#"data-root="/docs/""#) && text.contains(#"href="/docs/guide/""#))
    #expect(text.firstMatch(of: /(href|src)="(?!\/docs\/|#content)/) == nil)
  }

  @Test("A page tells search engines and others what it is")
  func head() async throws {
    let text = try #require(try await files().text("guide/start/index.html"))
    #expect(text.contains(#"<link rel="canonical" href="https://example.com/docs/guide/start/">"#))
    #expect(
      text.contains(
        #"<meta name="description" content="First things first. Read the News every day. Then rest.">"#))
    #expect(text.contains(#"<meta property="og:title" content="Start">"#))
    #expect(text.contains("<title>Start · Small</title>"))
  }

  @Test("Addresses for a disk spell out their file")
  func fileLinks() async throws {
    let text = try #require(try await files { $0.links = .file }.text("guide/start/index.html"))
    #expect(text.contains(#"href="../../news/index.html""#) && text.contains(#"href="../../index.html""#))
    #expect(text.firstMatch(of: /href="(\.\.?\/)+([a-z-]+\/)*"/) == nil)
  }

  @Test("A page that is alone at the top is the home page")
  func home() async throws {
    var workspace = ScriptedWorkspace(name: "Small")
    try workspace.add(page: "Handbook", id: SmallSite.id(1))
    try workspace.add(page: "Tools", id: SmallSite.id(2), in: SmallSite.parent(1))
    let output = RecordingOutput()
    try await SmallSite.export(workspace, into: output)
    #expect(output.text("index.html")?.contains("<h1 class=\"page-title\">Handbook</h1>") == true)
    let tools = try #require(output.text("tools/index.html"))
    #expect(tools.contains(#"<li><a href="../">Handbook</a></li>"#))
    #expect(output.files["handbook/index.html"] == nil)
  }

  @Test(
    "Addresses that are none are refused",
    arguments: ["example.com", "ftp://example.com/", "https://", "https://a.b/?x"])
  func refuses(address: String) { #expect(throws: OptionError.self) { try BaseAddress(address) } }
}
