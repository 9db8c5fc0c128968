/// The type of a property, the same for its schema and its values.
///
/// Before 2021-05-13 the name of `rich_text` was `text`.
public enum PropertyType: OpenEnum {
  case number, url, select, multiSelect, status, date, email, phoneNumber, checkbox, files, createdBy,
    createdTime, lastEditedBy, lastEditedTime, formula, button, uniqueID, verification, place, title,
    richText, people, relation, rollup, location, lastVisitedTime
  case unknown(String)

  /// The known names and their cases.
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

  /// The name of a value without a case, or `nil`.
  public var unknownName: String? { if case .unknown(let name) = self { name } else { nil } }
}
