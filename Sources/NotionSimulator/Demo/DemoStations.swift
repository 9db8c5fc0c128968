import NotionModel

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
