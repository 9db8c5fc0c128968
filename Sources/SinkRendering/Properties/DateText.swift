public import NotionModel

/// Dates and times in ISO form, as in `2026-05-01T10:00:00+02:00 → 2026-05-02 (Europe/Berlin)`.
public enum DateText {
  /// Returns a date or a span; a named time zone follows in parentheses.
  public static func text(_ date: DateValue) -> String {
    let span = date.end.map { "\(text(date.start)) → \(text($0))" } ?? text(date.start)
    return date.timeZone.map { "\(span) (\($0))" } ?? span
  }

  /// Returns a time in the API's form, without zero milliseconds.
  public static func text(_ time: Timestamp) -> String {
    let text = time.text
    let bytes = text.utf8
    var start = bytes.startIndex
    while let dot = bytes[start...].firstIndex(of: UInt8(ascii: ".")) {
      let rest = bytes[dot...]
      if rest.starts(with: ".000".utf8) {
        return String(text[..<dot]) + String(text[bytes.index(dot, offsetBy: 4)...])
      }
      start = bytes.index(after: dot)
    }
    return text
  }
}
