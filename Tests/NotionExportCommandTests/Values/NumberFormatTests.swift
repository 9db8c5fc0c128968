import NotionSimulator
import TestSupport
import Testing

/// Numbers in the formats of their properties, through the real program.
@Suite struct NumberFormatTests {
  private static let texts = [
    "vietnamese_dong": "₫1,235", "pakistani_rupee": "PKR 1,235.25", "nigerian_naira": "₦1,235.25",
    "bitcoin": "₿1,235.25", "dollar": "$1,235.25", "number_with_commas": "1,235.25", "percent": "123525%",
  ]

  @Test("Tables, CSV and pages show numbers as Notion does, and the JSON has them as they are")
  func shown() async throws {
    let folder = try TemporaryFolder()
    var workspace = SimulatedWorkspace()
    let formats = Self.texts.keys.sorted()
    workspace.add(
      database: DatabaseDraft(
        "Prices",
        dataSources: [
          DataSourceDraft(
            properties: [.title()] + formats.map { .number($0, format: $0) },
            rows: [
              PageDraft(
                "Row", values: Dictionary(uniqueKeysWithValues: formats.map { ($0, .number(1235.25)) }))
            ])
        ]))
    try await withSimulator(workspace) { simulator in
      let ending = try await Workbench(folder, simulator, formats: "json", "markdown", "html", "site")
        .program("out").run()
      #expect(ending.code == 0, "\(ending.errors)")
    }
    for (format, text) in Self.texts {
      for file in [
        "html/Prices/Prices.html", "html/Prices/Row.html", "site/prices/index.html",
        "markdown/Prices/Prices.md",
      ] {
        #expect(folder.text("out/\(file)")?.contains(text) == true, "\(format) in \(file)")
      }
    }
    let pages = folder.files(in: "out/json/pages").compactMap { folder.text("out/json/pages/\($0)") }
    #expect(pages.count == 1)
    #expect(pages.allSatisfy { $0.matches(of: /1235\.25/).count == formats.count })
  }
}
