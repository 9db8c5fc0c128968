import NotionModel

/// Parses the dates of HTTP headers (RFC 9110, section 5.6.7).
enum HTTPDate {
  /// The seconds since 1970 of a date such as `Sun, 06 Nov 1994 08:49:37 GMT`, or of the two obsolete forms
  /// `Sunday, 06-Nov-94 08:49:37 GMT` and `Sun Nov  6 08:49:37 1994`; `nil` for anything else.
  static func seconds(_ text: String) -> Int? {
    let words = text.split { $0 == " " || $0 == "," || $0 == "-" }
    switch words.count {
    case 6 where words[5] == "GMT":
      return seconds(day: words[1], month: words[2], year: words[3], time: words[4])
    case 5:
      return seconds(day: words[2], month: words[1], year: words[4], time: words[3])
    default: return nil
    }
  }

  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  private static func seconds(
    day: Substring, month: Substring, year: Substring, time: Substring
  ) -> Int? {
    let clock = time.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
    guard clock.count == 3, let hour = clock[0], let minute = clock[1], let second = clock[2],
      (0...23).contains(hour), (0...59).contains(minute), (0...60).contains(second),
      let day = Int(day), (1...31).contains(day), let month = months.firstIndex(of: String(month)),
      var year = Int(year), year >= 0
    else { return nil }
    // A year of two digits means the nearest such year; more than 50 years ahead means the past.
    if year < 100 { year += year < 70 ? 2000 : 1900 }
    // A year of more than four digits is invalid, and its seconds could overflow an integer.
    guard year <= 9999 else { return nil }
    let days = CalendarTime.days(year: year, month: month + 1, day: day)
    return days * 86_400 + hour * 3600 + minute * 60 + second
  }
}
