package import NotionModel
package import NotionSimulator

/// A workspace of a dozen pages in which everything refers to something else.
package enum SmallWorkspace {
  package static func id(_ name: String) -> ObjectID { ObjectID(simulated: name) }

  package static func make() -> SimulatedWorkspace {
    var workspace = SimulatedWorkspace(
      name: "Small", now: SimulatorTime(year: 2026, month: 3, day: 9, hour: 8))
    let user = workspace.add(user: UserDraft("Ines Moreau", id: id("ines"), email: "ines@example.com"))
    let picture = workspace.addAsset(
      "gauge.png", contentType: "image/png", bytes: Array("not really a picture".utf8), id: id("picture"))
    workspace.add(page: home(user, picture))
    workspace.add(page: PageDraft("Elsewhere", id: id("elsewhere"), content: [.paragraph("Nothing here.")]))
    return workspace
  }

  private static func home(_ user: ObjectID, _ picture: ObjectID) -> PageDraft {
    PageDraft(
      "Home", id: id("home"),
      content: [
        .paragraph(["By ", .user(user), ", see ", .page(id("deep")), "."]),
        .image(.hosted(picture)),
        .page(
          PageDraft(
            "Notes", id: id("notes"),
            content: [
              .toggle("More", [.paragraph("Inside."), .page(PageDraft("Deep", id: id("deep")))]),
              .page(PageDraft("Twin", id: id("twin one"))),
              .page(PageDraft("Twin", id: id("twin two"), content: [.paragraph("The second.")])),
            ])),
        .page(
          PageDraft(
            "Plans", id: id("plans"),
            content: [
              .synced([.paragraph("Shared words."), .bulleted("A point")], id: id("original")),
              .paragraph(["Links to ", .link("tasks", to: id("tasks"))]),
            ], comments: [CommentDraft("Is this still so?", by: user)])),
        .syncedCopy(of: id("original")),
        .database(tasks(user)),
      ])
  }

  private static func tasks(_ user: ObjectID) -> DatabaseDraft {
    DatabaseDraft(
      "Tasks", id: id("tasks"),
      dataSources: [
        DataSourceDraft(
          "Tasks", id: id("task rows"),
          properties: [.title(), .checkbox("Done"), .number("Hours"), .people("Who")],
          rows: [
            PageDraft("First", id: id("first"), content: [.paragraph("What to do.")]),
            PageDraft("Second", id: id("second")),
            PageDraft("Third", id: id("third"), content: [.toDo("Step", checked: false)]),
          ])
      ],
      views: [ViewDraft("table", name: "All")])
  }
}
