internal import Foundation
internal import NotionModel

/// Numbers and times as people read them.
enum Wording {
  /// Returns a number with a noun, as in `1 page`, `1,204 pages`.
  static func count(_ count: Int, _ noun: String, plural: String? = nil) -> String {
    "\(number(count)) \(count == 1 ? noun : plural ?? noun + "s")"
  }

  /// Returns a number with commas between thousands in any locale, so that the output is the same everywhere.
  static func number(_ number: Int) -> String {
    var digits = String(number.magnitude)
    var groups: [String] = []
    while digits.count > 3 {
      groups.insert(String(digits.suffix(3)), at: 0)
      digits.removeLast(3)
    }
    groups.insert(digits, at: 0)
    return (number < 0 ? "-" : "") + groups.joined(separator: ",")
  }

  /// Returns a size, as in `812 bytes`, `3.4 MB`; a MB is a million bytes.
  static func bytes(_ bytes: Int64) -> String {
    var value = Double(bytes)
    if value < 1000 { return count(Int(bytes), "byte") }
    for unit in ["kB", "MB", "GB"] {
      value /= 1000
      if value < 999.5 || unit == "GB" { return "\(oneDecimal(value)) \(unit)" }
    }
    return "\(bytes) bytes"
  }

  /// Returns a duration, as in `0.4 s`, `41 s`, `3 min 20 s`, `2 h 5 min`.
  static func duration(_ duration: Duration) -> String {
    let seconds = duration / .seconds(1)
    if seconds < 9.95 { return "\(oneDecimal(seconds)) s" }
    let whole = Int(clamped: seconds.rounded())
    if whole < 60 { return "\(whole) s" }
    if whole < 3600 { return whole % 60 == 0 ? "\(whole / 60) min" : "\(whole / 60) min \(whole % 60) s" }
    let minutes = whole / 60
    if minutes < 48 * 60 {
      return minutes % 60 == 0 ? "\(minutes / 60) h" : "\(minutes / 60) h \(minutes % 60) min"
    }
    return count(minutes / (24 * 60), "day")
  }

  /// Returns a time, as in `2026-11-25 23:10 UTC`.
  static func time(_ secondsSince1970: Int) -> String {
    // Clamped to years of four digits, for a clock that is further off.
    let seconds = min(max(secondsSince1970, -62_135_596_800), 253_402_300_799)
    let text = Date(timeIntervalSince1970: Double(seconds)).formatted(.iso8601)
    return "\(text.prefix(10)) \(text.dropFirst(11).prefix(5)) UTC"
  }

  /// Returns the number with one decimal, rounded; whole above a hundred.
  static func oneDecimal(_ value: Double) -> String {
    if value >= 99.95 { return number(Int(clamped: value.rounded())) }
    let tenths = Int(clamped: (value * 10).rounded())
    return tenths % 10 == 0 && value >= 10 ? "\(tenths / 10)" : "\(tenths / 10).\(tenths % 10)"
  }
}
