import NotionExportKit
import NotionModel
import Testing

@Suite struct SinkOptionsTests {
  struct Options: SinkOptions, Equatable {
    enum Layout: String, Codable, CaseIterable { case files, ndjson }
    var layout = Layout.files
    var verbatim = false
    var depth = 3
    var ratio = 0.5
    var baseURL: String?
    var tags: [String] = []
    static let help = ["layout": "where objects go", "baseURL": "where the site will be"]
  }

  @Test("An option that is not set keeps its default") func defaults() throws {
    #expect(try Options.decode([:], format: "json") == Options())
  }

  @Test("Texts from the command line are converted to the type of the option") func texts() throws {
    let settings: JSONObject = [
      "layout": "ndjson", "verbatim": "true", "depth": "7", "ratio": "0.25", "baseURL": "https://x.test/",
      "tags": "a,b",
    ]
    var expected = Options()
    (expected.layout, expected.verbatim, expected.depth, expected.ratio) = (.ndjson, true, 7, 0.25)
    (expected.baseURL, expected.tags) = ("https://x.test/", ["a", "b"])
    #expect(try Options.decode(settings, format: "json") == expected)
  }

  @Test("Typed values from a file are used unchanged") func typedValues() throws {
    let settings: JSONObject = ["verbatim": true, "depth": 2, "tags": ["x"]]
    var expected = Options()
    (expected.verbatim, expected.depth, expected.tags) = (true, 2, ["x"])
    #expect(try Options.decode(settings, format: "json") == expected)
  }

  @Test(
    "An invalid setting is refused with the valid values",
    arguments: [
      ("layout", JSONValue.string("tree"), "json.layout: expected files or ndjson, not tree"),
      ("verbatim", .string("maybe"), "json.verbatim: expected true or false, not maybe"),
      ("depth", .string("deep"), "json.depth: expected a whole number, not deep"),
      ("depth", .number(JSONNumber(1.5) ?? 0), "json.depth: expected a whole number, not 1.5"),
      ("layuot", .string("files"), "json.layuot: unknown option; did you mean layout?"),
      (
        "colour", .string("red"),
        "json.colour: unknown option; the options are layout, verbatim, depth, ratio, baseURL, tags"
      ),
    ])
  func invalidSetting(name: String, value: JSONValue, message: String) {
    let error = #expect(throws: OptionError.self) { try Options.decode([name: value], format: "json") }
    #expect(error?.description == message)
  }

  @Test("The descriptions of options are derived from their type") func descriptions() {
    #expect(
      Options.descriptions.map { "\($0.name) \($0.value) \($0.defaultValue ?? "-") \($0.help)" } == [
        "layout choice([\"files\", \"ndjson\"]) files where objects go", "verbatim boolean false ",
        "depth integer 3 ", "ratio number 0.5 ", "baseURL text - where the site will be", "tags list  ",
      ])
  }
}

@Suite struct NearMissTests {
  @Test(
    "A typing error finds the intended word",
    arguments: [
      ("markdwon", "markdown"), ("JSON", "json"), ("jsn", "json"), ("htm", "html"), ("sitee", "site"),
    ])
  func typingError(typed: String, meant: String) {
    #expect(NearMiss.of(typed, among: ["json", "markdown", "html", "site"]) == meant)
  }

  @Test("A different word finds none") func differentWord() {
    #expect(NearMiss.of("confluence", among: ["json", "markdown", "html", "site"]) == nil)
  }
}
