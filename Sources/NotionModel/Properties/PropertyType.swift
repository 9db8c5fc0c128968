/// The type of a property, the same for its schema and its values.
///
/// Versions before 2021-05-13 spelled `rich_text` as `text`.
public enum PropertyType: OpenEnum {
  case number, url, select, multiSelect, status, date, email, phoneNumber, checkbox, files, createdBy,
    createdTime, lastEditedBy, lastEditedTime, formula, button, uniqueID, verification, place, title,
    richText, people, relation, rollup, location, lastVisitedTime
  case unknown(String)

  /// The names that have a case of their own.
  public static let names: NameTable<PropertyType> = [
    "number": .number, "url": .url, "select": .select, "multi_select": .multiSelect, "status": .status,
    "date": .date, "email": .email, "phone_number": .phoneNumber, "checkbox": .checkbox, "files": .files,
    "created_by": .createdBy, "created_time": .createdTime, "last_edited_by": .lastEditedBy,
    "last_edited_time": .lastEditedTime, "formula": .formula, "button": .button, "unique_id": .uniqueID,
    "verification": .verification, "place": .place, "title": .title, "rich_text": .richText,
    "text": .richText,
    "people": .people, "relation": .relation, "rollup": .rollup, "location": .location,
    "last_visited_time": .lastVisitedTime,
  ]

  /// The name, where it has no case of its own.
  public var unknownName: String? { if case .unknown(let name) = self { name } else { nil } }
}
