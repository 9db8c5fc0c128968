import NotionModel

/// Pages of the handbook for field work.
enum DemoFieldWork {
  static let installing = PageDraft(
    "Installing a gauge", id: DemoWorkspace.id("installing"), icon: "🔧", cover: .web("chart.svg"),
    content: [
      .breadcrumb,
      .paragraph([
        "Allow two low waters for a new station: one to drill, one to find out where you should have drilled. The tools are on ",
        .page(DemoWorkspace.id("packing")), ".",
      ]),
      .image(DemoAsset.gauge.hosted, caption: "A stilling well, cut open."),
      .heading2("Before you go").id(DemoWorkspace.id("installing/before")),
      .numbered(
        "Read the tide table of the day.",
        [
          .numbered("Find the lowest water in daylight.", format: "letters"),
          .numbered(
            "Count back three hours.", [.paragraph("That is when the van leaves, not when you wake up.")],
            format: "letters"),
        ]),
      .numbered([.user(DemoPeople.harbourMaster), " wants a call the day before."]),
      .numbered("Check that the spare float floats."),
      .heading2("On the pier"),
      .tabs([
        TabDraft(
          "Wooden pier", icon: "🪵",
          [
            .bulleted("Use the long coach screws."),
            .bulleted(
              "Mind the rot.",
              [
                .callout(
                  "Push a knife in. If it goes, so does the gauge.", icon: "🔪", color: "orange_background")
              ]),
          ]),
        TabDraft(
          "Stone quay", icon: .native("cube", color: "brown"),
          [
            .paragraph("Drill 14 mm, blow out the dust, resin, wait."),
            .code("pulses = level_mm / 0.5  # one pulse each half millimetre", language: "python"),
          ]),
        TabDraft("Floating pontoon", [.paragraph("Do not.")]),
      ]),
      .heading2("The inlet"),
      .paragraph([
        "The inlet passes the tide and stops the waves. For a well of diameter ", .equation("D"),
        " the hole is about ", .equation("d = D/10"), ":",
      ]),
      .equation("\\tau = \\frac{D^2}{d^2}\\sqrt{\\frac{h}{2g}}"),
      .columns([
        [.image(DemoAsset.workshop.hosted, caption: "Floats. The red one is for show.")],
        [
          .paragraph("Each float is weighed in fresh water and once more in the harbour."),
          .bulleted("Blue: in use", [.bulleted("with its number underneath")]),
          .bulleted("Red: in the window"),
        ],
        [
          .file(DemoAsset.trace.hosted, caption: "What a good day looks like"),
          .pdf(DemoAsset.checklist.hosted),
        ],
      ]),
      .heading2("Afterwards"),
      .video(DemoAsset.film.hosted, caption: "A tide in two seconds."),
      .audio(DemoAsset.bell.hosted, caption: "The bell that means it works."),
      .bookmark(
        "https://example.com/tides/saltmouth?from=2026-09-28&to=2026-09-30",
        caption: "Predicted tides at Saltmouth"),
      .paragraph([
        "Then read ",
        .link(
          "the section on waiting",
          to:
            "https://app.notion.com/p/Safety-at-the-water-s-edge-\(DemoWorkspace.id("safety").compactText)#\(DemoWorkspace.id("safety/waiting").compactText)"
        ), ".",
      ]),
    ],
    comments: [
      CommentDraft(
        "The picture shows the old inlet; ours is 25 mm now.", by: DemoPeople.bram,
        attachments: [CommentAttachmentDraft(category: "image", asset: DemoAsset.gauge.id)])
    ], by: DemoPeople.tomasz, created: DemoWorkspace.time("2024-05-20 07:30"),
    edited: DemoWorkspace.time("2026-09-29 18:03"))

  static let safety = PageDraft(
    "Safety at the water’s edge", id: DemoWorkspace.id("safety"), icon: "🦺",
    content: [
      .callout(
        "The edge is slippery, the rope is shorter than you think, and the tide does not wait for the end of a sentence.",
        icon: "⚠️", color: "red_background"),
      .paragraph("The house rules hold here too:"),
      .syncedCopy(of: DemoHandbook.rulesID),
      .heading2("Waiting").id(DemoWorkspace.id("safety/waiting")),
      .paragraph("Half of the work is waiting. Sit above the weed line."),
      .toggle(
        "What the weed line is",
        [.paragraph("Where the green ends. Below it the stone is wet twice a day and has opinions.")]),
      .heading2("Who to call"),
      .table(
        [
          ["Harbour office", "+44 20 7946 0104"], ["Lifeboat", "999, ask for the coastguard"],
          ["Ines", "only if the lifeboat is busy"],
        ], hasColumnHeader: false, hasRowHeader: true),
      .paragraph("The block below came from a page that was never shared with this handbook:"),
      .syncedCopy(of: DemoWorkspace.id("an original that is not shared")),
    ], by: DemoPeople.tomasz, created: DemoWorkspace.time("2024-02-07 09:00"),
    edited: DemoWorkspace.time("2026-07-14 12:00")
  )
  .with { $0.isLocked = true }

  static let packing = PageDraft(
    "Packing list", id: DemoWorkspace.id("packing"), icon: "🎒",
    content: [
      .toDo("Tide table, printed", checked: true).comments(
        CommentDraft("Printed. On paper. Not on the phone that fell in.", by: DemoPeople.tomasz)),
      .toDo(
        "Levelling staff",
        [.toDo("Foot plate", checked: true), .toDo("The level itself", [.toDo("Its batteries")])]),
      .toDo("Rope, 30 m", color: "blue"), .toDo("Gloves", checked: true, color: "gray_background"),
      .toDo("Sandwiches", [.bulleted("One each"), .bulleted("One for Datum")]),
      .template(
        ["New trip, ", .templateToday, ", led by ", .templateMe],
        [.toDo("Tide table, printed"), .toDo("Life jackets")]),
    ], by: DemoPeople.tomasz, created: DemoWorkspace.time("2024-05-21 07:30"),
    edited: DemoWorkspace.time("2026-09-28 06:10"))

  /// More blocks than a single response contains.
  static let catalogue = PageDraft(
    "Field kit catalogue", id: DemoWorkspace.id("catalogue"), icon: "🗄️",
    content: [
      .paragraph(
        "Every drawer of the van, from the front left to the back right. If it is not here, it is on the pier."
      )
    ]
      + (1...6).flatMap { rack -> [BlockDraft] in
        [.heading3("Rack \(rack)")]
          + (1...22).map { drawer in
            .bulleted([
              .code("\(rack)-\(drawer < 10 ? "0" : "")\(drawer)"),
              TextDraft("  " + contents(rack * 22 + drawer)),
            ])
          }
      }, by: DemoPeople.bram, created: DemoWorkspace.time("2025-03-03 15:00"),
    edited: DemoWorkspace.time("2026-04-17 15:45"))

  private static func contents(_ number: Int) -> String {
    let sizes = ["M4", "M5", "M6", "M8", "M10", "½ inch", "25 mm"]
    let things = [
      "stainless screws", "washers that are not brass", "hose clamps", "wire rope", "shackles",
      "resin cartridges",
      "float wire", "cable glands", "desiccant bags", "fuses", "zip ties, black", "zip ties, the other black",
      "pencils",
    ]
    return "\(sizes[number % sizes.count]) \(things[number % things.count])"
  }

  /// One of two pages with this title.
  static let notes = PageDraft(
    "Notes", id: DemoWorkspace.id("field notes"), icon: "📝",
    content: [
      .paragraph([
        .date("2026-09-28"), " Saltmouth: inlet clear, float heavy with weed, 14 mm out. Cleaned. 2 mm out.",
      ]),
      .paragraph([.date("2026-09-29"), " Gull on the antenna. Removed gull. Gull returned."]),
    ], by: DemoPeople.tomasz, created: DemoWorkspace.time("2026-09-28 13:00"),
    edited: DemoWorkspace.time("2026-09-29 17:00"))
}

/// The register of gauges.
enum DemoStations {
  static let database = DatabaseDraft(
    "Stations", id: DemoWorkspace.id("stations database"), icon: .native("map-pin", color: "red"),
    dataSources: [
      DataSourceDraft(
        id: DemoWorkspace.id("stations"),
        properties: [
          .title("Station"), .place("Position"),
          .number("Datum above chart zero", format: "number_with_commas"),
          .select("Pier", ["Wood", "Stone"]),
          .people("Watchers"), .checkbox("Live"), .url("Trace"),
        ],
        rows: [
          row(
            "Saltmouth", 50.3312, -4.6341, datum: 1250, pier: "Wood",
            watchers: Array(DemoPeople.watchers.prefix(4)),
            text: "The first. The hut is ours; the pier is not."),
          row(
            "Whitesands", 50.0814, -5.6897, datum: 980, pier: "Stone", watchers: [DemoPeople.watchers[7]],
            text: "Sand in everything, as promised by the name."),
          row(
            "Ψαρολίμανο", 37.4467, 25.3289, datum: 310, pier: "Stone", watchers: [],
            text: "On loan for a summer. The tide is eleven centimetres; we came for the fish."),
        ])
    ],
    views: [
      ViewDraft("map", name: "Map", id: DemoWorkspace.id("view/map")),
      ViewDraft("table", name: "Register", id: DemoWorkspace.id("view/register")),
    ],
    created: DemoWorkspace.time("2024-03-01 09:00"))

  private static func row(
    _ name: String, _ latitude: Double, _ longitude: Double, datum: Double, pier: String,
    watchers: [ObjectID], text: String
  ) -> PageDraft {
    PageDraft(
      TextDraft(name), id: DemoWorkspace.id("station/" + name),
      values: [
        "Position": .place(latitude: latitude, longitude: longitude, name: name, address: nil),
        "Datum above chart zero": .number(datum), "Pier": .select(pier),
        "Watchers": .people(watchers), "Live": .checkbox(true),
        "Trace": .url("https://example.com/live/\(datum)"),
      ], content: [.paragraph(TextDraft(text)), .image(DemoAsset.harbour.hosted)], by: DemoPeople.tomasz,
      created: DemoWorkspace.time("2024-03-01 09:00"), edited: DemoWorkspace.time("2026-05-05 12:00"))
  }
}
