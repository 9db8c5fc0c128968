import Testing

@testable import sink_scaffolder

struct SinkNameTests {
  @Test(
    "A name gives the module and the format",
    arguments: [
      ("Outline", "OutlineSink", "outline"), ("OutlineSink", "OutlineSink", "outline"),
      ("MindMap", "MindMapSink", "mind-map"), ("SQLite", "SQLiteSink", "sqlite"),
      ("Git2Wiki", "Git2WikiSink", "git2-wiki"), ("X", "XSink", "x"),
    ])
  func names(text: String, module: String, format: String) throws {
    let name = try SinkName(text)
    #expect(name.module == module)
    #expect(name.format == format)
  }

  @Test(
    "What is no name is refused",
    arguments: [
      "", "Sink", "my sink", "../Evil", "Ünicode", "1st", "a-b", "Out_line",
      "A123456789012345678901234567890123456789012",
    ])
  func refused(text: String) {
    let error = #expect(throws: ScaffoldError.self) { try SinkName(text) }
    #expect(error?.description.contains("is not a valid name of a sink") == true)
  }

  @Test("A name that begins small is told how it is written")
  func small() {
    let advice = "The name of a sink begins with a capital letter: swift package new-sink Outline"
    #expect(throws: ScaffoldError(advice)) {
      try SinkName("outline")
    }
  }
}
