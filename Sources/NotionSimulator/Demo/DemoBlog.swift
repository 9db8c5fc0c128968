import NotionModel

/// The company's blog.
enum DemoBlog {
  static let home = PageDraft(
    "The Low Water Mark", id: DemoWorkspace.id("blog"), icon: "🌘", cover: DemoAsset.harbour.hosted,
    content: [
      .paragraph(
        "Letters from seven people who are paid to look at the sea. Published when the tide is out."),
      .database(
        DatabaseDraft(
          "Posts", id: DemoWorkspace.id("posts database"), isInline: true,
          dataSources: [
            DataSourceDraft(
              id: DemoWorkspace.id("posts"),
              properties: [
                .title("Title"), .text("Slug"), .date("Published"), .people("Author"),
                .multiSelect(
                  "Tags",
                  [
                    OptionDraft("tides", color: "blue"), OptionDraft("tools", color: "orange"),
                    OptionDraft("people", color: "green"),
                  ]),
                .status(
                  "State", toDo: ["Draft"], inProgress: ["In review"],
                  complete: [OptionDraft("Public", color: "green")]), .text("Summary"), .files("Picture"),
              ], rows: posts)
          ],
          views: [
            ViewDraft(
              "gallery", name: "Cards", id: DemoWorkspace.id("view/cards"),
              sorts: [["property": "Published", "direction": "descending"]]),
            ViewDraft(
              "list", name: "Public", id: DemoWorkspace.id("view/public"),
              filter: ["property": "State", "status": ["equals": "Public"]]),
          ], created: DemoWorkspace.time("2025-01-06 09:00"))),
    ], by: DemoPeople.leila, created: DemoWorkspace.time("2025-01-06 09:00"),
    edited: DemoWorkspace.time("2026-09-19 12:00"))

  private static func post(
    _ title: TextDraft, _ slug: String, _ date: String, by author: ObjectID, tags: [String],
    state: String = "Public", summary: TextDraft, picture: DemoAsset,
    _ content: [BlockDraft]
  ) -> PageDraft {
    PageDraft(
      title, id: DemoWorkspace.id("post/" + slug), cover: picture.hosted,
      values: [
        "Slug": .text(TextDraft(slug)), "Published": .date(date), "Author": .people([author]),
        "Tags": .multiSelect(tags), "State": .status(state), "Summary": .text(summary),
        "Picture": .files([.hosted(picture.id, name: picture.name)]),
      ], content: content, by: author, created: DemoWorkspace.time(date + " 08:00"),
      edited: DemoWorkspace.time(date + " 12:00")
    ).with { $0.publicURL = state == "Public" ? "https://tidewater.notion.site/\(slug)" : nil }
  }

  private static let posts: [PageDraft] = [
    post(
      "Why the hole is small", "why-the-hole-is-small", "2025-01-20", by: DemoPeople.bram,
      tags: ["tools", "tides"], summary: "On ignoring waves.", picture: .gauge,
      [
        .paragraph(
          "People ask why we put a large tube into the sea and then leave it almost closed. The answer is that we are not interested in the sea. We are interested in its opinion after it has calmed down."
        ),
        .image(DemoAsset.gauge.hosted, caption: "Almost closed."),
        .heading2("A hole is a clock"),
        .paragraph([
          "Water needs time to come through: ", .equation("\\tau"), " seconds for a hole of ", .equation("d"),
          ". A wave has gone home by then. The tide is patient.",
        ]),
        .quote("Make the hole as small as the mussels allow."),
      ]),
    post(
      "Eleven centimetres", "eleven-centimetres", "2025-06-30", by: DemoPeople.tomasz,
      tags: ["tides", "people"],
      summary: ["A summer at ", .page(DemoWorkspace.id("station/Ψαρολίμανο")), "."], picture: .harbour,
      [
        .paragraph(
          "The tide in the Aegean is about as high as this page. We measured it for eleven weeks, one for each centimetre."
        ),
        .callout("Moral: take a smaller ruler, and a hat.", icon: "👒"),
        .bulleted("Highest water: 14 cm"),
        .bulleted("Lowest water: 3 cm", [.bulleted("or the cat sat on the cable")]),
      ]),
    post(
      "The woman at the window", "the-woman-at-the-window", "2025-11-28", by: DemoPeople.leila,
      tags: ["people"], summary: "An instrument with curtains.", picture: .harbour,
      [
        .paragraph([
          .user(DemoPeople.watchers[0]),
          " has looked at the pier every morning since 1971. When our float stuck, she was the first instrument to notice.",
        ]),
        .paragraph("She reads the staff without glasses and rounds towards the ferry."),
        .divider, .paragraph(["The dull version is in the ", .page(DemoWorkspace.id("post-mortem")), "."]),
      ]),
    post(
      "A year of the bell", "a-year-of-the-bell", "2026-03-15", by: DemoPeople.aiko, tags: ["tools"],
      summary: "It rang four times. It was right twice.", picture: .buoy,
      [
        .audio(DemoAsset.bell.hosted, caption: "Judge for yourself."),
        .numbered("A stuck wire. Right."), .numbered("A gull. Wrong."),
        .numbered("The end of summer time. Wrong, and instructive."), .numbered("A stuck wire. Right."),
        .table([["Cause", "Count"], ["wire", "2"], ["gull", "1"], ["politics", "1"]]),
      ]),
    post(
      "海の音 — the sound of the sea", "umi-no-oto", "2026-07-07", by: DemoPeople.aiko,
      tags: ["tides", "people"], summary: "二つの港の話。", picture: .chart,
      [
        .paragraph("祖母の港では、潮が引くと子どもたちが貝を数えた。ここでは私たちがミリメートルを数えている。"),
        .paragraph(
          "In my grandmother’s harbour the children counted shells when the tide was out. Here we count millimetres."
        ),
        .video(DemoAsset.film.hosted),
      ]),
    post(
      "How to disagree with a chart", "how-to-disagree", "2026-09-19", by: DemoPeople.ines, tags: ["people"],
      state: "Draft", summary: .empty, picture: .chart,
      [
        .paragraph("Politely, and with a date."), .toDo("Finish this"),
      ]),
  ]
}

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
