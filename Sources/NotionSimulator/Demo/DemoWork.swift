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
