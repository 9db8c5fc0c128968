import Testing

@testable import NotionAPI

@Suite struct URLPartsTests {
  @Test(
    arguments: [
      ("https://api.notion.com/v1/users/me", "https://api.notion.com/v1/users/me"),
      ("HTTPS://API.Notion.COM", "https://api.notion.com"),
      ("http://127.0.0.1:8080/a?b=c&d#e", "http://127.0.0.1:8080/a?b=c&d"),
      ("http://[::1]:80/x", "http://[::1]:80/x"), ("https://user:secret@host/", "https://host/"),
    ])
  func keepsWhatGoesToAServer(text: String, result: String) {
    #expect(URLParts(text)?.text == result)
  }

  @Test(
    arguments: [
      "", "api.notion.com", "ftp://host/", "https://", "https:///path", "https://host:99999/",
      "https://host:x/", "https://ho st/", "https://host/\r\nx: y", "https://höst/", "https://[::1/",
    ])
  func refusesWhatIsNoURLOfTheWeb(text: String) {
    #expect(URLParts(text) == nil)
  }

  @Test(
    arguments: [
      ("https://other.host/x", "https://other.host/x"), ("/y?z", "https://host:1/y?z"),
      ("//other/x", "https://other/x"), ("sibling", "https://host:1/a/sibling"),
      ("?q", "https://host:1/a/b?q"),
    ])
  func followsRedirects(location: String, result: String) throws {
    let url = try #require(URLParts("https://host:1/a/b"))
    #expect(url.following(location)?.text == result)
  }

  @Test func redirectsLeadOnlyToTheWeb() throws {
    let url = try #require(URLParts("https://host/"))
    #expect(url.following("file:///etc/passwd") == nil)
    #expect(url.following("gopher://x") == nil)
    #expect(url.following("/a b") == nil)
  }

  @Test func anOriginIsSchemeHostAndPort() throws {
    let url = try #require(URLParts("https://host/a"))
    #expect(url.isSameOrigin(as: try #require(URLParts("https://host:443/b"))))
    for other in ["http://host/a", "https://host:444/a", "https://host.other/a", "https://a.host/"] {
      #expect(!url.isSameOrigin(as: try #require(URLParts(other))))
    }
  }

  @Test func knowsThisMachine() {
    for host in ["localhost", "127.0.0.1", "127.9.9.9", "[::1]", "x.localhost"] {
      #expect(URLParts.isLoopback(host))
    }
    for host in ["127.0.0.1.evil.com", "128.0.0.1", "notion.com", "127.0.0", "localhost.evil.com"] {
      #expect(!URLParts.isLoopback(host))
    }
  }
}
