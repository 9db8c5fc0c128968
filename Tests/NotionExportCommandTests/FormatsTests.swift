import Foundation
import NotionExportKit
import NotionModel
import Testing

@testable import NotionExportCommand

/// The list of formats, for people and scripts, is derived from the code of the sinks.
@Suite struct FormatsTests {
  private func formats(_ arguments: String...) async throws -> Program.Ending {
    var program = Program("formats")
    program.arguments += arguments
    return try await program.run()
  }

  @Test("Formats are listed by name, each with its options, their values, defaults and a line of help")
  func list() async throws {
    let ending = try await formats()
    #expect(ending.code == 0)
    #expect(
      ending.output.contains(
        """
        json: every object as Notion sent it, as JSON files or as newline-delimited JSON
          -O json.layout=files|ndjson, default files
              one file per object, or one file per kind with one object per line
          -O json.verbatim=true|false, default false
              keep the signatures of file URLs (secrets for an hour) and their expiry times

        """))
    let names = ending.output.split(separator: "\n").filter { !$0.hasPrefix(" ") }.map {
      $0.prefix { $0 != ":" }
    }
    #expect(names == names.sorted())
    #expect(names.contains("markdown"))
  }

  @Test("One format is shown where it is named, and a near miss is told")
  func one() async throws {
    #expect(try await formats("json").output.hasPrefix("json: "))
    #expect(try await formats("json").output.contains("markdown") == false)
    let mistyped = try await formats("jsom")
    #expect(mistyped.code == 64)
    #expect(mistyped.errors == "Error: Unknown format jsom; did you mean json?\n")
  }

  @Test("Scripts read the same as JSON")
  func json() async throws {
    let ending = try await formats("--json")
    let list = try #require(try JSONValue(json: Array(ending.output.utf8)).array)
    let json = try #require(list.first { $0["format"] == "json" })
    #expect(json["options"]?.array?.map { $0["name"]?.string } == ["layout", "verbatim"])
    #expect(json["options"]?.array?[0]["choices"] == ["files", "ndjson"])
    #expect(json["options"]?.array?[0]["default"] == "files")
    #expect(json["options"]?.array?[1]["type"] == "boolean")
    #expect(list.allSatisfy { $0["summary"]?.string?.isEmpty == false })
    #expect(list.flatMap { $0["options"]?.array ?? [] }.allSatisfy { $0["help"]?.string?.isEmpty == false })
  }

  struct Sample: SinkPlugin {
    struct Options: SinkOptions {
      var depth = 3
      var ratio: Double?
      var title = ""
      var tags = ["a", "b"]
      static let help = ["depth": "how deep", "ratio": "how wide", "title": "a title", "tags": "some tags"]
    }
    static let format = "sample"
    static let summary = "all kinds of options"
    func makeSink(_ options: Options, in context: SinkContext) -> any Sink { Nothing() }
  }

  struct Twin: SinkPlugin {
    static let format = "sample"
    static let summary = "another sink of the same name"
    func makeSink(_ options: NoOptions, in context: SinkContext) -> any Sink { Nothing() }
  }

  struct Nothing: Sink {
    func write(_ event: ExportEvent) {}
  }

  @Test("Every kind of option is shown with what it takes and what it is without")
  func kinds() {
    #expect(
      FormatListing.text([Sample.self]) == """
        sample: all kinds of options
          -O sample.depth=NUMBER, default 3
              how deep
          -O sample.ratio=NUMBER
              how wide
          -O sample.title=TEXT, empty by default
              a title
          -O sample.tags=TEXT,TEXT, default a,b
              some tags
        """)
  }

  @Test("Two sinks of one name are both named")
  func duplicates() throws {
    let error = #expect(throws: CommandError.self) { try CheckedRegistry([Sample.self, Twin.self]) }
    let text = try #require(error).description
    #expect(text.hasPrefix("Two sinks of this program have the format name sample: "))
    #expect(text.contains("FormatsTests.Sample and "))
    #expect(text.contains("FormatsTests.Twin. Rename or remove one of them"))
  }
}
