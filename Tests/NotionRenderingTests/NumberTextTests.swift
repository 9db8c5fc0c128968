import NotionModel
import NotionRendering
import Testing

/// Numbers look as they do in Notion.
struct NumberTextTests {
  @Test(
    "Numbers take the format of their property",
    arguments: [
      ("1234567.5", "number", "1234567.5"), ("1234567.5", "number_with_commas", "1,234,567.5"),
      ("0.155", "percent", "15.5%"), ("0.07", "percent", "7%"), ("1234.5", "dollar", "$1,234.50"),
      ("-1234.5", "euro", "-€1,234.50"), ("1999", "yen", "¥1,999"), ("0", "pound", "£0.00"),
      ("1.005", "krona", "SEK 1.00"), ("12", "a format of tomorrow", "12"),
    ])
  func formats(number: String, format: String, text: String) throws {
    let number = try JSONSlice(validating: Array(number.utf8)).decode(JSONNumber.self)
    #expect(NumberText.text(number, format: format) == text)
  }
}
