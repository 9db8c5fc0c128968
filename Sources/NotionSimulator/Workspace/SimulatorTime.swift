#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

import Synchronization

/// A point in time in UTC, to the millisecond, with the formats of the API and of related protocols.
public struct SimulatorTime: Sendable, Hashable, Comparable {
  /// Milliseconds since 1970-01-01T00:00:00Z.
  public var milliseconds: Int64

  /// Creates a point in time from milliseconds since 1970.
  public init(milliseconds: Int64) {
    self.milliseconds = milliseconds
  }

  /// Creates a point in time in UTC.
  public init(year: Int, month: Int, day: Int, hour: Int = 0, minute: Int = 0, second: Int = 0) {
    let days = Self.days(year: year, month: month, day: day)
    milliseconds = Int64(((days * 24 + hour) * 60 + minute) * 60 + second) * 1000
  }

  /// Parses `2026-07-04`, `2026-07-04T09:10:00Z`, with or without a fraction and an offset; returns `nil`
  /// otherwise.
  public init?(_ text: String) {
    let bytes = Array(text.utf8)
    func number(_ range: Range<Int>) -> Int? {
      guard range.upperBound <= bytes.count else { return nil }
      return Int(String(decoding: bytes[range], as: UTF8.self))
    }
    guard bytes.count >= 10, bytes[4] == 0x2D, bytes[7] == 0x2D,
      let year = number(0..<4), let month = number(5..<7), let day = number(8..<10),
      (1...12).contains(month), (1...31).contains(day)
    else { return nil }
    self.init(year: year, month: month, day: day)
    guard bytes.count > 10 else { return }
    guard bytes[10] == 0x54 || bytes[10] == 0x20, let hour = number(11..<13), let minute = number(14..<16)
    else { return nil }
    milliseconds += Int64(hour * 60 + minute) * 60_000
    var position = 16
    if position < bytes.count, bytes[position] == 0x3A {
      guard let second = number(17..<19) else { return nil }
      milliseconds += Int64(second) * 1000
      position = 19
    }
    if position < bytes.count, bytes[position] == 0x2E {
      let digits = bytes[(position + 1)...].prefix { (0x30...0x39).contains($0) }
      let padded = String((String(decoding: digits, as: UTF8.self) + "000").prefix(3))
      milliseconds += Int64(padded) ?? 0
      position += 1 + digits.count
    }
    guard position < bytes.count, bytes[position] != 0x5A else { return }
    guard bytes[position] == 0x2B || bytes[position] == 0x2D,
      let hours = number(position + 1..<position + 3), let minutes = number(position + 4..<position + 6)
    else { return nil }
    let offset = Int64(hours * 60 + minutes) * 60_000
    milliseconds += bytes[position] == 0x2B ? -offset : offset
  }

  /// The system's wall clock.
  public static var system: SimulatorTime {
    SimulatorTime(milliseconds: Int64((Date().timeIntervalSince1970 * 1000).rounded(.down)))
  }

  /// The start of this minute: the precision of Notion's timestamps.
  public var minute: SimulatorTime {
    SimulatorTime(milliseconds: milliseconds - (milliseconds % 60_000 + 60_000) % 60_000)
  }

  /// Returns the time `duration` later, to the millisecond.
  public func advanced(by duration: Duration) -> SimulatorTime {
    SimulatorTime(milliseconds: milliseconds + duration.milliseconds)
  }

  /// Orders by time.
  public static func < (left: SimulatorTime, right: SimulatorTime) -> Bool {
    left.milliseconds < right.milliseconds
  }

  private static func days(year: Int, month: Int, day: Int) -> Int {
    let year = month <= 2 ? year - 1 : year
    let era = (year >= 0 ? year : year - 399) / 400
    let yearOfEra = year - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468
  }

  struct Fields {
    var year: Int, month: Int, day: Int, hour: Int, minute: Int, second: Int, millisecond: Int
    var weekday: Int
  }

  var fields: Fields {
    let seconds = Int((milliseconds - (milliseconds % 1000 + 1000) % 1000) / 1000)
    let secondOfDay = (seconds % 86_400 + 86_400) % 86_400
    let days = (seconds - secondOfDay) / 86_400
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return Fields(
      year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month: month,
      day: dayOfYear - (153 * shiftedMonth + 2) / 5 + 1,
      hour: secondOfDay / 3600, minute: secondOfDay / 60 % 60, second: secondOfDay % 60,
      millisecond: Int((milliseconds % 1000 + 1000) % 1000), weekday: ((days + 4) % 7 + 7) % 7)
  }
}

extension Duration {
  var milliseconds: Int64 {
    components.seconds * 1000 + components.attoseconds / 1_000_000_000_000_000
  }
}

extension SimulatorTime {
  /// `2026-07-04T09:10:00.000Z`, as on pages, blocks and data sources.
  public var text: String { dateText + "T" + clockText + "Z" }

  /// `2026-07-04T09:10:00.643+00:00`, as on databases and views.
  public var offsetText: String { dateText + "T" + clockText + "+00:00" }

  /// `2026-07-04`.
  public var dateText: String {
    let fields = self.fields
    return "\(Self.pad(fields.year, 4))-\(Self.pad(fields.month))-\(Self.pad(fields.day))"
  }

  /// `20260704T091000Z`, as in signed URLs.
  var signingText: String {
    let fields = self.fields
    return Self.pad(fields.year, 4) + Self.pad(fields.month) + Self.pad(fields.day) + "T"
      + Self.pad(fields.hour) + Self.pad(fields.minute) + Self.pad(fields.second) + "Z"
  }

  /// `Sat, 04 Jul 2026 09:10:00 GMT`, the HTTP date of RFC 9110.
  public var httpDate: String {
    let fields = self.fields
    let weekday = ["Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"][fields.weekday]
    let months = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]
    return "\(weekday), \(Self.pad(fields.day)) \(months[fields.month - 1]) \(Self.pad(fields.year, 4)) "
      + "\(Self.pad(fields.hour)):\(Self.pad(fields.minute)):\(Self.pad(fields.second)) GMT"
  }

  /// Parses the form of ``signingText``.
  init?(signingText text: String) {
    let digits = text.utf8.filter { (0x30...0x39).contains($0) }
    guard text.utf8.count == 16, digits.count == 14 else { return nil }
    func number(_ range: Range<Int>) -> Int? { Int(String(decoding: digits[range], as: UTF8.self)) }
    guard let year = number(0..<4), let month = number(4..<6), let day = number(6..<8),
      let hour = number(8..<10), let minute = number(10..<12), let second = number(12..<14)
    else { return nil }
    self.init(year: year, month: month, day: day, hour: hour, minute: minute, second: second)
  }

  private var clockText: String {
    let fields = self.fields
    return "\(Self.pad(fields.hour)):\(Self.pad(fields.minute)):\(Self.pad(fields.second))."
      + Self.pad(fields.millisecond, 3)
  }

  private static func pad(_ number: Int, _ width: Int = 2) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}

extension SimulatorTime: CustomStringConvertible {
  /// The form of ``text``.
  public var description: String { text }
}

/// The clock of a simulator: for edit times, rate limit windows and the expiry of signed URLs.
public protocol SimulatorClock: Sendable {
  /// The present time.
  var now: SimulatorTime { get }
}

/// The wall clock of this machine.
public struct SystemSimulatorClock: SimulatorClock {
  /// Creates the system's clock.
  public init() {}

  /// The present time.
  public var now: SimulatorTime { .system }
}

/// A clock that is advanced explicitly, for tests.
public final class ManualSimulatorClock: SimulatorClock {
  private let time: Mutex<SimulatorTime>

  /// Creates a clock with the time `start`.
  public init(_ start: SimulatorTime = SimulatorTime(year: 2026, month: 10, day: 5, hour: 9)) {
    time = Mutex(start)
  }

  /// The current time.
  public var now: SimulatorTime { time.withLock { $0 } }

  /// Moves the clock forward.
  public func advance(by duration: Duration) {
    time.withLock { $0 = $0.advanced(by: duration) }
  }
}
