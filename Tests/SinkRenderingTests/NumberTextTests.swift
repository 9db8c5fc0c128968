import NotionModel
import SinkRendering
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
      ("1234567", "vietnamese_dong", "₫1,234,567"), ("1234.5", "pakistani_rupee", "PKR 1,234.50"),
      ("-1234.5", "nigerian_naira", "-₦1,234.50"), ("0.00012345", "bitcoin", "₿0.00012345"),
      ("1234.5", "bitcoin", "₿1,234.5"),
    ])
  func formats(number: String, format: String, text: String) throws {
    let number = try JSONSlice(validating: Array(number.utf8)).decode(JSONNumber.self)
    #expect(NumberText.text(number, format: format) == text)
  }

  @Test("Every format of the API's has a text of its own")
  func allFormats() throws {
    let number = try #require(JSONNumber(1234.5))
    // The formats that the API's documentation and the SDK's types list.
    let formats = [
      "argentine_peso", "australian_dollar", "baht", "bitcoin", "canadian_dollar", "chilean_peso",
      "colombian_peso", "danish_krone", "dirham", "dollar", "euro", "forint", "franc", "hong_kong_dollar",
      "koruna", "krona", "leu", "lira", "mexican_peso", "new_taiwan_dollar", "new_zealand_dollar",
      "nigerian_naira", "norwegian_krone", "number_with_commas", "pakistani_rupee", "percent",
      "peruvian_sol", "philippine_peso", "pound", "rand", "real", "ringgit", "riyal", "ruble", "rupee",
      "rupiah", "shekel", "singapore_dollar", "uruguayan_peso", "vietnamese_dong", "won", "yen", "yuan",
      "zloty",
    ]
    let texts = formats.map { NumberText.text(number, format: $0) }
    #expect(Set(texts).count == formats.count)
    #expect(!texts.contains("1234.5"))
  }
}
