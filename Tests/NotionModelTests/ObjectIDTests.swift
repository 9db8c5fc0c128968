import NotionModel
import Testing

@Suite struct ObjectIDTests {
  static let text = "38c9ce7b-60a4-81b3-bd6f-ca217706a79f"

  @Test(
    "An id is read with or without hyphens and printed with them",
    arguments: [text, text.replacing("-", with: ""), text.uppercased()])
  func anIdIsReadWithOrWithoutHyphensAndPrintedWithThem(spelling: String) throws {
    let id = try #require(ObjectID(spelling))
    #expect(id.description == Self.text)
    #expect(id.compactText == Self.text.replacing("-", with: ""))
    #expect(try ObjectID(text: "\"\(spelling)\"") == id)
    #expect(id.high == 0x38c9_ce7b_60a4_81b3)
    #expect(id.low == 0xbd6f_ca21_7706_a79f)
  }

  @Test(
    "Other texts are not ids",
    arguments: [
      "", "38c9ce7b", text + "0", String(text.dropLast()), text.replacing("3", with: "g"),
      "38c9ce7b60a4-81b3-bd6f-ca217706a79f-", "38c9ce7-b60a4-81b3-bd6f-ca217706a79f",
      text.replacing("-", with: "_"),
      String(repeating: "-", count: 36), "{38c9ce7b-60a4-81b3-bd6f-ca217706a7}",
      " 38c9ce7b60a481b3bd6fca217706a79f",
    ])
  func otherTextsAreNotIds(spelling: String) throws {
    #expect(ObjectID(spelling) == nil)
    #expect(PageID(spelling) == nil)
    let error = #expect(throws: JSONError.self) { try ObjectID(text: "\"\(spelling)\"") }
    #expect(error?.code == .invalidValue)
  }

  @Test("An id may be spelled with escapes") func anIdMayBeSpelledWithEscapes() throws {
    #expect(try ObjectID(text: #""\u0033\#(Self.text.dropFirst())""#) == ObjectID(Self.text))
  }

  @Test("Ids are ordered like their texts") func idsAreOrderedLikeTheirTexts() throws {
    var numbers = SeededNumbers(seed: 1)
    let ids = (0..<100).map { _ in ObjectID(high: numbers.next(), low: numbers.next()) }
    #expect(ids.sorted().map(\.description) == ids.map(\.description).sorted())
    let pages = ids.map { PageID($0) }
    #expect(pages.sorted().map(\.description) == ids.map(\.description).sorted())
  }

  @Test("The id of a property keeps its spelling") func theIdOfAPropertyKeepsItsSpelling() throws {
    #expect(try PropertyID(text: #""%3AUPp""#).text == "%3AUPp")
    #expect(PropertyID("a") < PropertyID("b"))
    #expect("\(PropertyID("title"))" == "title")
  }
}

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
