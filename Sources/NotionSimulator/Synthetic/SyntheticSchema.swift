import NotionModel

/// The properties of synthetic data sources, and the values of their rows.
enum SyntheticSchema {
  /// Returns the schema of a data source, which depends only on the target of its relation.
  static func properties(isWide: Bool, source: ObjectID) -> [PropertyDraft] {
    var properties = isWide ? wide : narrow
    properties[relationPlace].configuration["data_source_id"] = .string(source.description)
    return properties
  }

  private static let relationPlace = 5
  private static let narrow: [PropertyDraft] = [
    .title(), status, .number("Level", format: "number"), .date("Due"), .checkbox("Done"),
    .relation("Related", to: ObjectID(high: 0, low: 0)), .createdTime("Created"),
  ]

  private static let status = PropertyDraft.status(
    "Status", toDo: [OptionDraft("Planned", color: "gray")],
    inProgress: [OptionDraft("Under way", color: "blue"), OptionDraft("Waiting", color: "yellow")],
    complete: [OptionDraft("Finished", color: "green")])
  private static let kind = PropertyDraft.select(
    "Kind", [OptionDraft("Gauge", color: "blue"), OptionDraft("Logger", color: "orange"), "Mooring"])
  private static let tags = PropertyDraft.multiSelect(
    "Tags",
    [
      OptionDraft("salt", color: "gray"), OptionDraft("ice", color: "blue"),
      OptionDraft("urgent", color: "red"),
    ])

  private static let wide: [PropertyDraft] =
    narrow + [
      kind, tags, .text("Notes"), .people("Owner"), .files("Files"), .url("Link"), .email("Contact"),
      .phone("Phone"), .formula("Score", "prop(\"Level\") * 2"),
      .rollup("Levels", relation: "Related", property: "Level", function: "sum"),
      .rollup("Names", relation: "Related", property: "Name", function: "show_original"),
      .createdBy("Created by"), .lastEditedTime("Edited"), .lastEditedBy("Edited by"),
      .uniqueID("Number", prefix: "REG"), .place("Place"), .button("Remind"), .verification(),
    ]

  private static let ids = Dictionary(uniqueKeysWithValues: wide.map { ($0.name, $0.id) })
  private static func id(_ name: String) -> String { ids[name] ?? name }

  /// A property for values without a configuration.
  private static let plain = PropertyDraft.text("")

  static func values(
    isWide: Bool, number: Int, words: SyntheticWords, related: [ObjectID], owner: ObjectID, asset: ObjectID
  ) -> [String: JSONValue] {
    var words = words
    let level = words.below(4000)
    let due = SimulatorTime(year: 2026, month: 1, day: 1).advanced(by: .seconds(86_400 * words.below(365)))
    func value(_ draft: ValueDraft, _ property: PropertyDraft) -> JSONValue {
      draft.json(in: property.configuration)
    }
    var values: [String: JSONValue] = [
      id("Status"): value(.status(["Planned", "Under way", "Waiting", "Finished"][number % 4]), status),
      id("Level"): number % 10 == 9 ? .null : .number(JSONNumber(level)),
      id("Due"): number % 3 == 0 ? .null : value(.date(due.dateText), plain),
      id("Done"): .bool(number % 4 == 3),
      id("Related"): value(.relation(related), plain),
    ]
    guard isWide else { return values }
    values[id("Kind")] = value(.select(["Gauge", "Logger", "Mooring"][number % 3]), kind)
    values[id("Tags")] = value(.multiSelect(Array(["salt", "ice", "urgent"].prefix(number % 4))), tags)
    values[id("Notes")] = value(.text(TextDraft(words.sentence())), plain)
    values[id("Owner")] = value(.people([owner]), plain)
    if number % 5 == 0 {
      values[id("Files")] = value(
        .files([.hosted(asset, name: "chart.svg"), .web("chart.png", name: "web")]), plain)
    }
    values[id("Link")] = .string("https://example.com/register/\(number)?a=1&b=2")
    values[id("Contact")] = .string("station\(number)@tidewater.example")
    values[id("Phone")] = .string("+44 20 7946 \(String(1000 + number % 9000).suffix(4))")
    values[id("Score")] = value(.formula(.number(Double(level * 2))), plain)
    if number % 6 == 0 {
      values[id("Place")] = value(
        .place(
          latitude: 50 + Double(number % 90) / 10, longitude: -4.5, name: "Pier \(number)", address: nil),
        plain)
    }
    return values
  }
}
