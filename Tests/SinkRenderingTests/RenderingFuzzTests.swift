import TestSupport
import NotionModel
@testable import SinkRendering
import Testing

@Suite("Random input to the rendering") struct RenderingFuzzTests {
  @Test("Lists are numbered from anywhere") func lists() {
    Fuzz.run("lists") { input in
      var numbering = ListNumbering()
      for _ in 0..<8 {
        var item = NumberedListItemBlock([])
        item.startIndex = input.chance(2) ? nil : input.integer()
        item.format = input.pick([nil, .numbers, .letters, .roman])
        #expect(!numbering.next(item).text.isEmpty)
        if input.chance(6) { numbering.interrupt() }
      }
    }
  }

  @Test("Numbers of any size have a text in any format") func numbers() throws {
    let formats = ["number", "number_with_commas", "percent", "dollar", "yen", "rupiah", "unheard_of", ""]
    Fuzz.run("numbers", cases: 10_000) { input in
      let spelled = input.number()
      guard let number = (try? JSONNumber(json: Array(spelled.utf8))) ?? JSONNumber(input.double()) else {
        return
      }
      let text = NumberText.text(number, format: input.pick(formats))
      #expect(!text.isEmpty && !text.contains("inf") && !text.contains("nan"), "\(number.text) as \(text)")
    }
  }

  @Test("Dates and days of any year have a text") func dates() {
    Fuzz.run("days") { input in
      let milliseconds = Int64(input.integer())
      let time = Timestamp(millisecondsSince1970: milliseconds)
      _ = DateText.text(DateValue(start: time, end: Timestamp(input.number()), timeZone: input.number()))
      guard let day = CalendarDay(time) else { return }
      _ = (
        day.text, day.machineText, day.monthText, day.yearStart, day.weekStart(onSunday: true),
        day.nextMonthStart
      )
    }
  }

  @Test("Addresses within Notion are read or refused") func addresses() {
    let pieces = [
      "https://", "notion://", "www.notion.so", "app.notion.com", "/", "-", "?p=", "&", "#",
      "11111111111141118111111111111111", "11111111-1111-4111-8111-111111111111", "Title", "é", "%", "//",
      " ",
    ]
    Fuzz.run("notion-addresses", cases: 10_000) { input in _ = NotionAddress(input.text(of: pieces)) }
  }

  @Test("Tables have the width that a table can have") func tables() {
    Fuzz.run("tables", cases: 500) { input in
      #expect((1...1_000).contains(TableBlock(width: input.integer()).shownWidth))
    }
  }
}
