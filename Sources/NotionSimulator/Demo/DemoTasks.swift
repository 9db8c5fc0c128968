import NotionModel

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
