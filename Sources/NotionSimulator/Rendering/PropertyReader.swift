import NotionModel

/// Values of properties of rows, for filters, sorts and rollups.
struct PropertyReader {
  let workspace: SimulatedWorkspace

  init(_ workspace: SimulatedWorkspace) { self.workspace = workspace }

  /// Returns the value of the type's key; rollups of rollups are unsupported, as in Notion's API.
  func value(_ property: PropertyDraft, of page: PageRecord) -> JSONValue {
    switch property.type {
    case "title": .array(page.title)
    case "created_time": .string(page.created.text)
    case "last_edited_time": .string(page.edited.text)
    case "created_by": Template.user(page.createdBy)
    case "last_edited_by": Template.user(page.editedBy)
    case "unique_id":
      ["prefix": property.configuration["prefix"] ?? .null, "number": .number(JSONNumber(page.number))]
    case "rollup":
      page.values[property.id] ?? ["type": "unsupported", "unsupported": [:], "function": "show_original"]
    default: page.values[property.id] ?? ObjectWriter.emptyValue(of: property.type)
    }
  }
}
