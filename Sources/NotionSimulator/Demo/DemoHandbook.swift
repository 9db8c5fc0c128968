import NotionModel

/// The handbook proper: how the company works.
enum DemoHandbook {
  static let rulesID = DemoWorkspace.id("house rules")

  static let home = PageDraft(
    "Handbook", id: DemoWorkspace.id("handbook"), icon: .file(DemoAsset.logo.hosted),
    cover: DemoAsset.cover.hosted,
    content: [
      .paragraph([
        "Tidewater Instruments looks after forty-one tide gauges in harbours too small to have anybody else do it. We are seven people, a van, and a dog called ",
        .bold("Datum"), ". This is what we have agreed on so far.",
      ]),
      .callout(
        [
          "If you are new, read ", .page(DemoWorkspace.id("opening hours")), " and ",
          .page(DemoWorkspace.id("safety")), " first. The rest can wait for rain.",
        ],
        icon: .customEmoji("buoy"), color: "blue_background",
        [.paragraph("Rain is forecast. It is always forecast.", color: "gray")]),
      .image(
        DemoAsset.harbour.hosted, caption: ["The hut on Pier 4, where ", .italic("everything"), " began."]),
      .tableOfContents(color: "gray"),
      .heading2("How we work"),
      .columns(
        [
          [
            .page(openingHours), .page(writing), .page(decisions), .page(holidays),
          ],
          [
            .heading3("House rules"),
            .synced(
              [
                .numbered("The sea is right. Check the instrument."),
                .numbered(
                  "Write down what you saw before what you think.",
                  [.bulleted("With the time.", [.bulleted("And the time zone.")])]),
                .numbered([
                  "Never work at the edge alone: see ",
                  .link("the safety page", to: DemoWorkspace.id("safety")), ".",
                ]),
              ], id: rulesID),
          ],
        ], ratios: [0.58, 0.42]),
      .heading2("In the field"),
      .page(DemoFieldWork.installing), .page(DemoFieldWork.safety), .page(DemoFieldWork.packing),
      .page(DemoFieldWork.catalogue), .page(DemoFieldWork.notes),
      .heading2("Words and people"),
      .page(glossary),
      .page(team),
      .divider,
      .quote(["A gauge that is never wrong is not plugged in. — ", .user(DemoPeople.bram)]),
      .linkToPage(DemoWorkspace.id("engineering")),
      .linkToDatabase(DemoWorkspace.id("tasks database")),
    ],
    comments: [
      CommentDraft(
        ["Could the dog have a page of her own? ", .user(DemoPeople.ines)], by: DemoPeople.rosa,
        id: DemoWorkspace.id("comment about the dog"),
        replies: [
          CommentDraft("She has half of one already.", by: DemoPeople.ines),
          CommentDraft("Then the other half.", by: DemoPeople.rosa),
        ]),
      CommentDraft("The rota on this page is out of date.", by: DemoPeople.sam, isResolved: true),
    ], by: DemoPeople.ines, created: DemoWorkspace.time("2024-02-05 09:00"),
    edited: DemoWorkspace.time("2026-09-30 16:42"))

  static let openingHours = PageDraft(
    "Opening hours, and the office dog", id: DemoWorkspace.id("opening hours"), icon: "🕗",
    content: [
      .paragraph([
        .bold("The office"), " is open from 8 to 18 on weekdays, and whenever the light in the hut is on.",
      ]),
      .table(
        [
          ["Day", "Office", "Workshop", "Remarks"],
          ["Monday – Thursday", "8 – 18", "7:30 – 16", "Deliveries at the | side door"],
          ["Friday", "8 – 16", "closed", ["Cake, ", .italic("if"), " anyone baked\nor bought one"]],
          ["Spring tides", .colored("by arrangement", "orange"), "all night", .code("ssh hut")],
        ], hasColumnHeader: true, hasRowHeader: true),
      .heading3("Datum"),
      .paragraph([
        "Datum is a lurcher. She is the reference to which all other dogs are measured, and she sleeps in the van between ",
        .date("2026-10-05T12:00:00.000+01:00", to: "2026-10-05T14:00:00.000+01:00", timeZone: nil), ".",
      ]),
      .toDo("Fed in the morning", checked: true),
      .toDo("Fed again by someone who did not ask", checked: true),
      .toDo("Walked", [.toDo("To the pier", checked: true), .toDo("And back")]),
    ], by: DemoPeople.rosa, created: DemoWorkspace.time("2024-02-05 09:30"),
    edited: DemoWorkspace.time("2026-08-19 11:05"))

  static let writing = PageDraft(
    "How we write", id: DemoWorkspace.id("writing"), icon: .native("compose", color: "blue"),
    content: [
      .paragraph(
        "A report says what happened, to which gauge, and what to do next. Everything else is weather."),
      .heading3("Characters that bite"),
      .paragraph(
        "Our reports end up in Markdown, in HTML and on paper, so the examples below are meant exactly as they stand:"
      ),
      .bulleted("A range is 3*4*5 metres, not emphasis; a file is named raw_data_v2_final."),
      .bulleted("# is a number sign here, + is a plus, - is a minus, and 1. is where a sentence may begin."),
      .bulleted("1. This line begins with a number and is no list of its own."),
      .bulleted("Angle brackets: <b>not bold</b>, 2 < 3, AT&T, &amp; stays &amp;."),
      .bulleted("[square](round) is not a link, ![nor](this), and `this tick is alone."),
      .bulleted("A backslash \\ and a pipe | and a tilde ~~not struck~~ and a caret ^."),
      .bulleted("Two trailing spaces  \nthen a line break inside one paragraph."),
      .heading3("Emphasis, sparingly"),
      .paragraph([
        "We use ", .bold("bold"), " for the one word that matters, ", .italic("italics"), " for ships, ",
        .underline("underlining"),
        " never, ", .strikethrough("strikethrough"), " for what we used to believe, and ", .code("code"),
        " for anything a machine said. ",
        TextDraft("All at once").bold().italic().strikethrough().underline().code().color("red"),
        " is a cry for help. ",
        TextDraft("half ").bold(), TextDraft("and half").bold().italic(), TextDraft(" a word").bold(), ".",
      ]),
      .paragraph([
        .colored("Red is for danger", "red"), ", ", .colored("yellow for doubt", "yellow_background"), ", ",
        .colored("green for a signed calibration", "green"), ".",
      ]),
      .quote(
        "Prefer the short word. Prefer the true word to the short one.",
        [.paragraph("— the back of the workshop door", color: "gray")]),
      .heading3("Other people’s words"),
      .paragraph([
        "Quote in the language it was said in: 潮が満ちる前に測れ。 — and then translate: ",
        .italic("measure before the tide is in"), ".",
      ]),
      .paragraph("الماء أصدق من المسطرة — الماء 12.5 سم فوق المسطرة."),
      .paragraph("Emoji are allowed 👩🏽‍🔧🌊🏴󠁧󠁢󠁥󠁮󠁧󠁿 where a word would be longer. A combining é is still an é."),
    ], by: DemoPeople.ines, created: DemoWorkspace.time("2024-03-11 14:00"),
    edited: DemoWorkspace.time("2026-06-02 08:15"))

  static let decisions = PageDraft(
    "Decisions", id: DemoWorkspace.id("decisions"), icon: "⚖️",
    content: [
      .paragraph("What we decided, when, and what would make us change our minds. Newest at the top."),
      .heading1(
        "2026",
        toggle: [
          .heading2(
            "We publish the data of the day at once",
            toggle: [
              .paragraph([
                "Raw, flagged ", .code("provisional"), ", within five minutes. Asked for by ",
                .user(DemoPeople.harbourMaster), ".",
              ]),
              .heading3(
                "Why",
                toggle: [
                  .paragraph("Boats leave on what the water does now, not on what we sign next month."),
                  .heading4(
                    "What would change our minds",
                    toggle: [
                      .bulleted("One grounding that a flag would have prevented."),
                      .bulleted("Two complaints from the same boat."),
                    ]),
                ]),
            ]),
          .heading2(
            "We keep the paper charts", toggle: [.paragraph("They have survived every file format so far.")]),
        ]),
      .heading1(
        "2025",
        toggle: [
          .toggle(
            "No more screws of brass in aluminium",
            [
              .paragraph(["See ", .page(DemoWorkspace.id("post-mortem")), "."]),
              .equation("E_{cell} = E_{cathode} - E_{anode} \\approx 0.9\\,\\mathrm{V}"),
            ])
        ]),
      .heading4("Not yet decided"),
      .toDo("Whether the van should be electric"), .toDo("Whether Datum may ride in it", checked: true),
    ], by: DemoPeople.ines, created: DemoWorkspace.time("2025-01-13 10:00"),
    edited: DemoWorkspace.time("2026-09-22 17:20"))

  static let holidays = PageDraft(
    "Holidays, and being ill", id: DemoWorkspace.id("holidays"), icon: "⛱️",
    content: [
      .paragraph("Thirty days a year. Take them. The gauges were here before us."),
      .callout(
        [
          "If you are ill, say so on ", .database(DemoWorkspace.id("tasks database")), " and go back to bed.",
        ], icon: "🤒", color: "red_background"),
      .numbered("Ask who is on call."),
      .numbered(
        "Put it into the calendar.",
        [.numbered("Not in pencil", format: "letters"), .numbered("Really", format: "letters")]),
      .paragraph("Between these two lists stands a paragraph, so the next one starts over."),
      .numbered("Seven", start: 7, format: "roman"), .numbered("Eight", format: "roman"),
    ], by: DemoPeople.rosa, created: DemoWorkspace.time("2024-02-06 09:00"),
    edited: DemoWorkspace.time("2025-12-01 09:00"))

  static let glossary = PageDraft(
    "Glossary 用語集", id: DemoWorkspace.id("glossary"), icon: "📖",
    content: [
      .paragraph([
        .bold("Chart datum"),
        " — the level that charts count from; low enough that the tide seldom falls below it.",
      ]),
      .paragraph([
        .bold("Stilling well"), " — a tube with a small hole, so that waves do not count. ",
        .link(
          "How to build one",
          to: "https://www.notion.so/Installing-a-gauge-\(DemoWorkspace.id("installing").compactText)"), ".",
      ]),
      .paragraph([.bold("潮位 (chōi)"), " — tide level. 観測所 — observatory. 検潮儀 — tide gauge."]),
      .paragraph([.bold("مدّ وجزر"), " — flood and ebb."]),
      .paragraph([.bold("Прилив"), " — flood tide; ", .bold("отлив"), " — ebb."]),
      .paragraph([
        .bold("Residual"), " — what is left when the tide is taken away: ",
        .equation("r(t) = h(t) - \\sum_i A_i\\cos(\\omega_i t + \\varphi_i)"), ".",
      ]),
    ], by: DemoPeople.aiko, created: DemoWorkspace.time("2024-04-02 09:00"),
    edited: DemoWorkspace.time("2026-02-11 13:37"))

  static let team = PageDraft(
    "Team", id: DemoWorkspace.id("team"), icon: .native("people", color: "green"),
    content: [
      .paragraph([
        "Who does what this week is in the linked view below; it shows the tasks of ",
        .page(DemoWorkspace.id("work")), ".",
      ]),
      .database(
        DatabaseDraft(
          "Untitled", id: DemoWorkspace.id("linked view"), isInline: true,
          views: [
            ViewDraft(
              "table", name: "This week", id: DemoWorkspace.id("view/linked"),
              dataSource: DemoWorkspace.id("tasks"),
              filter: ["property": "Status", "status": ["equals": "In progress"]],
              sorts: [["property": "Due", "direction": "ascending"]])
          ])),
      .bulleted([.user(DemoPeople.ines), " — founder, keeper of this handbook"]),
      .bulleted([.user(DemoPeople.tomasz), " — field work"]),
      .bulleted([.user(DemoPeople.aiko), " — software"]),
      .bulleted([.user(DemoPeople.bram), " — workshop"]),
      .bulleted([.user(DemoPeople.leila), " — customers"]),
      .bulleted([.user(DemoPeople.stranger), " — left us in 2025"]),
    ], by: DemoPeople.ines, created: DemoWorkspace.time("2024-02-05 10:00"),
    edited: DemoWorkspace.time("2026-09-01 09:00"))
}
