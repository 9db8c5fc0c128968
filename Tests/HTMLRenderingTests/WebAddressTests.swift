import HTMLRendering
import SinkRendering
import Testing

/// Addresses of the workspace become links only where following them is harmless.
struct WebAddressTests {
  @Test(
    "An address that could run something is no link",
    arguments: [
      "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "\u{1}javascript:alert(1)",
      "java\nscript:alert(1)", "java\tscript:alert(1)", "javascript\u{0}:alert(1)",
      "javascript&colon;alert(1)",
      "data:text/html,<script>alert(1)</script>", "DATA:text/html;base64,PHNjcmlwdD4=",
      "data:image/svg+xml,x",
      "vbscript:msgbox(1)", "file:///etc/passwd", "blob:https://a/b", "view-source:https://a", "about:blank",
      "filesystem:http://a/b", "jar:http://a", "ms-msdt:/id", "chrome://settings", "intent://x", "", "x",
      "//a.b",
      "https:", "https://", "https:///x", "http://a b/", "https://[zz]/", "https://a.b:port/",
      "https://a%00b/",
      "https://exa\u{202E}mple.com", "https://-/", "http://1.2.3.4.5", "http://256.1.1.1", "http://a..b",
    ])
  func unsafe(address: String) {
    #expect(WebAddress(address) == nil)
    #expect(SafeLink(ResolvedLink(address)) == nil)
  }

  @Test(
    "What URLs do not allow is percent-encoded, and nothing twice",
    arguments: [
      (
        "https://example.com/a b|c\"<>\\^`{}[]", "https://example.com/a%20b%7Cc%22%3C%3E%5C%5E%60%7B%7D%5B%5D"
      ),
      ("https://example.com/é?ü#漢", "https://example.com/%C3%A9?%C3%BC#%E6%BC%A2"),
      ("https://example.com/100%?a=%2F&b=%zz", "https://example.com/100%25?a=%2F&b=%25zz"),
      ("https://example.com#a#b", "https://example.com#a%23b"),
      ("HTTPS://Example.com/X", "https://Example.com/X"),
      ("mailto:a b@c.d", "mailto:a%20b@c.d"), ("http://127.0.0.1:8080/x", "http://127.0.0.1:8080/x"),
      ("http://[::1]/", "http://[::1]/"),
      ("https://user:pass@example.com/", "https://user%3Apass@example.com/"),
      ("https://münchen.de/", "https://münchen.de/"), ("https://example.com.", "https://example.com."),
    ])
  func spelled(address: String, expected: String) {
    #expect(WebAddress(address)?.text == expected)
  }

  @Test("A link into the output is trusted, one elsewhere tells its host nothing")
  func rel() {
    let local = SafeLink(ResolvedLink("../a.html", local: ResolvedLink.Local(path: ["a.html"])))
    #expect(local?.rel == nil)
    #expect(SafeLink(ResolvedLink("https://example.com"))?.rel == "noopener noreferrer")
    #expect(SafeLink(ResolvedLink("#a b\"c"))?.address == "#a%20b%22c")
  }

  @Test(
    "A known host has a frame",
    arguments: [
      (
        "https://www.youtube.com/watch?v=dQw4w9WgXcQ&t=3",
        "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ"
      ),
      ("https://youtu.be/dQw4w9WgXcQ", "https://www.youtube-nocookie.com/embed/dQw4w9WgXcQ"),
      ("https://vimeo.com/76979871", "https://player.vimeo.com/video/76979871?dnt=1"),
      ("https://www.loom.com/share/abc123", "https://www.loom.com/embed/abc123"),
      ("https://codepen.io/someone/pen/abCD", "https://codepen.io/someone/embed/abCD"),
      (
        "https://open.spotify.com/track/4cOdK2wGLETKBW3PvgPWqT",
        "https://open.spotify.com/embed/track/4cOdK2wGLETKBW3PvgPWqT"
      ),
      ("https://example.com/watch?v=x", nil), ("https://youtube.com.evil.example/watch?v=x", nil),
      ("https://www.youtube.com/watch?v=\"><script>", nil), ("javascript:alert(1)//youtube.com", nil),
    ] as [(String, String?)])
  func frames(address: String, source: String?) {
    #expect(KnownFrame(address)?.source == source)
    if let frame = KnownFrame(address) {
      #expect(KnownFrame.hosts.contains { frame.source.hasPrefix("\($0)/") })
    }
  }
}
