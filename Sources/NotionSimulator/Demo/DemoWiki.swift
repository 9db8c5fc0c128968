import NotionModel

/// The wiki: a data source whose rows are verified pages, and one other data source.
enum DemoWiki {
  private static let knowledge = DemoWorkspace.id("knowledge")

  static let home = PageDraft(
    "What we know", id: DemoWorkspace.id("wiki"), icon: "🦉",
    content: [
      .paragraph("Facts, each with a person who answers for it and a date on which it must be asked again."),
      .database(
        DatabaseDraft(
          "Knowledge", id: DemoWorkspace.id("knowledge database"),
          dataSources: [
            DataSourceDraft(
              id: knowledge,
              properties: [
                .title("Page"), .people("Owner"), .verification(),
                .multiSelect("Field", ["sea", "box", "law"]), .lastEditedTime("Edited"),
              ],
              rows: rows, isWiki: true)
          ], views: [ViewDraft("table", name: "Everything", id: DemoWorkspace.id("view/knowledge"))],
          created: DemoWorkspace.time("2024-09-01 09:00"))),
    ], by: DemoPeople.ines, created: DemoWorkspace.time("2024-09-01 09:00"),
    edited: DemoWorkspace.time("2026-08-30 09:00"))

  private static let rows: [PageDraft] = [
    PageDraft(
      "What a tide is", id: DemoWorkspace.id("wiki/tide"), icon: "🌕",
      values: [
        "Owner": .people([DemoPeople.aiko]), "Field": .multiSelect(["sea"]),
        "Verification": .verification(
          state: "verified", by: DemoPeople.aiko, start: "2026-01-01T00:00:00.000Z", end: nil),
      ],
      content: [
        .paragraph("The moon pulls; the earth turns underneath; the harbour gets in the way."),
        .equation("F = 2 G M \\frac{r}{R^3}"),
        .page(
          PageDraft(
            "Springs and neaps", id: DemoWorkspace.id("wiki/springs"),
            content: [
              .paragraph("Twice a month the sun helps. Twice a month it does not."),
              .page(
                PageDraft(
                  "The equinox", id: DemoWorkspace.id("wiki/equinox"),
                  content: [
                    .paragraph("The highest of the high. Move the van."),
                    .linkToPage(DemoWorkspace.id("wiki/tide")),
                  ], by: DemoPeople.aiko)),
            ], by: DemoPeople.aiko)),
      ], by: DemoPeople.aiko, created: DemoWorkspace.time("2024-09-01 10:00"),
      edited: DemoWorkspace.time("2026-01-01 10:00")),
    PageDraft(
      "Levels, and what they are measured from", id: DemoWorkspace.id("wiki/levels"),
      values: [
        "Owner": .people([DemoPeople.tomasz]), "Field": .multiSelect(["sea", "law"]),
        "Verification": .verification(
          state: "expired", by: DemoPeople.tomasz, start: "2025-01-01T00:00:00.000Z",
          end: "2026-01-01T00:00:00.000Z"),
      ],
      content: [
        .table([
          ["Level", "Above chart datum"], ["Mean high water springs", "5.3 m"], ["Mean sea level", "3.0 m"],
          ["Chart datum", "0"], ["The dog", "asleep"],
        ]),
        .paragraph(["See the ", .page(DemoWorkspace.id("glossary")), "."]),
      ], by: DemoPeople.tomasz, created: DemoWorkspace.time("2024-09-02 10:00"),
      edited: DemoWorkspace.time("2025-01-01 10:00")),
    PageDraft(
      "The colours of the cables", id: DemoWorkspace.id("wiki/cables"),
      values: ["Owner": .people([DemoPeople.bram]), "Field": .multiSelect(["box"])],
      content: [
        .bulleted([.colored("Red", "red"), " carries 12 V."]),
        .bulleted([.colored("Blue", "blue"), " carries nothing and is called return."]),
        .bulleted([.colored("Yellow", "yellow"), " is Bram’s and nobody else’s."]),
      ],
      by: DemoPeople.bram, created: DemoWorkspace.time("2024-09-03 10:00"),
      edited: DemoWorkspace.time("2024-09-03 10:00")),
  ]

  /// Adds a database to the wiki, so that one of its rows is a data source.
  static func addRegister(to workspace: inout SimulatedWorkspace) {
    workspace.add(
      database: DatabaseDraft(
        "Bench marks", id: DemoWorkspace.id("bench marks database"),
        dataSources: [
          DataSourceDraft(
            id: DemoWorkspace.id("bench marks"),
            properties: [.title("Mark"), .number("Height", format: "number")],
            rows: [
              PageDraft(
                "The bolt by the chapel", id: DemoWorkspace.id("mark/chapel"),
                values: ["Height": .number(7.314)],
                content: [.paragraph("Painted over in 2019. Still there.")]),
              PageDraft(
                "The step of the hut", id: DemoWorkspace.id("mark/hut"), values: ["Height": .number(4.002)]),
            ])
        ], created: DemoWorkspace.time("2024-09-04 10:00")), in: .dataSource(knowledge))
  }
}
