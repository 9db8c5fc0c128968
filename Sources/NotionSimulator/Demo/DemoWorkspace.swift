import NotionModel

/// The handbook of a small company that keeps tide gauges, with every kind of page that Notion knows.
public enum DemoWorkspace {
  /// Makes the workspace; it is the same at every call.
  public static func make() -> SimulatedWorkspace {
    var workspace = SimulatedWorkspace(name: "Tidewater Instruments", seed: 0x71DE)
    workspace.integrationName = "Handbook export"
    let ines = workspace.add(
      user: UserDraft("Ines Moreau", id: ObjectID(simulated: "ines"), email: "ines@tidewater.example"))
    workspace.add(
      page: PageDraft(
        "Handbook", id: ObjectID(simulated: "handbook"), icon: "🌊",
        content: [
          .paragraph(["Everything we have agreed on, kept by ", .user(ines), "."]),
          .page(
            PageDraft(
              "Opening hours", icon: "🕗",
              content: [
                .bulleted("Weekdays", [.bulleted("8 to 18")]), .bulleted("Saturdays: by appointment"),
              ])),
          .page(
            PageDraft(
              "How we write", content: [.quote("Say what happened, to which gauge, and what to do next.")])),
          .database(
            DatabaseDraft(
              "Tasks", id: ObjectID(simulated: "tasks database"),
              dataSources: [
                DataSourceDraft(
                  id: ObjectID(simulated: "tasks"),
                  properties: [
                    .title("Task"), .select("Area", ["Workshop", "Field"]), .checkbox("Done"), .date("Due"),
                  ],
                  rows: [
                    PageDraft(
                      "Replace the float at Pier 4",
                      values: ["Area": .select("Field"), "Done": .checkbox(true)]),
                    PageDraft(
                      "Calibrate the spare transducer",
                      values: ["Area": .select("Workshop"), "Due": .date("2026-10-12")],
                      content: [.toDo("Borrow the column", checked: true), .toDo("Log three runs")]),
                  ])
              ],
              views: [ViewDraft("table", name: "All tasks")])),
        ]))
    return workspace
  }
}
