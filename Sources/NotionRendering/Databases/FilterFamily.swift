import NotionModel

/// The kinds of properties whose filters have the same conditions.
enum FilterFamily: Sendable, Hashable {
  case text, number, checkbox, option, names, time, formula, rollup, verification, place

  /// Creates the family of a type by its name in filters and schemas; returns `nil` for an unknown type.
  init?(_ type: String) {
    switch type {
    case "title", "rich_text", "text", "string", "url", "email", "phone_number": self = .text
    case "number", "unique_id": self = .number
    case "checkbox", "boolean": self = .checkbox
    case "select", "status", "multi_select": self = .option
    case "people", "person", "created_by", "last_edited_by", "relation", "files": self = .names
    case "date", "created_time", "last_edited_time", "last_visited_time": self = .time
    case "formula": self = .formula
    case "rollup": self = .rollup
    case "verification": self = .verification
    case "place", "location": self = .place
    default: return nil
    }
  }

  /// Returns whether a filter of this family applies to a property of another: results of formulas and
  /// rollups may be of any type.
  func fits(_ schema: FilterFamily) -> Bool { self == schema || schema == .formula || schema == .rollup }
}
