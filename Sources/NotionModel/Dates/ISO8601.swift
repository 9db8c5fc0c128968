/// The part of ISO 8601 that JSON APIs use.
enum ISO8601 {
  /// A cursor that consumes digits of a text.
  struct Digits {
    private let bytes: [UInt8]
    private let end: Int
    private var index: Int

    init(_ bytes: [UInt8], _ range: Range<Int>) {
      self.bytes = bytes
      index = range.lowerBound
      end = range.upperBound
    }

    var isAtEnd: Bool { index == end }

    mutating func skip(_ byte: UInt8) -> Bool {
      guard index < end, bytes[index] == byte else { return false }
      index += 1
      return true
    }

    /// Reads a number of exactly `width` digits.
    mutating func number(_ width: Int) -> Int? {
      var value = 0
      for _ in 0..<width {
        guard index < end, case Byte.zero...Byte.nine = bytes[index] else { return nil }
        value = value * 10 + Int(bytes[index] - Byte.zero)
        index += 1
      }
      return value
    }

    /// Reads an existing day as milliseconds from the start of 1970.
    mutating func day() -> Int64? {
      guard let year = number(4), skip(Byte.minus), let month = number(2), skip(Byte.minus),
        let day = number(2), (1...12).contains(month), day >= 1, day <= Self.length(of: month, in: year)
      else { return nil }
      return Int64(CalendarTime.days(year: year, month: month, day: day)) * 86_400_000
    }

    /// Reads a time of whole seconds as milliseconds from midnight.
    mutating func time() -> Int64? {
      guard let hour = number(2), skip(Byte.colon), let minute = number(2), skip(Byte.colon),
        let second = number(2), hour < 24, minute < 60, second < 60
      else { return nil }
      return Int64((hour * 60 + minute) * 60 + second) * 1_000
    }

    /// Reads an offset from UTC in minutes.
    ///
    /// `-00:00` is rejected, as the result would be equal to that of `+00:00`.
    mutating func offset() -> Int? {
      let isNegative = skip(Byte.minus)
      guard isNegative || skip(Byte.plus), let hours = number(2), skip(Byte.colon), let minutes = number(2),
        hours < 24, minutes < 60, !isNegative || hours + minutes > 0
      else { return nil }
      return (hours * 60 + minutes) * (isNegative ? -1 : 1)
    }

    /// Reads a fraction of a second with any number of digits as milliseconds, truncated.
    mutating func fraction() -> Int64? {
      var value: Int64 = 0
      var width = 0
      while let digit = number(1) {
        if width < 3 { value = value * 10 + Int64(digit) }
        width += 1
      }
      guard width > 0 else { return nil }
      while width < 3 {
        value *= 10
        width += 1
      }
      return value
    }

    private static func length(of month: Int, in year: Int) -> Int {
      switch month {
      case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
      case 4, 6, 9, 11: 30
      default: 31
      }
    }
  }

  /// Parses a time in any common form; returns the local time in milliseconds, and its offset from UTC in
  /// minutes.
  private static func parse(_ text: String) -> (shown: Int64, offset: Int)? {
    let bytes = Array(text.utf8)
    var digits = Digits(bytes, bytes.indices)
    guard let day = digits.day(), digits.skip(UInt8(ascii: "T")) || digits.skip(0x20),
      let time = digits.time()
    else { return nil }
    var shown = day + time
    if digits.skip(Byte.dot) {
      guard let fraction = digits.fraction() else { return nil }
      shown += fraction
    }
    if digits.isAtEnd || digits.skip(UInt8(ascii: "Z")) { return digits.isAtEnd ? (shown, 0) : nil }
    guard let offset = digits.offset(), digits.isAtEnd else { return nil }
    return (shown, offset)
  }

  /// Returns the instant of a time, in milliseconds since the start of 1970.
  static func milliseconds(_ text: String) -> Int64? {
    parse(text).map { $0.shown - Int64($0.offset) * 60_000 }
  }

  /// Returns the local time, in milliseconds since the local start of 1970.
  static func shownMilliseconds(_ text: String) -> Int64? { parse(text)?.shown }
}
