import NotionModel

/// The tasks and projects: one database with two data sources and a view of each kind.
enum DemoWork {
  static let tasks = DemoWorkspace.id("tasks")
  static let projects = DemoWorkspace.id("projects")

  static let home = PageDraft(
    "Work", id: DemoWorkspace.id("work"), icon: .native("checkmark", color: "purple"),
    content: [
      .paragraph("What has to be done, by whom, and before which tide."),
      .database(database),
      .paragraph("The stations the work is about:"),
      .database(DemoStations.database),
    ], by: DemoPeople.ines, created: DemoWorkspace.time("2024-02-05 11:00"),
    edited: DemoWorkspace.time("2026-10-02 15:00"))

  private static let database = DatabaseDraft(
    "Tasks & projects", id: DemoWorkspace.id("tasks database"),
    description: [
      "Everything with a date. ", .bold("Close what is done."), " What has no owner belongs to Ines.",
    ], icon: "✅",
    cover: DemoAsset.harbour.hosted, isInline: true,
    dataSources: [
      DataSourceDraft(
        "Tasks", id: tasks, description: "One thing, one person.", properties: schema, rows: DemoTasks.rows,
        templates: ["Station visit", "Calibration"]),
      DataSourceDraft(
        "Projects", id: projects, icon: "🏗️",
        properties: [
          .title("Project"),
          .select(
            "Season",
            [
              OptionDraft("Spring", color: "green"),
              OptionDraft("Autumn", color: "orange", description: "Before the storms"),
            ]),
          .relation("Tasks", to: tasks, synced: "Project"),
          .rollup("Estimated", relation: "Tasks", property: "Estimate", function: "sum"),
          .rollup("Done", relation: "Tasks", property: "Finished", function: "percent_checked"),
          .rollup("First due", relation: "Tasks", property: "Due", function: "earliest_date"),
          .rollup("Names", relation: "Tasks", property: "Task", function: "show_original"),
          .people("Crew"), .number("Budget", format: "euro"),
        ], rows: DemoTasks.projects),
    ],
    views: [
      ViewDraft(
        "table", name: "All tasks", id: DemoWorkspace.id("view/table"),
        sorts: [["property": "Due", "direction": "ascending"]]),
      ViewDraft(
        "board", name: "By status", id: DemoWorkspace.id("view/board"),
        configuration: [
          "group_by": ["property_id": .string(PropertyDraft.id(of: "Status")), "type": "status"]
        ]),
      ViewDraft(
        "calendar", name: "By tide", id: DemoWorkspace.id("view/calendar"),
        configuration: ["date_property_id": .string(PropertyDraft.id(of: "Due"))]),
      ViewDraft(
        "timeline", name: "Autumn", id: DemoWorkspace.id("view/timeline"),
        filter: ["property": "Due", "date": ["on_or_after": "2026-09-01"]]),
      ViewDraft("list", name: "Mine", id: DemoWorkspace.id("view/list")),
      ViewDraft("gallery", name: "Projects", id: DemoWorkspace.id("view/gallery"), dataSource: projects),
      ViewDraft("chart", name: "Load", id: DemoWorkspace.id("view/chart")),
      ViewDraft("form", name: "Report something", id: DemoWorkspace.id("view/form")),
    ], created: DemoWorkspace.time("2024-02-05 11:05"))

  /// Every type of property that a schema can have.
  private static let schema: [PropertyDraft] = [
    .title("Task"),
    .status(
      "Status",
      toDo: [
        OptionDraft("Not started", color: "gray"), OptionDraft("Waiting for the tide", color: "yellow"),
      ],
      inProgress: [OptionDraft("In progress", color: "blue")],
      complete: [OptionDraft("Done", color: "green"), OptionDraft("Let go", color: "brown")]),
    .select(
      "Kind",
      [
        OptionDraft("Visit", color: "blue"), OptionDraft("Workshop", color: "orange"),
        OptionDraft("Software", color: "purple"), OptionDraft("Paper", color: "gray"),
      ]),
    .multiSelect(
      "Needs",
      [
        OptionDraft("van", color: "red"), OptionDraft("low water", color: "blue"),
        OptionDraft("two people", color: "pink"), OptionDraft("cake", color: "yellow"),
      ]),
    .date("Due"), .people("Owner"), .number("Estimate", format: "number"), .number("Cost", format: "euro"),
    .number("Certainty", format: "percent"),
    .checkbox("Finished"), .text("Remarks").describing("One sentence. The page has room for the rest."),
    .url("Manual"), .email("Ask"), .phone("Call"), .files("Papers"),
    .relation("Project", to: projects, synced: "Tasks"),
    .relation("Depends on", to: tasks),
    .rollup("Season", relation: "Project", property: "Season", function: "show_original"),
    .formula("Late", "prop(\"Due\") < now() and not prop(\"Finished\")"),
    .formula("Label", "prop(\"Kind\") + \": \" + prop(\"Task\")"),
    .formula("Half", "prop(\"Estimate\") / 2"),
    .formula("Remind on", "dateSubtract(prop(\"Due\"), 2, \"days\")"),
    .formula("Odd", "style(prop(\"Task\"), \"b\")"),
    .uniqueID("No.", prefix: "TIDE"), .place("Where"), .button("Remind"), .verification(),
    .createdTime("Created"), .createdBy("Created by"), .lastEditedTime("Edited"), .lastEditedBy("Edited by"),
  ]
}

/// The rows of the task database.
enum DemoTasks {
  static let rows: [PageDraft] = [alarm, floatRow, plain, archived] + refit

  private static let alarm = PageDraft(
    "Alarm for a tide that does not turn", id: DemoWorkspace.id("task/alarm"), icon: "🔔",
    cover: DemoAsset.chart.hosted,
    values: [
      "Status": .status("In progress"), "Kind": .select("Software"),
      "Needs": .multiSelect(["two people", "cake"]),
      "Due": .date("2026-10-14", to: "2026-10-16"), "Owner": .people([DemoPeople.aiko, DemoPeople.bram]),
      "Estimate": .number(5),
      "Cost": .number(0), "Certainty": .number(0.8), "Finished": .checkbox(false),
      "Remarks": .text([
        "Wakes ", .user(DemoPeople.tomasz), " when nothing moves for ", .bold("40 minutes"), "; see ",
        .page(DemoWorkspace.id("post-mortem")), ".",
      ]),
      "Manual": .url("https://example.com/manual?section=alarm&lang=en"),
      "Ask": .email("aiko@tidewater.example"), "Call": .phone("+44 20 7946 0104"),
      "Papers": .files([
        .hosted(DemoAsset.checklist.id, name: "field checklist.pdf"),
        .external("https://example.com/alarm.txt", name: "alarm.txt"),
      ]),
      "Project": .relation([DemoWorkspace.id("project/autumn")]),
      "Depends on": .relation([DemoWorkspace.id("task/float")]),
      "Late": .formula(.boolean(false)),
      "Label": .formula(.string("Software: Alarm for a tide that does not turn")),
      "Half": .formula(.number(2.5)), "Remind on": .formula(.date("2026-10-12")),
      "Odd": .formula(.unsupported),
      "Where": .place(latitude: 50.3312, longitude: -4.6341, name: "Pier 4", address: "Pier 4, Saltmouth"),
      "Verification": .verification(
        state: "verified", by: DemoPeople.ines, start: "2026-09-01T00:00:00.000Z",
        end: "2026-12-01T00:00:00.000Z"),
    ],
    content: [
      .paragraph(
        "A tide that does not turn is a float that does not float. The alarm has to know the difference between slack water and a stuck wire."
      ),
      .toDo("Collect a year of slack waters", checked: true), .toDo("Decide how long is too long"),
      .toDo("Ring the bell in the hut"),
      .code("if abs(level - previous) < 3 && minutes > 40 { ring() }", language: "swift"),
      .audio(DemoAsset.bell.hosted, caption: "The bell"),
    ],
    comments: [
      CommentDraft(
        "Forty minutes is slack water at neaps. Forty-five?", by: DemoPeople.tomasz,
        replies: [CommentDraft(["Forty-one, and I bring ", .bold("cake"), "."], by: DemoPeople.aiko)])
    ], by: DemoPeople.aiko, created: DemoWorkspace.time("2025-11-20 09:00"),
    edited: DemoWorkspace.time("2026-10-02 15:00"))

  private static let floatRow = PageDraft(
    "Replace the float at Pier 4 | before the *spring* tide", id: DemoWorkspace.id("task/float"),
    icon: .customEmoji("buoy"),
    values: [
      "Status": .status("Waiting for the tide"), "Kind": .select("Visit"),
      "Needs": .multiSelect(["van", "low water", "two people"]),
      "Due": .date("2026-10-09T11:42:00.000+01:00", timeZone: nil),
      "Owner": .people([DemoPeople.tomasz, DemoPeople.tideBot, DemoPeople.harbourMaster]),
      "Estimate": .number(1.5), "Cost": .number(84.5), "Late": .formula(.boolean(false)),
      "Label": .formula(.string(nil)),
      "Remarks": .text("Line one,\nline two; \"quoted\", 'once', and \\ back."),
      "Project": .relation([DemoWorkspace.id("project/autumn")]),
      "Verification": .verification(
        state: "expired", by: DemoPeople.ines, start: "2025-09-01T00:00:00.000Z",
        end: "2026-09-01T00:00:00.000Z"),
    ],
    content: [.syncedCopy(of: DemoHandbook.rulesID), .image(DemoAsset.workshop.hosted)], by: DemoPeople.bram,
    created: DemoWorkspace.time("2026-09-21 09:00"), edited: DemoWorkspace.time("2026-09-29 17:00"))

  /// A row without values.
  private static let plain = PageDraft(
    "", id: DemoWorkspace.id("task/untitled"), created: DemoWorkspace.time("2026-09-30 08:00"))

  private static let archived = PageDraft(
    "Sell the second boat", id: DemoWorkspace.id("task/archived"),
    values: ["Status": .status("Let go"), "Finished": .checkbox(true)],
    content: [.paragraph("It sank first.")], by: DemoPeople.ines,
    created: DemoWorkspace.time("2024-06-01 09:00")
  ).with { $0.isArchived = true }

  /// More tasks of one project than a page object contains references.
  private static let refit: [PageDraft] = zip(1..., stations).map { number, station in
    let day = number < 10 ? "0\(number)" : "\(number)"
    return PageDraft(
      TextDraft("Refit \(station)"), id: DemoWorkspace.id("task/refit \(number)"),
      values: [
        "Status": .status(number % 3 == 0 ? "Done" : "Not started"), "Kind": .select("Visit"),
        "Finished": .checkbox(number % 3 == 0),
        "Due": .date("2026-11-\(day)"), "Owner": .people([DemoPeople.staff[number % 7]]),
        "Estimate": .number(Double(number % 4) + 0.5),
        "Project": .relation([DemoWorkspace.id("project/autumn")]),
        "Label": .formula(.string("Visit: Refit \(station)")),
      ], by: DemoPeople.tomasz, created: DemoWorkspace.time("2026-09-01 10:\(day)"))
  }

  private static let stations = [
    "Ardwick", "Balnore", "Cawsey", "Dunmoor", "Eastry", "Fernhaven", "Gullane Point", "Hallow Bay",
    "Inverkay", "Jorrick",
    "Kelsby", "Lanmouth", "Marrow Head", "Nethertide", "Orlick", "Penwith Slip", "Quoyness", "Rossan",
    "Saltmouth", "Tarn Quay",
    "Ullock", "Verrin", "Whitesands", "Yarrow Lock", "Zennack", "Upper Balnore", "Little Cawsey",
    "Old Orlick",
  ]

  static let projects: [PageDraft] = [
    PageDraft(
      "Autumn refit", id: DemoWorkspace.id("project/autumn"), icon: "🍂",
      values: [
        "Season": .select("Autumn"), "Crew": .people(DemoPeople.twentyFive), "Budget": .number(18_250),
      ],
      content: [
        .paragraph([
          "Every gauge once before the storms. ", .user(DemoPeople.tomasz), " drives; the watchers watch.",
        ]), .linkToDatabase(DemoWorkspace.id("stations database")),
      ],
      by: DemoPeople.ines, created: DemoWorkspace.time("2026-08-15 09:00"),
      edited: DemoWorkspace.time("2026-09-15 09:00")),
    PageDraft(
      "Spring survey", id: DemoWorkspace.id("project/spring"), icon: "🌱",
      values: ["Season": .select("Spring"), "Crew": .people([DemoPeople.tomasz])],
      by: DemoPeople.ines, created: DemoWorkspace.time("2026-08-15 09:05"),
      edited: DemoWorkspace.time("2026-08-15 09:05")),
  ]
}

/// Meetings and what was said at them.
enum DemoMeetings {
  static let home = PageDraft(
    "Meetings", id: DemoWorkspace.id("meetings"), icon: "🗓️",
    content: [
      .paragraph("Mondays at nine, standing, until the kettle boils."),
      .database(
        DatabaseDraft(
          "Minutes", id: DemoWorkspace.id("minutes database"),
          dataSources: [
            DataSourceDraft(
              id: DemoWorkspace.id("minutes"),
              properties: [
                .title("Meeting"), .date("Date"), .people("Present"),
                .select("Kind", ["Weekly", "Post-mortem"]),
              ], rows: rows)
          ], views: [ViewDraft("calendar", name: "Calendar", id: DemoWorkspace.id("view/minutes"))],
          created: DemoWorkspace.time("2025-11-01 09:00"))),
    ], by: DemoPeople.rosa, created: DemoWorkspace.time("2025-11-01 09:00"),
    edited: DemoWorkspace.time("2026-10-05 08:58"))

  private static let rows: [PageDraft] = [
    PageDraft(
      "After the night of the float", id: DemoWorkspace.id("meeting/november"),
      values: [
        "Date": .date("2025-11-10"), "Present": .people(DemoPeople.staff), "Kind": .select("Post-mortem"),
      ],
      content: [
        .paragraph(["Read ", .page(DemoWorkspace.id("post-mortem")), " first."]), .heading3("Agreed"),
        .bulleted("No more brass."), .bulleted([.user(DemoPeople.watchers[0]), " gets a cake."]),
      ], by: DemoPeople.rosa, created: DemoWorkspace.time("2025-11-10 09:00"),
      edited: DemoWorkspace.time("2025-11-10 10:00")),
    PageDraft(
      "Weekly", id: DemoWorkspace.id("meeting/first weekly"),
      values: [
        "Date": .date("2026-09-28T09:00:00.000+01:00"),
        "Present": .people([DemoPeople.ines, DemoPeople.tomasz]), "Kind": .select("Weekly"),
      ],
      content: [
        .meetingNotes(
          ["Weekly, ", .date("2026-09-28")],
          summary: [
            .paragraph("The refit begins in November. The van needs tyres."),
            .toDo(["Tyres: ", .user(DemoPeople.tomasz)]),
          ],
          notes: [.bulleted("Kettle boiled at 9:11."), .bulleted("Saltmouth was 14 mm out; weed.")],
          transcript: [
            .paragraph("Ines: Is it raining?"), .paragraph("Tomasz: It is always raining."),
            .paragraph("Ines: Then we begin."),
          ],
          start: "2026-09-28T09:00:00.000+01:00", end: "2026-09-28T09:11:00.000+01:00",
          attendees: [DemoPeople.ines, DemoPeople.tomasz]),
        .paragraph("Next Monday as always."),
      ], by: DemoPeople.rosa, created: DemoWorkspace.time("2026-09-28 08:00"),
      edited: DemoWorkspace.time("2026-09-28 09:12")),
    PageDraft(
      "Weekly", id: DemoWorkspace.id("meeting/second weekly"),
      values: ["Date": .date("2026-10-05T09:00:00.000+01:00"), "Kind": .select("Weekly")],
      content: [.meetingNotes("Weekly"), .toDo("Bring the tyres")], by: DemoPeople.rosa,
      created: DemoWorkspace.time("2026-10-05 08:58"), edited: DemoWorkspace.time("2026-10-05 08:58")),
  ]
}
