public import NotionModel

/// The handbook of a small company that maintains tide gauges, with every kind of page in Notion.
///
/// It is readable, and covers the cases of an export: every block and property type, links of every kind,
/// pages with equal titles, lists longer than a response, a relation longer than in a page object, objects in
/// the trash and unshared objects.
public enum DemoWorkspace {
  /// The id of a named object of the demo, such as `handbook` or `tasks`.
  public static func id(_ name: String) -> ObjectID { ObjectID(simulated: "demo/" + name) }

  /// Creates the workspace, which is the same in every call.
  public static func make() -> SimulatedWorkspace {
    var workspace = SimulatedWorkspace(
      name: "Tidewater Instruments", now: SimulatorTime(year: 2026, month: 10, day: 5, hour: 9), seed: 0x71DE)
    workspace.integrationName = "Handbook export"
    for asset in DemoAsset.all {
      workspace.addAsset(asset.name, contentType: asset.contentType, bytes: asset.bytes, id: asset.id)
    }
    workspace.webFiles = [
      "chart.svg": WebFile(contentType: "image/svg+xml", bytes: DemoAsset.chart.bytes),
      "bell.wav": WebFile(contentType: "audio/wav", bytes: DemoAsset.bell.bytes),
      "favicon.png": WebFile(contentType: "image/png", bytes: DemoAsset.buoy.bytes),
      "thumbnail.png": WebFile(contentType: "image/png", bytes: DemoAsset.workshop.bytes),
    ]
    workspace.addEmoji("buoy", asset: DemoAsset.buoy.id)
    workspace.addFileUpload("saltmouth 2026-09-28.csv", contentType: "text/csv", length: 1554)
    for person in DemoPeople.all { workspace.add(user: person) }

    workspace.add(page: DemoHandbook.home)
    workspace.add(page: DemoEngineering.home)
    workspace.add(page: DemoWork.home)
    workspace.add(page: DemoBlog.home)
    workspace.add(page: DemoWiki.home)
    workspace.add(page: DemoMeetings.home)
    workspace.add(page: DemoArchive.home)
    DemoWiki.addRegister(to: &workspace)
    DemoArchive.hide(in: &workspace)
    return workspace
  }

  /// A time of the demo: `2026-05-04 10:30`.
  static func time(_ text: String) -> SimulatorTime {
    SimulatorTime(text) ?? SimulatorTime(year: 2026, month: 1, day: 1)
  }
}

/// The people of Tidewater Instruments.
enum DemoPeople {
  static let ines = DemoWorkspace.id("person/ines")
  static let tomasz = DemoWorkspace.id("person/tomasz")
  static let aiko = DemoWorkspace.id("person/aiko")
  static let bram = DemoWorkspace.id("person/bram")
  static let leila = DemoWorkspace.id("person/leila")
  static let sam = DemoWorkspace.id("person/sam")
  static let rosa = DemoWorkspace.id("person/rosa")
  static let harbourMaster = DemoWorkspace.id("person/harbour master")
  static let tideBot = DemoWorkspace.id("person/tide bot")
  /// A former member, whom the workspace no longer knows.
  static let stranger = DemoWorkspace.id("person/stranger")

  private static let watcherNames = [
    "Ailsa Reid", "Benoît Le Goff", "Carmen Ruiz", "Dov Peretz", "Elif Kaya", "Fergus Bain", "Gudrun Olsen",
    "Hiro Sato", "Ivana Kos", "Jory Tregenza", "Kirsi Laine", "Lowri Pugh", "Mateus Sá", "Nuala Byrne",
    "Oskar Holm", "Pia Vestergaard", "Quirin Maier", "Ruth Adeyemi",
  ]

  /// Neighbours who read the tide staff at the pier and report their observations.
  static let watchers = watcherNames.map { DemoWorkspace.id("person/" + $0) }

  static let staff = [ines, tomasz, aiko, bram, leila, sam, rosa]

  /// Exactly as many references as a page object contains.
  static let twentyFive = staff + watchers

  static let all: [UserDraft] =
    [
      UserDraft(
        "Ines Moreau", id: ines, email: "ines@tidewater.example", avatar: "https://example.com/ines.png"),
      UserDraft("Tomasz Wolny", id: tomasz, email: "tomasz@tidewater.example"),
      UserDraft("田中愛子 (Aiko Tanaka)", id: aiko, email: "aiko@tidewater.example"),
      UserDraft("Bram de Vries", id: bram, email: "bram@tidewater.example"),
      UserDraft("ليلى حداد (Leila Haddad)", id: leila, email: "leila@tidewater.example"),
      UserDraft("Samuel Okoye", id: sam, email: "sam@tidewater.example"),
      UserDraft("Rosa Marín", id: rosa, email: "rosa@tidewater.example"),
      UserDraft("Morwenna Pascoe", id: harbourMaster, kind: .guest, email: "harbour@saltmouth.example"),
      UserDraft("Tide bot", id: tideBot, kind: .bot),
    ]
    + zip(watcherNames, watchers).map { name, id in
      UserDraft(name, id: id, email: "\(id.compactText.prefix(6))@saltmouth.example")
    }
}
