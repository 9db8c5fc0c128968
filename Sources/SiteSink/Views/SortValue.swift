import NotionModel

/// The value by which the browser sorts a cell, if it differs from the shown text.
enum SortValue {
  /// Returns a number as text, or `nil` if the shown text sorts like the value, or the cell is empty.
  static func text(of contents: [PropertyContent], in schema: PropertySchema) -> String? {
    contents.lazy.compactMap { text(of: $0, schema.configuration) }.first
  }

  private static func text(of content: PropertyContent, _ schema: PropertyConfiguration?) -> String? {
    switch content {
    case .number(let number?): return number.text
    case .date(let date?): return text(of: date.start)
    case .createdTime(let time?), .lastEditedTime(let time?), .lastVisitedTime(let time?):
      return text(of: time)
    case .checkbox(let isChecked): return isChecked ? "1" : "0"
    case .uniqueID(let id): return id.number.map { String($0) }
    case .formula(.number(let number?)): return number.text
    case .formula(.date(let date?)): return text(of: date.start)
    case .formula(.boolean(let isTrue?)): return isTrue ? "1" : "0"
    case .rollup(let rollup):
      switch rollup.result {
      case .number(let number?): return number.text
      case .date(let date?): return text(of: date.start)
      default: return nil
      }
    default: return nil
    }
  }

  private static func text(of time: Timestamp) -> String? { time.millisecondsSince1970.map { String($0) } }
}
