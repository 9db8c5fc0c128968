package import NotionModel

/// Dates and times in ISO form.
package enum DateText {
  /// A date or a span; a named time zone follows in parentheses.
  package static func text(_ date: DateValue) -> String {
    let span = date.end.map { "\(text(date.start)) → \(text($0))" } ?? text(date.start)
    return date.timeZone.map { "\(span) (\($0))" } ?? span
  }

  /// A time as the API spelled it, without milliseconds that are none.
  package static func text(_ time: Timestamp) -> String {
    let text = time.text
    guard let zeros = text.firstRange(of: ".000") else { return text }
    return String(text[..<zeros.lowerBound] + text[zeros.upperBound...])
  }
}
