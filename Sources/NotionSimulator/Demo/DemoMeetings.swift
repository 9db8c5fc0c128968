import NotionModel

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
