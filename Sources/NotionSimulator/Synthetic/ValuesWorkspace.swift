public import NotionModel

/// A workspace of values that the API returns only partially, or only from another endpoint: results over
/// more than 25 references, results that it does not calculate, files with addresses that are signed in every
/// response, meeting notes with separate lists, comments on deleted content.
///
/// The demo covers the usual cases; this workspace covers unusual ones.
public enum ValuesWorkspace {
  /// The number of items of the large order.
  public static let itemCount = 134
  /// The page with the files.
  public static let files = ObjectID(simulated: "values/files")
  /// The HTML block.
  public static let html = ObjectID(simulated: "values/html")
  /// The row with a truncated relation.
  public static let large = ObjectID(simulated: "values/large")
  /// The row with a complete relation.
  public static let small = ObjectID(simulated: "values/small")
  /// The page with the notes of a meeting.
  public static let meeting = ObjectID(simulated: "values/meeting")
  /// An attendee of the meeting who is not a member.
  public static let guest = ObjectID(simulated: "values/guest")
  /// The page with comments.
  public static let comments = ObjectID(simulated: "values/comments")

  /// Returns the id of an item of the large order, from 1.
  public static func item(_ number: Int) -> ObjectID { ObjectID(simulated: "values/item \(number)") }

  /// Creates the workspace.
  public static func make() -> SimulatedWorkspace {
    var workspace = SimulatedWorkspace(name: "Values")
    let people = (1...30).map { workspace.add(user: UserDraft("Person \($0)")) }
    workspace.add(user: UserDraft("Visiting Vera", id: guest, kind: .guest))
    addFiles(to: &workspace)
    addOrders(to: &workspace, people)
    addMeeting(to: &workspace, people[0])
    addComments(to: &workspace)
    return workspace
  }

  // MARK: Files

  /// The content of the HTML block.
  public static let htmlBytes = Array("<!doctype html><title>Tides</title>".utf8)

  private static func addFiles(to workspace: inout SimulatedWorkspace) {
    func asset(_ name: String, _ type: String = "application/octet-stream") -> JSONValue {
      Template.signed(workspace.addAsset(name, contentType: type, bytes: Array("bytes of \(name)".utf8)))
    }
    let page = workspace.addAsset("tides.html", contentType: "text/html", bytes: htmlBytes)
    let link: JSONValue = [
      "type": "text", "text": ["content": "the manual", "link": ["url": asset("manual.txt")]],
      "annotations": TextDraft.noAnnotations, "plain_text": "the manual", "href": asset("manual.txt"),
    ]
    let preview: JSONValue = [
      "type": "mention",
      "mention": [
        "type": "link_mention",
        "link_mention": [
          "href": asset("mentioned.pdf"), "title": "A mention", "thumbnail_url": asset("thumbnail.png"),
        ],
      ],
      "annotations": TextDraft.noAnnotations, "plain_text": "A mention", "href": .null,
    ]
    let content: [BlockDraft] = [
      .html(page, caption: "An HTML block").id(html),
      BlockDraft("bookmark", payload: ["caption": [], "url": asset("bookmark.pdf")]),
      BlockDraft("link_preview", payload: ["url": asset("preview.bin")]),
      BlockDraft(
        "image", payload: ["caption": [], "type": "external", "external": ["url": asset("outside.png")]]),
      .paragraph(TextDraft(runs: [link, preview])),
      // An address that was pasted into a text.
      .paragraph(
        "See https://prod-files-secure.s3.us-west-2.amazonaws.com/a/b/pasted.pdf?X-Amz-Signature=5ec2e7, please."
      ),
      BlockDraft(
        "hologram", payload: ["rich_text": [], "scene": ["models": [asset("scene.glb")]]]),
      BlockDraft(
        "embed", payload: ["caption": [], "type": "file_upload", "file_upload": ["id": .string("\(files)")]]),
    ]
    workspace.add(page: PageDraft("Files", id: files, content: content))
    let row = PageDraft(
      "Linked", values: ["Link": .json(asset("linked.csv"))], content: [.paragraph("A row.")])
    let links = DataSourceDraft(properties: [.title(), .url("Link")], rows: [row])
    workspace.add(
      database: DatabaseDraft("Links", dataSources: [links], views: [ViewDraft("table", name: "All")]))
  }

  // MARK: Orders

  private static func addOrders(to workspace: inout SimulatedWorkspace, _ people: [ObjectID]) {
    let items = ObjectID(simulated: "values/items")
    let itemIDs = (1...itemCount).map(item)
    workspace.add(
      database: DatabaseDraft(
        "Items",
        dataSources: [
          DataSourceDraft(
            id: items, properties: [.title(), .number("Cost")],
            rows: itemIDs.enumerated().map { index, id in
              PageDraft("Item \(index + 1)", id: id, values: ["Cost": .number(Double(index + 1) * 10)])
            })
        ], views: [ViewDraft("table", name: "All")]))
    func rollup(_ function: String, _ name: String, of relation: String = "Items") -> PropertyDraft {
      .rollup(name, relation: relation, property: "Cost", function: function)
    }
    let properties: [PropertyDraft] = [
      .title(), .relation("Items", to: items), .relation("Spare", to: items), rollup("count", "Count"),
      rollup("sum", "Sum"), rollup("unique", "Distinct"), rollup("show_original", "Costs"),
      rollup("count", "Spares", of: "Spare"), .formula("Double", "prop(\"Sum\") * 2"),
      .formula("Four times", "prop(\"Double\") * 2"), .formula("Alone", "1 + 1"),
      .formula("Odd", "prop(\"Alone\").style(\"b\")"), .text("Mentions"), .people("Present"),
      .number("Dong", format: "vietnamese_dong"),
    ]
    let total = Double(itemCount * (itemCount + 1) / 2 * 10)
    let rows = [
      PageDraft(
        "Large", id: large,
        values: [
          "Items": .relation(itemIDs), "Spare": .relation([itemIDs[0]]),
          "Double": .partialFormula(.number(6500), whole: .number(total * 2)),
          "Four times": .partialFormula(.number(13000), whole: .number(total * 4)),
          "Alone": .formula(.number(2)), "Odd": .formula(.unsupported),
          "Mentions": .text(itemIDs.prefix(30).reduce(.empty) { $0 + .page($1) + " " }),
          "Present": .people(people), "Dong": .number(1_234_567),
        ]),
      PageDraft(
        "Small", id: small,
        values: [
          "Items": .relation([itemIDs[0]]), "Double": .formula(.number(20)),
          "Four times": .formula(.number(40)), "Alone": .formula(.number(2)), "Odd": .formula(.unsupported),
        ]),
    ]
    workspace.add(
      database: DatabaseDraft(
        "Orders", dataSources: [DataSourceDraft(properties: properties, rows: rows)],
        views: [
          ViewDraft("table", name: "All"),
          ViewDraft(
            "table", name: "Many",
            filter: ["property": "Count", "rollup": ["number": ["greater_than": 100]]]),
        ]))
  }

  // MARK: Meetings and comments

  private static func addMeeting(to workspace: inout SimulatedWorkspace, _ member: ObjectID) {
    func part(_ name: String) -> BlockDraft {
      .toggle(TextDraft("\(name) of its own"), [.paragraph(TextDraft("\(name) below it"))])
    }
    workspace.add(
      page: PageDraft(
        "Meeting", id: meeting,
        content: [
          .meetingNotes(
            "Weekly sync",
            parts: [
              ("summary", part("Summary")), ("notes", part("Notes")), ("transcript", part("Transcript")),
            ], others: [.paragraph("Beside the parts")], start: "2026-11-02T09:00:00.000Z",
            end: "2026-11-02T10:00:00.000Z", attendees: [member, guest])
        ]))
  }

  private static func addComments(to workspace: inout SimulatedWorkspace) {
    workspace.add(
      page: PageDraft(
        "Comments", id: comments,
        content: [
          .paragraph("Discussed").comments(CommentDraft("On a paragraph")), .paragraph("Left alone"),
        ],
        comments: [
          CommentDraft("On what is gone").with { $0.isOriginalContentDeleted = true },
          CommentDraft("With a drawing").with { $0.hasPendingAttachments = true },
        ]))
  }
}
