import NotionModel

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
