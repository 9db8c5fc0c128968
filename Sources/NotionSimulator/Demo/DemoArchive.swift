import NotionModel

/// Outdated pages, and objects that were never shared.
enum DemoArchive {
  static let home = PageDraft(
    "The drawer", id: DemoWorkspace.id("drawer"), icon: "🗃️",
    content: [
      .paragraph("Things we no longer do and cannot quite throw away."),
      .page(
        PageDraft(
          "Prices of 2023", id: DemoWorkspace.id("prices"), content: [.paragraph("A float was 60 then.")],
          by: DemoPeople.leila, created: DemoWorkspace.time("2023-01-02 09:00")
        ).with { $0.inTrash = true }),
      .page(
        PageDraft(
          "The pigeon years", id: DemoWorkspace.id("pigeons"), icon: "🕊️",
          content: [
            .paragraph(
              "Before the modem there were pigeons. They carried one reading each and stopped for lunch."),
            .quote("Latency: one hill. Packet loss: hawks."),
          ], by: DemoPeople.bram, created: DemoWorkspace.time("2023-05-02 09:00"),
          edited: DemoWorkspace.time("2023-05-02 09:00"))),
      .page(
        PageDraft(
          "Notes", id: DemoWorkspace.id("drawer notes"),
          content: [.paragraph("A third page of this name, to keep the others honest.")], by: DemoPeople.bram,
          created: DemoWorkspace.time("2023-06-01 09:00"))),
      .page(
        PageDraft(
          "A page that search does not know", id: DemoWorkspace.id("unindexed"),
          content: [.paragraph("You came here by walking.")], by: DemoPeople.ines,
          created: DemoWorkspace.time("2024-01-10 09:00"))),
      .page(
        PageDraft(
          "Salaries", id: DemoWorkspace.id("salaries"), content: [.paragraph("Not for export.")],
          by: DemoPeople.ines, created: DemoWorkspace.time("2024-01-11 09:00"))),
    ], by: DemoPeople.bram, created: DemoWorkspace.time("2023-01-02 09:00"),
    edited: DemoWorkspace.time("2024-01-11 09:00"))

  /// Hides objects from search and from the integration.
  static func hide(in workspace: inout SimulatedWorkspace) {
    workspace.hideFromSearch(DemoWorkspace.id("unindexed"))
    workspace.revokeAccess(to: DemoWorkspace.id("salaries"))
  }
}
