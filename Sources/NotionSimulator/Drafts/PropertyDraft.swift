public import NotionModel

/// A property of a data source's schema.
public struct PropertyDraft: Sendable, Hashable {
  /// Its id within the data source, percent-encoded; derived from the name unless it is set.
  public var id: String
  /// Its name.
  public var name: String
  /// Its description.
  public var description: String?
  /// Its type, as in the API.
  public var type: String
  /// The value of the type's key.
  public var configuration: JSONObject

  /// Creates a property of any type.
  public init(_ name: String, type: String, configuration: JSONObject = [:], id: String? = nil) {
    self.name = name
    self.type = type
    self.configuration = configuration
    self.id = id ?? (type == "title" ? "title" : Self.id(of: name))
  }

  /// Returns four characters like those of Notion, with reserved ones percent-encoded.
  static func id(of name: String) -> String {
    let digest = ObjectID(simulated: "property " + name).high
    return (0..<4).map { index -> String in
      let byte = UInt8(0x3A + (digest >> UInt64(index * 12)) % 0x44)
      let isPlain =
        (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte) || byte == 0x5F
      let hex = String(byte, radix: 16, uppercase: true)
      return isPlain ? String(Unicode.Scalar(byte)) : "%" + hex
    }.joined()
  }

  /// Returns the same property with a description.
  public func describing(_ description: String) -> PropertyDraft {
    var copy = self
    copy.description = description
    return copy
  }

  /// Returns the same property with this id.
  public func id(_ id: String) -> PropertyDraft {
    var copy = self
    copy.id = id
    return copy
  }
}

extension PropertyDraft {
  /// The title of the rows.
  public static func title(_ name: String = "Name") -> PropertyDraft { .init(name, type: "title") }
  /// Rich text.
  public static func text(_ name: String) -> PropertyDraft { .init(name, type: "rich_text") }
  /// A number in one of Notion's formats, such as `number`, `euro` or `percent`.
  public static func number(_ name: String, format: String = "number") -> PropertyDraft {
    .init(name, type: "number", configuration: ["format": .string(format)])
  }
  /// One of several options.
  public static func select(_ name: String, _ options: [OptionDraft]) -> PropertyDraft {
    .init(name, type: "select", configuration: ["options": .array(options.map { $0.json(of: name) })])
  }
  /// Any number of several options.
  public static func multiSelect(_ name: String, _ options: [OptionDraft]) -> PropertyDraft {
    .init(name, type: "multi_select", configuration: ["options": .array(options.map { $0.json(of: name) })])
  }
  /// One of several options in the groups to-do, in progress and complete.
  public static func status(
    _ name: String, toDo: [OptionDraft], inProgress: [OptionDraft], complete: [OptionDraft]
  ) -> PropertyDraft {
    let groups = [
      ("To-do", "gray", toDo), ("In progress", "blue", inProgress), ("Complete", "green", complete),
    ]
    return .init(
      name, type: "status",
      configuration: [
        "options": .array((toDo + inProgress + complete).map { $0.json(of: name) }),
        "groups": .array(
          groups.map { group, color, options in
            [
              "id": .string(ObjectID(simulated: "group \(name) \(group)").description),
              "name": .string(group), "color": .string(color),
              "option_ids": .array(options.map { .string($0.id(of: name)) }),
            ]
          }),
      ])
  }
  /// A date, a time, or a range.
  public static func date(_ name: String) -> PropertyDraft { .init(name, type: "date") }
  /// Users.
  public static func people(_ name: String) -> PropertyDraft { .init(name, type: "people") }
  /// Files.
  public static func files(_ name: String) -> PropertyDraft { .init(name, type: "files") }
  /// A checkbox.
  public static func checkbox(_ name: String) -> PropertyDraft { .init(name, type: "checkbox") }
  /// A web address.
  public static func url(_ name: String) -> PropertyDraft { .init(name, type: "url") }
  /// An e-mail address.
  public static func email(_ name: String) -> PropertyDraft { .init(name, type: "email") }
  /// A telephone number.
  public static func phone(_ name: String) -> PropertyDraft { .init(name, type: "phone_number") }
  /// A geographical place.
  public static func place(_ name: String) -> PropertyDraft { .init(name, type: "place") }
  /// A button.
  public static func button(_ name: String) -> PropertyDraft { .init(name, type: "button") }
  /// The row's time of creation.
  public static func createdTime(_ name: String) -> PropertyDraft { .init(name, type: "created_time") }
  /// The creator of the row.
  public static func createdBy(_ name: String) -> PropertyDraft { .init(name, type: "created_by") }
  /// The time of the row's last edit.
  public static func lastEditedTime(_ name: String) -> PropertyDraft { .init(name, type: "last_edited_time") }
  /// The last editor of the row.
  public static func lastEditedBy(_ name: String) -> PropertyDraft { .init(name, type: "last_edited_by") }
  /// A sequence number of the rows.
  public static func uniqueID(_ name: String, prefix: String? = nil) -> PropertyDraft {
    .init(name, type: "unique_id", configuration: ["prefix": prefix.map { .string($0) } ?? .null])
  }
  /// The verification of a wiki page.
  public static func verification(_ name: String = "Verification") -> PropertyDraft {
    .init(name, type: "verification", id: "verification")
  }
  /// A formula; its results are given as values.
  public static func formula(_ name: String, _ expression: String) -> PropertyDraft {
    .init(name, type: "formula", configuration: ["expression": .string(expression)])
  }
  /// Rows of a data source; `synced` is the name of the opposite property in a two-way relation.
  public static func relation(
    _ name: String, to dataSource: ObjectID, synced property: String? = nil
  ) -> PropertyDraft {
    var configuration: JSONObject = ["data_source_id": .string(dataSource.description)]
    if let property {
      configuration["type"] = "dual_property"
      configuration["dual_property"] = [
        "synced_property_name": .string(property), "synced_property_id": .string(id(of: property)),
      ]
    } else {
      configuration["type"] = "single_property"
      configuration["single_property"] = [:]
    }
    return .init(name, type: "relation", configuration: configuration)
  }
  /// A value computed from the related rows, by one of Notion's rollup functions.
  public static func rollup(
    _ name: String, relation: String, property: String, function: String
  ) -> PropertyDraft {
    .init(
      name, type: "rollup",
      configuration: [
        "rollup_property_name": .string(property), "relation_property_name": .string(relation),
        "function": .string(function),
      ])
  }
}

/// An option of a select, multi-select or status property.
public struct OptionDraft: Sendable, Hashable {
  /// Its name.
  public var name: String
  /// One of the ten select colours.
  public var color: String
  /// Its description.
  public var description: String?

  /// Creates an option.
  public init(_ name: String, color: String = "default", description: String? = nil) {
    self.name = name
    self.color = color
    self.description = description
  }

  func id(of property: String) -> String {
    ObjectID(simulated: "option \(property) \(name)").description
  }

  func json(of property: String) -> JSONValue {
    [
      "id": .string(id(of: property)), "name": .string(name), "color": .string(color),
      "description": description.map { .string($0) } ?? .null,
    ]
  }
}

extension OptionDraft: ExpressibleByStringLiteral {
  /// Creates an option in the default colour.
  public init(stringLiteral value: String) { self.init(value) }
}
