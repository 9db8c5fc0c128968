import Testing

@testable import NotionAPI

@Suite struct ServerAddressTests {
  @Test(
    arguments: [
      ("https://api.notion.com", "https://api.notion.com/v1"),
      ("https://api.notion.com/v1/", "https://api.notion.com/v1"),
      ("http://127.0.0.1:8377", "http://127.0.0.1:8377/v1"), ("http://[::1]:1", "http://[::1]:1/v1"),
      ("https://gateway.example/notion/v1", "https://gateway.example/notion/v1"),
    ])
  func readsABaseURL(text: String, result: String) throws {
    #expect("\(try ServerAddress(text))" == result)
  }

  @Test(
    arguments: [
      "http://api.notion.com", "http://192.168.0.1", "http://127.0.0.1.evil.com", "api.notion.com", "",
      "https://token@api.notion.com", "https://api.notion.com?x",
    ])
  func refusesToSendATokenInTheClear(text: String) {
    let error = #expect(throws: NotionAPIError.self) { try ServerAddress(text) }
    #expect(error?.code == .invalidConfiguration)
  }

  @Test func isNotionsByDefault() { #expect("\(ServerAddress.notion)" == "https://api.notion.com/v1") }
}
