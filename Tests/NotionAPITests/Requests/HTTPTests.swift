import Testing

@testable import NotionAPI

@Suite struct URLPartsTests {
  @Test(
    "Path and query are kept",
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
    "Other URLs than those of the web are refused",
    arguments: [
      "", "api.notion.com", "ftp://host/", "https://", "https:///path", "https://host:99999/",
      "https://host:x/", "https://ho st/", "https://host/\r\nx: y", "https://höst/", "https://[::1/",
    ])
  func refusesWhatIsNoURLOfTheWeb(text: String) {
    #expect(URLParts(text) == nil)
  }

  @Test(
    "Redirects are resolved against the URL",
    arguments: [
      ("https://other.host/x", "https://other.host/x"), ("/y?z", "https://host:1/y?z"),
      ("//other/x", "https://other/x"), ("sibling", "https://host:1/a/sibling"),
      ("?q", "https://host:1/a/b?q"),
    ])
  func followsRedirects(location: String, result: String) throws {
    let url = try #require(URLParts("https://host:1/a/b"))
    #expect(url.following(location)?.text == result)
  }

  @Test("Redirects lead only to the web") func redirectsLeadOnlyToTheWeb() throws {
    let url = try #require(URLParts("https://host/"))
    #expect(url.following("file:///etc/passwd") == nil)
    #expect(url.following("gopher://x") == nil)
    #expect(url.following("/a b") == nil)
  }

  @Test("An origin is scheme, host and port") func anOriginIsSchemeHostAndPort() throws {
    let url = try #require(URLParts("https://host/a"))
    #expect(url.isSameOrigin(as: try #require(URLParts("https://host:443/b"))))
    for other in ["http://host/a", "https://host:444/a", "https://host.other/a", "https://a.host/"] {
      #expect(!url.isSameOrigin(as: try #require(URLParts(other))))
    }
  }

  @Test("Names and addresses of this machine are recognised") func knowsThisMachine() {
    for host in ["localhost", "127.0.0.1", "127.9.9.9", "[::1]", "x.localhost"] {
      #expect(URLParts.isLoopback(host))
    }
    for host in ["127.0.0.1.evil.com", "128.0.0.1", "notion.com", "127.0.0", "localhost.evil.com"] {
      #expect(!URLParts.isLoopback(host))
    }
  }
}

@Suite struct ProxySettingsTests {
  private func proxy(_ url: String, _ environment: [String: String]) throws -> ProxySettings.Server? {
    ProxySettings(environment).server(for: try #require(URLParts(url)))
  }

  @Test("The proxy of the URL's scheme is used") func usesTheProxyOfTheScheme() throws {
    let environment = ["HTTPS_PROXY": "http://proxy:3128", "http_proxy": "http://plain:8080"]
    #expect(
      try proxy("https://api.notion.com/", environment)
        == .init(isSOCKS: false, host: "proxy", port: 3128, credentials: nil))
    #expect(try proxy("http://example.com/", environment)?.host == "plain")
  }

  @Test("Lower-case variables have precedence, and ALL_PROXY is the default")
  func lowerCaseWinsAndAllProxyFillsIn() throws {
    #expect(
      try proxy("https://x/", ["HTTPS_PROXY": "http://upper", "https_proxy": "http://lower"])?.host == "lower"
    )
    #expect(try proxy("https://x/", ["ALL_PROXY": "http://all"])?.host == "all")
  }

  @Test("HTTP_PROXY is ignored within a web server") func aHeaderOfAWebServerIsNoProxy() throws {
    #expect(try proxy("http://example.com/", ["HTTP_PROXY": "http://evil"]) == nil)
  }

  @Test("Credentials, ports and SOCKS are read") func readsCredentialsPortsAndSOCKS() throws {
    #expect(
      try proxy("https://x/", ["HTTPS_PROXY": "http://me:p%40ss@proxy"])
        == .init(isSOCKS: false, host: "proxy", port: 80, credentials: "me:p@ss"))
    #expect(try proxy("https://x/", ["HTTPS_PROXY": "proxy:3128"])?.port == 3128)
    #expect(
      try proxy("https://x/", ["ALL_PROXY": "socks5://proxy"])
        == .init(isSOCKS: true, host: "proxy", port: 1080, credentials: nil))
  }

  @Test(
    "The exceptions and this machine are reached without the proxy",
    arguments: [
      ("https://api.notion.com/", "api.notion.com"), ("https://api.notion.com/", "notion.com"),
      ("https://api.notion.com/", ".notion.com"), ("https://api.notion.com/", "*.notion.com"),
      ("https://api.notion.com/", "other, notion.com"), ("https://api.notion.com/", "*"),
      ("https://api.notion.com/", "notion.com:443"), ("https://API.NOTION.COM/", "Notion.com"),
      ("http://127.0.0.1:80/", ""), ("http://localhost/", ""), ("http://[::1]/", ""),
    ])
  func goesStraightToTheExceptionsAndToThisMachine(url: String, exceptions: String) throws {
    let environment = ["ALL_PROXY": "http://proxy", "NO_PROXY": exceptions]
    #expect(try proxy(url, environment) == nil)
  }

  @Test(
    "Other hosts are reached through the proxy",
    arguments: [
      ("https://api.notion.com/", "xnotion.com"), ("https://api.notion.com/", "notion.com:80"),
      ("https://evilnotion.com/", "notion.com"), ("https://notion.com.evil/", "notion.com"),
      ("https://x/", ""),
    ])
  func othersGoThroughIt(url: String, exceptions: String) throws {
    let environment = ["ALL_PROXY": "http://proxy", "NO_PROXY": exceptions]
    #expect(try proxy(url, environment)?.host == "proxy")
  }
}

@Suite struct HTTPDateTests {
  @Test(
    "All three forms of a date are read",
    arguments: [
      ("Sun, 06 Nov 1994 08:49:37 GMT", 784_111_777), ("Sunday, 06-Nov-94 08:49:37 GMT", 784_111_777),
      ("Sun Nov  6 08:49:37 1994", 784_111_777), ("Thu, 01 Jan 1970 00:00:00 GMT", 0),
      ("Thu, 29 Feb 2024 23:59:59 GMT", 1_709_251_199), ("Tue, 24 Nov 2026 00:00:00 GMT", 1_795_478_400),
    ])
  func readsAllThreeForms(text: String, seconds: Int) {
    #expect(HTTPDate.seconds(text) == seconds)
  }

  @Test(
    "Other forms are refused",
    arguments: [
      "", "soon", "2026-11-24T00:00:00Z", "Sun, 06 Nov 1994 08:49:37", "Sun, 06 Nom 1994 08:49:37 GMT",
      "Sun, 06 Nov 1994 25:49:37 GMT", "Sun, 06 Nov 1994 08:49 GMT", "Sun, 99 Nov 1994 08:49:37 GMT",
    ])
  func refusesEverythingElse(text: String) {
    #expect(HTTPDate.seconds(text) == nil)
  }
}

@Suite struct RetryAfterTests {
  @Test(
    "Retry-After may be seconds",
    arguments: [("0", 0), ("1", 1000), ("631", 631_000), (" 30 ", 30_000), ("0.5", 500), ("-3", 0)])
  func readsSeconds(text: String, milliseconds: Int) {
    #expect(RetryAfter.duration(text, now: 0) == .milliseconds(milliseconds))
  }

  @Test("Retry-After may be a date by the server's clock") func readsADateByTheServersClock() {
    let date = "Sun, 06 Nov 1994 08:49:37 GMT"
    #expect(RetryAfter.duration(date, now: 784_111_700) == .seconds(77))
    #expect(RetryAfter.duration(date, now: 784_111_800) == .zero)
  }

  @Test("Invalid values are ignored", arguments: ["", "soon", "NaN", "inf"])
  func ignoresNonsense(text: String) {
    #expect(RetryAfter.duration(text, now: 0) == nil)
  }

  @Test("The longest wait is a year") func aYearIsTheLongestWait() {
    #expect(RetryAfter.duration("99999999999999", now: 0) == .seconds(31_536_000))
  }
}
