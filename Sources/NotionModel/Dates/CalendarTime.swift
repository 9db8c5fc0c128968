/// A day of the Gregorian calendar and a time of day.
public struct CalendarTime: Sendable, Hashable {
  /// The year.
  public let year: Int
  /// The month, 1 to 12.
  public let month: Int
  /// The day of the month, 1 to 31.
  public let day: Int
  /// The hour, 0 to 23.
  public let hour: Int
  /// The minute, 0 to 59.
  public let minute: Int
  /// The second, 0 to 59.
  public let second: Int
  /// The thousandths of a second, 0 to 999.
  public let millisecond: Int

  /// Creates the calendar time at a number of milliseconds after the start of 1970.
  public init(milliseconds: Int64) {
    let dayLength: Int64 = 86_400_000
    var (days, rest) = milliseconds.quotientAndRemainder(dividingBy: dayLength)
    if rest < 0 {
      rest += dayLength
      days -= 1
    }
    (year, month, day) = Self.civil(days: Int(days))
    hour = Int(rest / 3_600_000)
    minute = Int(rest / 60_000 % 60)
    second = Int(rest / 1_000 % 60)
    millisecond = Int(rest % 1_000)
  }

  /// Returns the number of days from the start of 1970 to a day.
  ///
  /// Counted in years that begin in March, so that the leap day is the last of its year
  /// (Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms").
  package static func days(year: Int, month: Int, day: Int) -> Int {
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  private static func civil(days: Int) -> (year: Int, month: Int, day: Int) {
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (
      yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    )
  }

  /// The suffix after the time in its text.
  enum Suffix {
    case none, zulu
    case minutes(Int)
  }

  func text(hasTime: Bool, suffix: Suffix) -> String {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(29)
    func append(_ number: Int, _ width: Int) {
      var divisor = 1
      for _ in 1..<width { divisor *= 10 }
      while divisor > 0 {
        bytes.append(Byte.zero + UInt8(number / divisor % 10))
        divisor /= 10
      }
    }
    if (0...9999).contains(year) {
      append(year, 4)
    } else {
      // An offset can lead out of the years with four digits; ISO 8601 writes others with a sign.
      bytes.append(year < 0 ? Byte.minus : Byte.plus)
      let digits = String(year.magnitude)
      bytes += Array(repeating: Byte.zero, count: max(0, 4 - digits.utf8.count)) + Array(digits.utf8)
    }
    bytes.append(Byte.minus)
    append(month, 2)
    bytes.append(Byte.minus)
    append(day, 2)
    if hasTime {
      bytes.append(UInt8(ascii: "T"))
      append(hour, 2)
      bytes.append(Byte.colon)
      append(minute, 2)
      bytes.append(Byte.colon)
      append(second, 2)
      bytes.append(Byte.dot)
      append(millisecond, 3)
    }
    switch suffix {
    case .none: break
    case .zulu: bytes.append(UInt8(ascii: "Z"))
    case .minutes(let minutes):
      bytes.append(minutes < 0 ? Byte.minus : Byte.plus)
      append(abs(minutes) / 60, 2)
      bytes.append(Byte.colon)
      append(abs(minutes) % 60, 2)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
