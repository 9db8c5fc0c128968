import NotionModel
import Testing

/// Addresses within Notion are known in every spelling that texts have.
struct NotionAddressTests {
  private static let id = "0123456789abcdef0123456789abcdef"
  private static let hyphenated = "01234567-89ab-cdef-0123-456789abcdef"
  private static let block = "fedcba9876543210fedcba9876543210"

  @Test(
    "A page's address leads to the page",
    arguments: [
      "/\(id)", "/\(hyphenated)", "https://www.notion.so/\(id)", "https://www.notion.so/space/My-Title-\(id)",
      "https://app.notion.com/p/\(id)", "https://www.notion.com/p/Title-\(id)?pvs=4",
      "https://space.notion.site/Some-Title-\(id)", "notion://www.notion.so/\(id)",
      "https://www.notion.so/fedcba9876543210fedcba9876543210?v=1&p=\(id)",
      "https://notion.so/Title-\(hyphenated)",
    ])
  func pages(address: String) {
    #expect(NotionAddress(address)?.object == ObjectID(Self.id))
    #expect(NotionAddress(address)?.block == nil)
  }

  @Test("A fragment is a block")
  func blocks() {
    #expect(NotionAddress("/\(Self.id)#\(Self.block)")?.block == ObjectID(Self.block))
    #expect(NotionAddress("/\(Self.id)?pvs=4#\(Self.block)")?.block == ObjectID(Self.block))
  }

  @Test(
    "Other addresses are left alone",
    arguments: [
      "https://example.com/\(id)", "https://www.notion.so/help/guides", "//example.com/\(id)", "mailto:a@b.c",
      "#\(id)", "https://notnotion.so/\(id)",
    ])
  func others(address: String) {
    #expect(NotionAddress(address) == nil)
  }
}
