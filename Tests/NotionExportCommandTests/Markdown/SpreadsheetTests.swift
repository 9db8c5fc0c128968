import Foundation
import NotionModel
import NotionSimulator
import TestSupport
import Testing

/// CSV whose texts a spreadsheet does not treat as formulas.
@Suite struct SpreadsheetTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  private static let formulas = [
    "=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1+1", "\r=1+1", "\u{FF1D}1+1", "\u{FF0B}1", "\u{FF0D}1",
    "\u{FF20}x",
    "=HYPERLINK(\"http://x\")", "=cmd|' /C calc'!A0", " =1+1", "\u{FEFF}=1", "-x", "+49 30 1",
  ]

  private func csv(_ options: String...) async throws -> String {
    var workspace = SimulatedWorkspace(name: "W", now: SimulatorTime(year: 2026, month: 3, day: 9, hour: 8))
    let rows =
      Self.formulas.map { PageDraft("Row", values: ["=Text": .text(TextDraft($0)), "Amount": .number(-5)]) }
      + [PageDraft("=Title", values: ["=Text": .text("-12.5e3"), "Amount": .number(-1234.5)])]
    workspace.add(
      page: PageDraft(
        "Home",
        content: [
          .database(
            DatabaseDraft(
              "Rows",
              dataSources: [
                DataSourceDraft(
                  properties: [.title("@Name"), .text("=Text"), .number("Amount", format: "euro")], rows: rows
                )
              ], views: [ViewDraft("table", name: "All")]))
        ]))
    try await withSimulator(workspace) { simulator in
      var program = Program(
        "--output", "\(folder.path)/out", "--api-url", simulator.url, "--format", "markdown")
      program.arguments += options
      program.environment = ["NOTION_TOKEN": simulator.token]
      let ending = try await program.run()
      #expect(ending.code == 0, "\(ending.errors)")
    }
    let file = try #require(folder.files(in: "out").first { $0.hasSuffix(".csv") })
    return String(decoding: try folder.bytes("out/\(file)"), as: UTF8.self)
  }

  /// The fields of a CSV text.
  private func records(_ text: String) -> [[String]] {
    var records: [[String]] = []
    var record: [String] = []
    var field = ""
    var isQuoted = false
    var scalars = Array(text.unicodeScalars)[...]
    while let scalar = scalars.popFirst() {
      switch scalar {
      case "\"" where isQuoted && scalars.first == "\"": field.unicodeScalars.append(scalars.removeFirst())
      case "\"": isQuoted.toggle()
      case "," where !isQuoted:
        record.append(field)
        field = ""
      case "\r" where !isQuoted: break
      case "\n" where !isQuoted:
        records.append(record + [field])
        (record, field) = ([], "")
      default: field.unicodeScalars.append(scalar)
      }
    }
    return records
  }

  @Test("A text that begins like a formula has an apostrophe before it, and numbers stay numbers")
  func safe() async throws {
    let records = records(try await csv())
    #expect(records.first == ["'@Name", "'=Text", "Amount"])
    #expect(records.count == Self.formulas.count + 2)
    for record in records.dropFirst() {
      #expect(record[1].hasPrefix("'") || record[1] == "-12.5e3" || record[1] == "1+1", "\(record)")
      #expect(record[2].hasPrefix("-"), "\(record)")
    }
    #expect(records.last?[0] == "'=Title")
  }

  @Test("An option keeps texts as they are, and its help says what it is for")
  func raw() async throws {
    let records = records(try await csv("-O", "markdown.csv=raw"))
    #expect(records.first == ["@Name", "=Text", "Amount"])
    #expect(records.contains { $0[1] == "=1+1" })
    let help = try await Program("formats").run()
    #expect(help.output.contains("csv"))
    #expect(help.output.contains("formulas"))
  }
}
