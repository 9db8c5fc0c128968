import NotionModel
import SinkRendering

/// The value by which the browser sorts a cell, if it differs from the shown text.
enum SortValue {
  /// Returns a number as text, or `nil` if the shown text sorts like the value, or the cell is empty.
  static func text(of content: PropertyContent, in schema: PropertySchema) -> String? {
    switch content.shape(in: schema.configuration) {
    case .time(let time): text(of: time)
    case .checkbox(let isChecked): isChecked ? "1" : "0"
    case .uniqueID(let id): id.number.map { String($0) }
    case .number(let number, _): number.text
    case .date(let date): text(of: date.start)
    case .text, .plainText, .address, .options, .people, .pages, .files, .verification, .place, .list, .empty,
      .unresolved:
      nil
    @unknown default: nil
    }
  }

  private static func text(of time: Timestamp) -> String? { time.millisecondsSince1970.map { String($0) } }
}
