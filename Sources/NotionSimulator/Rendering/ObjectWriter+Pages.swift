import NotionModel

extension ObjectWriter {
  /// Writes a page with its properties, or with those whose ids are in `filter`.
  mutating func page(_ page: PageRecord, filter: Set<String>? = nil, requestID: String? = nil) {
    let inTrash = workspace.isInTrash(page.id)
    json.beginObject()
    member("object", "page")
    member("id", page.id)
    member("created_time", page.created.text)
    member("last_edited_time", page.edited.text)
    partialUser("created_by", page.createdBy)
    partialUser("last_edited_by", page.editedBy)
    member("cover", page.cover)
    member("icon", page.icon)
    parent("parent", page.parent)
    member("in_trash", inTrash)
    member("is_archived", page.isArchived)
    member("is_locked", page.isLocked)
    json.key("properties")
    json.beginObject()
    for (name, property) in workspace.properties(of: page) where filter?.contains(property.id) ?? true {
      json.key(name)
      json.beginObject()
      member("id", property.id)
      member("type", property.type)
      let value = propertyValue(property, of: page)
      if property.type == "relation", let all = value.array {
        member("relation", .array(Array(all.prefix(Self.referenceLimit))))
        member("has_more", all.count > Self.referenceLimit)
      } else if property.type == "people", let all = value.array {
        member("people", .array(Array(all.prefix(Self.referenceLimit))))
      } else if property.type == "rollup" {
        let partial = Rollup(workspace).value(of: property, page: page, limit: Self.referenceLimit)
        member("rollup", page.values[property.id] ?? partial)
      } else if property.type == "title" || property.type == "rich_text", let all = value.array {
        member(property.type, .array(Self.cut(all)))
      } else {
        member(property.type, value)
      }
      json.endObject()
    }
    json.endObject()
    member("url", url(of: page.id))
    json.key("public_url")
    json.value(page.publicURL)
    archived(inTrash)
    if let requestID { member("request_id", requestID) }
    json.endObject()
  }

  /// Maximum number of references of one property in a page object.
  static var referenceLimit: Int { 25 }

  /// Returns the runs of a text up to the last mention that a page object contains.
  private static func cut(_ runs: [JSONValue]) -> [JSONValue] {
    var mentions = 0
    return Array(
      runs.prefix { run in
        let type = run["mention"]?["type"]?.string
        if ["page", "database", "data_source", "user"].contains(type) { mentions += 1 }
        return mentions <= referenceLimit
      })
  }

  /// Returns the complete value of the type's key in a property.
  func propertyValue(_ property: PropertyDraft, of page: PageRecord) -> JSONValue {
    switch property.type {
    case "title": .array(page.title)
    case "created_time": .string(page.created.text)
    case "last_edited_time": .string(page.edited.text)
    case "created_by": Template.user(page.createdBy)
    case "last_edited_by": Template.user(page.editedBy)
    case "unique_id":
      [
        "prefix": property.configuration["prefix"] ?? .null, "number": .number(JSONNumber(page.number)),
      ]
    case "button": [:]
    case "rollup": page.values[property.id] ?? Rollup(workspace).value(of: property, page: page)
    case "relation":
      .array(
        (page.values[property.id]?.array ?? []).filter { reference in
          reference["id"]?.string.flatMap { ObjectID($0) }.map { workspace.isReachable($0) } ?? false
        })
    default: page.values[property.id] ?? Self.emptyValue(of: property.type)
    }
  }

  static func emptyValue(of type: String) -> JSONValue {
    switch type {
    case "rich_text", "multi_select", "people", "files", "relation": []
    case "checkbox": false
    case "formula": ["type": "string", "string": .null]
    case "verification": ["state": "unverified", "verified_by": .null, "date": .null]
    default: .null
    }
  }
}

extension SimulatedWorkspace {
  /// Returns the properties of a page with their names: for a row, those of the schema; for others, only the
  /// title.
  func properties(of page: PageRecord) -> [(name: String, property: PropertyDraft)] {
    if case .dataSource(let id) = page.parent, let dataSource = dataSource(id) {
      return dataSource.properties.map { ($0.name, $0) }
    }
    return [("title", .title())]
  }
}
