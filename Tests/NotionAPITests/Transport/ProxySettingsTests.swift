import Testing

@testable import NotionAPI

@Suite struct ProxySettingsTests {
  private func proxy(_ url: String, _ environment: [String: String]) throws -> ProxySettings.Server? {
    ProxySettings(environment).server(for: try #require(URLParts(url)))
  }

  @Test func usesTheProxyOfTheScheme() throws {
    let environment = ["HTTPS_PROXY": "http://proxy:3128", "http_proxy": "http://plain:8080"]
    #expect(
      try proxy("https://api.notion.com/", environment)
        == .init(isSOCKS: false, host: "proxy", port: 3128, credentials: nil))
    #expect(try proxy("http://example.com/", environment)?.host == "plain")
  }

  @Test func lowerCaseWinsAndAllProxyFillsIn() throws {
    #expect(
      try proxy("https://x/", ["HTTPS_PROXY": "http://upper", "https_proxy": "http://lower"])?.host == "lower"
    )
    #expect(try proxy("https://x/", ["ALL_PROXY": "http://all"])?.host == "all")
  }

  @Test func aHeaderOfAWebServerIsNoProxy() throws {
    #expect(try proxy("http://example.com/", ["HTTP_PROXY": "http://evil"]) == nil)
  }

  @Test func readsCredentialsPortsAndSOCKS() throws {
    #expect(
      try proxy("https://x/", ["HTTPS_PROXY": "http://me:p%40ss@proxy"])
        == .init(isSOCKS: false, host: "proxy", port: 80, credentials: "me:p@ss"))
    #expect(try proxy("https://x/", ["HTTPS_PROXY": "proxy:3128"])?.port == 3128)
    #expect(
      try proxy("https://x/", ["ALL_PROXY": "socks5://proxy"])
        == .init(isSOCKS: true, host: "proxy", port: 1080, credentials: nil))
  }

  @Test(
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
