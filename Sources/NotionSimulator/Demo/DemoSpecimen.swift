import NotionModel

/// A page with a block of every type and every inline style.
enum DemoSpecimen {
  static let page = PageDraft(
    "A specimen of every block", id: DemoWorkspace.id("specimen"), icon: "🧪",
    content: [
      .paragraph("Aiko keeps this page to see what an export makes of it."),
      .breadcrumb, .tableOfContents(),
      .heading1("Headings"), .heading2("of the second"), .heading3("of the third"),
      .heading4("and of the fourth rank"),
      .heading2("Text in colours"),
    ] + colours + [
      .heading2("Lists in lists"),
      .bulleted(
        "One",
        [
          .numbered(
            "first",
            [
              .toDo(
                "and a box", checked: true,
                [.bulleted("at the fourth level", [.quote("with a quotation inside")])])
            ]), .numbered("second"),
        ]),
      .numbered(
        "A numbered item with a paragraph",
        [.paragraph("which belongs to it,"), .code("and = code", language: "python")]),
      .numbered("goes on counting."),
      .heading2("Columns in columns"),
      .columns(
        [
          [.paragraph("Left"), .columns([[.paragraph("left of left")], [.paragraph("right of left")]])],
          [.toggle("Right", [.image(DemoAsset.logo.hosted)])],
        ], ratios: [0.6, 0.4]),
      .heading2("Media, hosted and elsewhere"),
      .image(
        DemoAsset.workshop.hosted,
        caption: [
          "With a caption that has ", .bold("bold"), " and a ", .link("link", to: "https://example.com/"),
        ]),
      .image(.web("chart.svg"), caption: "From another site"),
      .video(.external("https://www.youtube.com/watch?v=dQw4w9WgXcQ")),
      .video(DemoAsset.film.hosted), .audio(.web("bell.wav")), .audio(DemoAsset.bell.hosted),
      .pdf(DemoAsset.checklist.hosted),
      .pdf(.external("https://example.com/manual.pdf"), caption: "The manual"),
      .file(DemoAsset.trace.hosted), .file(.external("https://example.com/data.zip", name: "data.zip")),
      .image(.web("missing.png"), caption: "A picture that is gone"),
      .bookmark("https://example.com/?q=a&b=<c>", caption: .empty),
      .embed("https://example.com/map#12/50.3/-4.7"),
      .linkPreview("https://github.com/example/tidewater-logger"),
      .heading2("Things the API cannot show"),
      .unsupported("button").id(DemoWorkspace.id("specimen/button")), .unsupported("ai_block"),
      .unsupported("form"), .unsupported(nil),
      .meetingNotes("A meeting that has not begun"),
      .heading2("Edges"), .divider, .paragraph(.empty), .paragraph([.emoji("buoy"), " an emoji of our own"]),
      .paragraph("A line\nbroken by hand, and a tab\tin it."),
      .callout("A callout without colour", icon: "💡", color: "default"),
      .quote("A quotation\nof two lines", color: "blue_background"),
      .equation("\\begin{aligned} a &< b \\\\ c &> d \\end{aligned}"),
      .code("```\na fence in a fence\n```", language: "markdown"),
      .code("<script>alert('no')</script>", language: "html"),
      .table([["One column"], ["and an empty cell"], [.empty]], hasColumnHeader: false),
      .paragraph(
        TextDraft(runs: (1...40).flatMap { TextDraft("\($0) ").color($0 % 2 == 0 ? "blue" : "default").runs })
      ),
      .paragraph([
        .link("To the specimen itself", to: DemoWorkspace.id("specimen")), ", ",
        .link(
          "to a task",
          to: "https://www.notion.so/tidewater/\(DemoWorkspace.id("task/alarm").compactText)?pvs=4"), ", ",
        .link(
          "to a view",
          to:
            "https://app.notion.com/p/\(DemoWorkspace.id("tasks database").compactText)?v=\(DemoWorkspace.id("view/board").compactText)"
        ), ", ", .link("to nowhere", to: "/00000000000040008000000000000000"), ", ",
        .link("by mail", to: "mailto:hello@tidewater.example"), ".",
      ]),
    ], by: DemoPeople.aiko, created: DemoWorkspace.time("2026-02-02 09:00"),
    edited: DemoWorkspace.time("2026-10-02 11:11"))

  private static let colours: [BlockDraft] = [
    "gray", "brown", "orange", "yellow", "green", "blue", "purple", "pink", "red",
  ].map { color in
    .paragraph(
      [.colored("\(color), ", color), .colored("and behind the text", color + "_background")],
      color: color == "pink" ? "pink_background" : "default")
  }
}
