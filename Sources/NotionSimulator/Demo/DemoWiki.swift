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

/// Notes of the engineers who make the instruments and their software.
enum DemoEngineering {
  static let home = PageDraft(
    "Engineering", id: DemoWorkspace.id("engineering"), icon: .native("gear", color: "orange"),
    content: [
      .paragraph("What is inside the grey box, why it is grey, and what to do when it is not."),
      .page(logger), .page(messages), .page(postMortem), .page(DemoSpecimen.page), .page(notes),
    ], by: DemoPeople.aiko, created: DemoWorkspace.time("2024-02-12 09:00"),
    edited: DemoWorkspace.time("2026-10-01 10:12"))

  static let logger = PageDraft(
    "The logger", id: DemoWorkspace.id("logger"), icon: "📟",
    content: [
      .paragraph(
        "One measurement a second, averaged over a minute, sent every five. It sleeps the rest of the time, as we would."
      ),
      .code(
        """
        flowchart LR
          float --> encoder --> logger
          logger -- every 5 min --> modem --> shore
          logger -. when the modem sulks .-> card[(memory card)]
        """, language: "mermaid", caption: "From float to shore."),
      .heading2("Averaging"),
      .code(
        """
        func average(_ samples: [Int]) -> Int {
          // Rounded half up: the harbour master counts in whole millimetres.
          guard !samples.isEmpty else { return 0 }
          return (samples.reduce(0, +) * 2 + samples.count) / (samples.count * 2)
        }
        """, language: "swift"),
      .heading2("Power"),
      .paragraph([
        "A cell of ", .equation("12\\,\\mathrm{Ah}"), " lasts ", .bold("41 days"),
        " without sun. We have waited 38.",
      ]),
      .image(
        DemoAsset.chart.hosted,
        caption: ["Two days at Saltmouth; data in ", .code("saltmouth 2026-09-28.csv"), "."]),
      .linkPreview("https://github.com/example/tidewater-logger/pull/41"),
      .embed("https://example.com/live/saltmouth", caption: "The live trace"),
    ], by: DemoPeople.aiko, created: DemoWorkspace.time("2024-06-03 11:00"),
    edited: DemoWorkspace.time("2026-08-08 08:08"))

  static let messages = PageDraft(
    "Messages from a gauge", id: DemoWorkspace.id("messages"), icon: "📡",
    content: [
      .paragraph([
        "A message is one line. The checksum is the exclusive or of every byte between ", .code("$"), " and ",
        .code("*"), ".",
      ]),
      .code("$TWLVL,SALT4,20260928T120000Z,2613,mm,ok*5A", language: "plain text"),
      .table(
        [
          ["Field", "Example", "Meaning"], [.code("TWLVL"), "", "a level; others are TWBAT and TWBEL"],
          [.code("SALT4"), "", "the station"],
          [.code("2613"), "mm", ["above ", .link("chart datum", to: DemoWorkspace.id("glossary"))]],
          [.code("ok"), .code("ok|weed|gull"), "what the logger thinks of itself"],
        ]),
      .heading3("Reading them"),
      .code("nc hut.local 4041 | awk -F, '/TWLVL/ { print $3, $4 }'", language: "bash"),
      .code("{\n  \"station\": \"SALT4\",\n  \"level_mm\": 2613,\n  \"flag\": \"ok\"\n}", language: "json"),
    ], by: DemoPeople.aiko, created: DemoWorkspace.time("2024-06-04 11:00"),
    edited: DemoWorkspace.time("2026-01-20 19:00"))

  static let postMortem = PageDraft(
    "Post-mortem: the night the float stuck", id: DemoWorkspace.id("post-mortem"), icon: "🌙",
    content: [
      .callout(
        [
          .bold("Summary. "),
          "For nine hours the harbour believed in a sea that did not move. Nobody was hurt; one dinghy was surprised.",
        ], icon: .file(DemoAsset.buoy.hosted), color: "yellow_background"),
      .heading2("What happened"),
      .bulleted([.date("2025-11-03T22:40:00.000+00:00"), " A brass screw let go of an aluminium plate."]),
      .bulleted([.date("2025-11-03T22:41:00.000+00:00"), " The float leaned against the well, and stayed."]),
      .bulleted([
        .date("2025-11-04T07:55:00.000+00:00"), " ", .user(DemoPeople.watchers[0]),
        " looked out of her window and telephoned.",
      ]),
      .heading2("What we do differently"),
      .toDo("No brass in aluminium", checked: true),
      .toDo(["An alarm for a tide that does not turn: ", .page(DemoWorkspace.id("task/alarm"))]),
      .paragraph([
        "Discussed in ", .page(DemoWorkspace.id("meeting/november")),
        " and, at greater length, in the pub. Pay was not discussed: ", .page(DemoWorkspace.id("salaries")),
        ".",
      ]),
      .linkToComment(DemoWorkspace.id("comment about the dog")),
    ], by: DemoPeople.bram, created: DemoWorkspace.time("2025-11-05 09:00"),
    edited: DemoWorkspace.time("2025-11-19 16:00"))

  /// One of two pages with this title.
  static let notes = PageDraft(
    "Notes", id: DemoWorkspace.id("engineering notes"), icon: "📝",
    content: [
      .paragraph([
        "The other notes are ", .link("in the field", to: DemoWorkspace.id("field notes")),
        "; these are indoors.",
      ]),
      .bulleted([
        .linkMention(
          "https://example.com/papers/stilling-wells", title: "On the damping of stilling wells",
          provider: "Example Papers"), " is worth the train fare.",
      ]),
      .bulleted([
        .linkPreview("https://github.com/example/tidewater-logger/issues/12"),
        " is still open, and so is the box.",
      ]),
    ], by: DemoPeople.aiko, created: DemoWorkspace.time("2026-03-09 09:00"),
    edited: DemoWorkspace.time("2026-03-09 09:00"))
}
