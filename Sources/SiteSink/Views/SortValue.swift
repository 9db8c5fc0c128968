import NotionModel

/// The value by which the browser sorts a cell, if it differs from the shown text.
enum SortValue {
  /// Returns a number as text, or `nil` if the shown text sorts like the value, or the cell is empty.
  static func text(of content: PropertyContent, in schema: PropertySchema) -> String? {
    text(of: content, schema.configuration)
  }

  private static func text(of content: PropertyContent, _ schema: PropertyConfiguration?) -> String? {
    switch content {
    case .createdTime, .lastEditedTime, .lastVisitedTime: content.time.flatMap(text)
    case .checkbox(let isChecked), .formula(.boolean(let isChecked?)): isChecked ? "1" : "0"
    case .uniqueID(let id): id.number.map { String($0) }
    case .number, .date, .formula, .rollup:
      content.numberResult?.text ?? content.dateResult.flatMap { text(of: $0.start) }
    case .title, .richText, .select, .multiSelect, .status, .people, .files, .url, .email, .phoneNumber,
      .relation, .createdBy, .lastEditedBy, .verification, .button, .place, .location, .unknown:
      nil
    }
  }

  private static func text(of time: Timestamp) -> String? { time.millisecondsSince1970.map { String($0) } }
}
