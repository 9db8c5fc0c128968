import NotionModel
import SinkRendering
import Testing

/// Numbered lists count as Notion counts them.
struct ListNumberingTests {
  private func item(start: Int? = nil, format: ListFormat? = nil) -> NumberedListItemBlock {
    var item = NumberedListItemBlock([])
    item.startIndex = start
    item.format = format
    return item
  }

  @Test("An item goes on from its predecessor, and a start or something else begins anew")
  func counting() {
    var numbering = ListNumbering()
    #expect(numbering.next(item()).value == 1)
    #expect(numbering.next(item()).value == 2)
    #expect(numbering.next(item(start: 7)).value == 7)
    #expect(numbering.next(item()).value == 8)
    numbering.interrupt()
    #expect(numbering.next(item()).value == 1)
  }

  @Test("A list keeps the format of its first item")
  func formats() {
    var numbering = ListNumbering()
    #expect(numbering.next(item(start: 26, format: .letters)).text == "z")
    #expect(numbering.next(item()).text == "aa")
    #expect(numbering.next(item(start: 1994, format: .roman)).text == "mcmxciv")
    #expect(numbering.next(item(start: 0, format: .roman)).text == "0")
  }
}
